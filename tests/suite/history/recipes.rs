//! The recipes of `docs/cron.md`: every command in them is one that the program understands.

use super::super::harness::{program, root};
use clap::Parser;
use promised::cli::Arguments;

/// The commands of the program in a text, each from its name to what ends it in a shell.
fn commands(text: &str) -> Vec<Vec<String>> {
    let mut commands = Vec::new();
    for line in text.replace("\\\n", " ").lines() {
        let line = line.trim_start_matches(['#', ' ']);
        for (at, _) in line.match_indices("promised ") {
            let is_start = line[..at].ends_with(['/', ' ', '=']) || at == 0;
            let is_command = line[..at].trim_end().ends_with("/usr/local/bin/") || at == 0;
            if is_start && is_command {
                commands.push(words(&line[at..]));
            }
        }
    }
    commands
}

/// What ends a command in a shell.
const ENDS: [&str; 6] = [">", "|", "&", ";", "2>", ")"];

/// The words of a command; a quoted one stays whole.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() && !ENDS.iter().any(|end| rest.starts_with(end)) {
        let (word, more) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').expect("a quote that ends"),
            None => rest.split_once([' ', ';']).unwrap_or((rest, "")),
        };
        words.push(word.to_owned());
        rest = more.trim_start();
    }
    words
}

#[test]
fn every_command_of_the_recipes_is_understood() {
    let text = std::fs::read_to_string(root().join("docs/cron.md")).expect("the recipes");
    let blocks: String = text.split("```").skip(1).step_by(2).collect();
    let commands = commands(&blocks);
    assert!(commands.len() >= 8, "{commands:#?}");
    for command in commands {
        let parsed = Arguments::try_parse_from(&command);
        assert!(parsed.is_ok(), "{command:?}: {}", parsed.unwrap_err());
    }
}

#[test]
fn a_percent_sign_ends_a_line_of_a_crontab_and_stands_in_none() {
    let text = std::fs::read_to_string(root().join("docs/cron.md")).expect("the recipes");
    let (_, crontab) = text.split_once("```crontab\n").expect("a crontab");
    let (crontab, _) = crontab.split_once("```").expect("an end");
    assert!(!crontab.replace("\\%", "").contains('%'), "{crontab}");
}

#[test]
fn nothing_of_the_place_it_is_started_in_matters() {
    let shop = super::Shop::new();
    shop.orders(&[("A", "2026-03-02", "2026-03-05")]);
    let (exports, contract) = (shop.path("in"), shop.path("promised.toml"));
    let mut command = program(std::path::Path::new("/"));
    command.arg("audit").arg(exports).arg("--contract").arg(contract);
    command.args(["--as-of", "2026-03-10"]);
    let ran = super::ran(command.output().expect("the program starts"));
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(shop.names().contains(&"nights.db".to_owned()));
}
