//! The stories under `examples/`: every command in their README is run and its output compared.
//!
//! A block that starts with ```console holds `$ promised …`, what that prints, what it says on
//! the error stream, and `? N` where the exit code is not 0; `$ cat FILE` shows what a command
//! wrote. A block that starts with ```toml is the contract of the story: it is there from this
//! block on, and where a command has written one by then, that is it.

use super::harness::{compare, root, run_in};
use std::fs;
use std::path::Path;

const CONTRACT: &str = "promised.toml";

#[test]
fn every_story_says_what_the_program_says() {
    let mut stories: Vec<_> = fs::read_dir(root().join("examples"))
        .expect("the examples")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    stories.sort();
    assert!(!stories.is_empty(), "there is an example");
    for story in stories {
        let readme = story.join("README.md");
        let text = fs::read_to_string(&readme).expect("every example has a README");
        assert!(text.contains("```console\n$ promised"), "{} runs nothing", readme.display());
        compare(&readme, &retold(&text, &story));
    }
}

/// The text with every block made again, in a copy of the story's folder.
fn retold(text: &str, story: &Path) -> String {
    let copy = tempfile::tempdir().expect("a temporary folder");
    copy_files(story, copy.path());
    if text.contains("```toml\n") {
        // Missing only where `UPDATE=1` is about to write it for the first time.
        _ = fs::remove_file(copy.path().join(CONTRACT));
    }
    let blocks = text.split("```").enumerate().map(|(at, part)| match part.split_once('\n') {
        Some(("console", block)) if at % 2 == 1 => {
            format!("console\n{}", rerun(block, copy.path()))
        }
        Some(("toml", _)) if at % 2 == 1 => format!("toml\n{}", contract(story, copy.path())),
        _ => part.to_owned(),
    });
    blocks.collect::<Vec<_>>().join("```")
}

fn copy_files(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&target).expect("a folder");
            copy_files(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// The committed contract, once it is what a command has written or where no command has.
fn contract(story: &Path, folder: &Path) -> String {
    let (committed, written) = (story.join(CONTRACT), folder.join(CONTRACT));
    match fs::read_to_string(&written) {
        Ok(text) => compare(&committed, &text),
        Err(_) => _ = fs::copy(&committed, &written).expect("a copy of the contract"),
    }
    fs::read_to_string(written).expect("the contract")
}

fn rerun(block: &str, folder: &Path) -> String {
    let commands = block.lines().filter_map(|line| line.strip_prefix("$ "));
    commands.map(|command| transcript(command, folder)).collect()
}

/// The words of a command; one in quotes stays whole.
fn words(command: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for (at, part) in command.split('"').enumerate() {
        match at % 2 {
            1 => words.push(part),
            _ => words.extend(part.split_whitespace()),
        }
    }
    words
}

fn transcript(command: &str, folder: &Path) -> String {
    let words = words(command);
    let said = match words[..] {
        ["promised", ref words @ ..] => {
            let ran = run_in(folder, words);
            let code = if ran.code == 0 { String::new() } else { format!("? {}\n", ran.code) };
            format!("{}{}{code}", ran.out, ran.err)
        }
        ["cat", file] => fs::read_to_string(folder.join(file)).expect("a file that was written"),
        _ => panic!("no story runs {command:?}"),
    };
    let text = format!("$ {command}\n{said}");
    // No trailing blanks, so that editors do not quarrel with the file.
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}
