//! Everything that needs more than one room, in one binary.
//!
//! `UPDATE=1 cargo test` rewrites the texts that are compared: examples, help, the README
//! table and the page of practices.

#![allow(clippy::print_stderr)] // A test that is skipped says so.

mod suite {
    pub mod advice;
    pub mod aggregates;
    pub mod bad_input;
    pub mod beside;
    pub mod bills;
    pub mod carriers;
    pub mod command_line;
    pub mod conservation;
    pub mod controller;
    pub mod corpora;
    pub mod corrections;
    pub mod credits;
    pub mod customers;
    pub mod double_entry;
    pub mod doubles;
    pub mod examples;
    pub mod exchange;
    pub mod exporters;
    pub mod figures;
    pub mod findings;
    pub mod formulas;
    pub mod goldens;
    pub mod grievances;
    pub mod groups;
    pub mod handover;
    pub mod harness;
    pub mod history;
    pub mod house;
    pub mod init;
    pub mod injected;
    pub mod inspect;
    pub mod instructions;
    pub mod joint;
    pub mod judgements;
    pub mod laws;
    pub mod matching;
    pub mod memory;
    pub mod moments;
    pub mod needs;
    pub mod oracle;
    pub mod own_lines;
    pub mod penalties;
    pub mod pictures;
    pub mod pollock;
    pub mod polluted;
    pub mod practices;
    pub mod promise_files;
    pub mod quantities;
    pub mod rates;
    pub mod real_exports;
    pub mod refunds;
    pub mod regressions;
    pub mod rejects;
    pub mod replays;
    pub mod reports;
    pub mod service;
    pub mod shop;
    pub mod since;
    pub mod sql;
    pub mod surveys;
    pub mod targets;
    pub mod texts;
    pub mod threads;
    pub mod told;
    pub mod tolerances;
    pub mod touch_points;
    pub mod vectors;
    pub mod verdicts;
    pub mod yardstick;
}
