//! Any text is a contract or a list of mistakes, never a panic.
//!
//! The mistakes are put into words too.

#![no_main]

use libfuzzer_sys::fuzz_target;
use promised::contract;
use promised::promises::Catalogue;
use std::path::Path;
use std::sync::LazyLock;

static BUILTIN: LazyLock<Catalogue> = LazyLock::new(Catalogue::builtin);

fuzz_target!(|text: &str| {
    if let Err(mistakes) = contract::parse(text, Path::new("promised.toml"), &BUILTIN.known()) {
        assert!(!mistakes.to_string().is_empty(), "a refusal without a word");
    }
});
