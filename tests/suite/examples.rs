//! The stories under `examples/`: every command in their README is run and its output compared.
//!
//! A block that starts with ```console holds `$ promised …`, what that prints, what it says on
//! the error stream, and `? N` where the exit code is not 0.

use super::harness::{compare, root, run_in};

#[test]
fn every_story_says_what_the_program_says() {
    let mut stories: Vec<_> = std::fs::read_dir(root().join("examples"))
        .expect("the examples")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    stories.sort();
    assert!(!stories.is_empty(), "there is an example");
    for story in stories {
        let readme = story.join("README.md");
        let text = std::fs::read_to_string(&readme).expect("every example has a README");
        assert!(text.contains("```console\n$ promised"), "{} runs nothing", readme.display());
        compare(&readme, &rerun(&text, &story));
    }
}

/// The text with every console block run again.
pub fn rerun(text: &str, folder: &std::path::Path) -> String {
    let mut fresh = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("```console\n") {
        let (block, behind) = after.split_once("```").expect("a console block ends");
        fresh.push_str(before);
        fresh.push_str("```console\n");
        for command in block.lines().filter_map(|line| line.strip_prefix("$ ")) {
            fresh.push_str(&transcript(command, folder));
        }
        fresh.push_str("```");
        rest = behind;
    }
    fresh.push_str(rest);
    fresh
}

fn transcript(command: &str, folder: &std::path::Path) -> String {
    let mut words = command.split_whitespace();
    assert_eq!(words.next(), Some("promised"), "{command}");
    let ran = run_in(folder, &words.collect::<Vec<_>>());
    let code = if ran.code == 0 { String::new() } else { format!("? {}\n", ran.code) };
    let text = format!("$ {command}\n{}{}{code}", ran.out, ran.err);
    // No trailing blanks, so that editors do not quarrel with the file.
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}
