//! The picture of the terminal in the README: drawn from what the program prints, so that it cannot
//! differ from it.
//!
//! `UPDATE=1 cargo test pictures` draws it again. That of the page is a photograph, taken by
//! `docs/pictures/photograph`, and is held only against what the page is made of.

use super::harness::{compare, program, ran, root};

/// How many columns the terminal has, and how large a character is.
const COLUMNS: usize = 100;
const WIDE: usize = 8;
const HIGH: usize = 18;
const MARGIN: usize = 16;

/// The command of the picture, run in the folder of the example.
const EXAMPLE: &str = "examples/12-what-may-be-broken";
const COMMAND: &str = "promised audit . --as-of 2026-03-31 --select DLV,BIL,COM,RFD,PRM904";

/// A piece of a line in one colour: where it begins, its classes and its text.
#[derive(Debug, PartialEq, Eq)]
struct Piece {
    column: usize,
    class: String,
    text: String,
}

/// The class of a colour or weight; those are all that the program uses.
fn class(code: &str) -> &'static str {
    match code {
        "0" => "",
        "1" => "b",
        "31" => "r",
        "32" => "g",
        "33" => "y",
        _ => panic!("no class for the colour {code}"),
    }
}

/// A line with escape sequences as pieces, parted where two spaces stand.
fn pieces(line: &str) -> Vec<Piece> {
    let (mut pieces, mut column, mut class_now) = (Vec::new(), 0, "");
    for (place, run) in line.split("\x1b[").enumerate() {
        let text = match run.split_once('m').filter(|_| place > 0) {
            Some((code, text)) => {
                class_now = class(code);
                text
            }
            None => run,
        };
        for part in text.split_inclusive("  ") {
            let words = part.trim();
            if !words.is_empty() {
                let at = column + part.chars().take_while(|mark| *mark == ' ').count();
                let (class, text) = (class_now.to_owned(), words.to_owned());
                pieces.push(Piece { column: at, class, text });
            }
            column += part.chars().count();
        }
    }
    pieces
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A terminal with some lines as SVG. Each piece is as wide as its characters whatever the font.
fn drawn(lines: &[&str]) -> String {
    let (width, height) = (COLUMNS * WIDE + 2 * MARGIN, lines.len() * HIGH + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\">\n<title>{COMMAND}</title>\n<style>\n\
         text {{ font: 13px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; \
         fill: #d8dee6; white-space: pre; }}\n\
         .b {{ font-weight: bold; }} .r {{ fill: #ff8f86; }} .g {{ fill: #7ed7a2; }} \
         .y {{ fill: #f2c26b; }}\n</style>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"#171c23\"/>\n"
    );
    for (place, line) in lines.iter().enumerate() {
        let down = MARGIN + place * HIGH + 13;
        for Piece { column, class, text } in pieces(line) {
            let class = if class.is_empty() { class } else { format!(" class=\"{class}\"") };
            svg.push_str(&format!(
                "<text x=\"{}\" y=\"{down}\" textLength=\"{}\"{class}>{}</text>\n",
                MARGIN + column * WIDE,
                text.chars().count() * WIDE,
                escaped(&text)
            ));
        }
    }
    svg + "</svg>\n"
}

#[test]
fn the_picture_of_the_terminal_is_what_the_program_prints() {
    let width = COLUMNS.to_string();
    let words = COMMAND.split(' ').skip(1).chain(["-q", "--color=always", "--no-history"]);
    let words = words.chain(["--width", width.as_str(), "--top", "5"]);
    let ran = ran(program(&root().join(EXAMPLE)).args(words).output().expect("it starts"));
    assert_eq!(ran.code, 1, "{}", ran.err);
    let prompt = format!("$ {COMMAND}");
    // What was read and what was not checked stand below, and are too long for a picture.
    let shown = ran.out.lines().take_while(|line| !line.ends_with("Input\x1b[0m"));
    let lines: Vec<&str> = [prompt.as_str(), ""].into_iter().chain(shown).collect();
    assert!(lines.len() < 70, "{} lines are no picture", lines.len());
    let svg = drawn(&lines);
    roxmltree::Document::parse(&svg).expect("it is XML");
    compare(&root().join("docs/pictures/terminal.svg"), &svg);
}

#[test]
fn the_pictures_are_in_the_readme_and_small() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README");
    for name in ["terminal.svg", "page.png"] {
        let path = format!("docs/pictures/{name}");
        assert!(readme.contains(&format!("({path})")), "{path} is shown");
        let size = std::fs::metadata(root().join(&path)).expect("a picture").len();
        assert!((1_000..200_000).contains(&size), "{path} has {size} bytes");
    }
}

#[test]
fn nothing_in_a_line_is_live_in_the_picture() {
    let hostile = "\x1b[31m<script>a&b</script>\x1b[0m  plain";
    let svg = drawn(&[hostile]);
    assert!(svg.contains("class=\"r\">&lt;script&gt;a&amp;b&lt;/script&gt;</text>"), "{svg}");
    let document = roxmltree::Document::parse(&svg).expect("it is XML");
    assert!(document.descendants().all(|node| !node.has_tag_name("script")));
}

#[test]
fn a_line_is_parted_by_colour_and_by_wide_gaps() {
    let piece = |column, class: &str, text: &str| Piece {
        column,
        class: class.to_owned(),
        text: text.to_owned(),
    };
    let found = pieces("\x1b[31mDLV101\x1b[0m  late delivery     3");
    let expected = [piece(0, "r", "DLV101"), piece(8, "", "late delivery"), piece(26, "", "3")];
    assert_eq!(found, expected);
}
