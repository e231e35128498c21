//! The program from outside: exit codes, streams, files, colours and the clock.
//!
//! What stands in the report is not looked at, only where it goes and what the exit code says.

use super::harness::{Ran, findings, folder, program, ran, run_in};
use std::path::Path;
use std::process::Stdio;

/// A is late (an error); B is in time.
const ORDERS: (&str, &str) = (
    "orders.csv",
    "order_id,customer,promised_by,quantity\nA,ACME,2026-03-06,10\nB,Bolt,2026-03-06,10\n",
);
const LATE: (&str, &str) =
    ("deliveries.csv", "order_id,delivered_at,quantity\nA,2026-03-09,10\nB,2026-03-05,10\n");
/// Both in time, but too many: a warning.
const TOO_MANY: (&str, &str) =
    ("deliveries.csv", "order_id,delivered_at,quantity\nA,2026-03-05,11\nB,2026-03-05,10\n");
const IN_TIME: (&str, &str) =
    ("deliveries.csv", "order_id,delivered_at,quantity\nA,2026-03-05,10\nB,2026-03-05,10\n");

fn audit(files: &[(&str, &str)], words: &str) -> Ran {
    let folder = folder(files);
    audit_in(folder.path(), words)
}

fn audit_in(folder: &Path, words: &str) -> Ran {
    let given = ["audit", ".", "--as-of", "2026-03-31"].into_iter();
    run_in(folder, &given.chain(words.split_whitespace()).collect::<Vec<_>>())
}

/// The exit code of an audit of the two orders and these deliveries.
fn check_code(deliveries: (&str, &str), words: &str, code: i32) {
    let ran = audit(&[ORDERS, deliveries], words);
    assert_eq!(ran.code, code, "{words}\n{}\n{}", ran.out, ran.err);
}

/// A run that is refused before it starts prints no report and says why in one message.
fn check_refused(files: &[(&str, &str)], words: &str, why: &str) {
    let ran = audit(files, words);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words}\n{}", ran.err);
    assert!(ran.err.contains(why), "{words}\n{}", ran.err);
}

#[test]
fn all_kept_is_0_and_a_broken_promise_is_1() {
    check_code(IN_TIME, "", 0);
    check_code(LATE, "", 1);
}

#[test]
fn a_warning_fails_only_where_it_is_asked_to() {
    check_code(TOO_MANY, "", 0);
    check_code(TOO_MANY, "--fail-on warning", 1);
    check_code(TOO_MANY, "--fail-on info", 1);
    check_code(LATE, "--fail-on never", 0);
}

#[test]
fn exit_zero_forgives_findings_and_nothing_else() {
    check_code(LATE, "--exit-zero", 0);
    check_code(("deliveries.csv", "order_id,delivered_at\n"), "--exit-zero", 3);
    check_code(LATE, "--exit-zero --select nonsense", 2);
}

#[test]
fn a_run_that_is_incomplete_is_3_and_still_prints_its_report() {
    let deliveries = ("deliveries.csv", "order_id,delivered_at\nA,the ninth\nB,2026-03-05\n");
    let ran = audit(&[ORDERS, deliveries], "");
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.out.contains("INCOMPLETE") && ran.err.contains("INCOMPLETE"), "{}", ran.err);
    check_code(deliveries, "--fail-on never", 3);
}

#[test]
fn promises_that_are_left_out_do_not_fail() {
    check_code(LATE, "--ignore DLV", 0);
    check_code(LATE, "--select QTY", 0);
    check_code(LATE, "--select late-delivery", 1);
    check_code(LATE, "--select DLV --ignore DLV101", 0);
}

#[test]
fn a_contract_may_allow_it() {
    let contract = ("promised.toml", "[promises.late-delivery]\ngrace = \"3 days\"\n");
    let ran = audit(&[ORDERS, LATE, contract], "");
    assert_eq!(ran.code, 0, "{}", ran.out);
    let ran = audit(&[ORDERS, LATE, contract], "--no-contract");
    assert_eq!(ran.code, 1, "{}", ran.out);
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let files = [ORDERS, LATE];
    check_refused(&files, "--select DLV999", "there is no promise \"DLV999\"");
    check_refused(&files, "--ignore DLV --select DLV", "leave no promise");
    check_refused(&files, "--as-of yesterday", "--as-of");
    check_refused(&files, "--top many", "--top");
    check_refused(&files, "missing.csv", "missing.csv");
    check_refused(&files, "--contract missing.toml", "missing.toml");
    check_refused(&files, "--quiet --verbose", "--verbose");
}

#[test]
fn a_contract_with_a_mistake_is_refused_at_its_place() {
    let contract = ("promised.toml", "zone = \"UTC\"\n[promises.late-delivry]\n");
    check_refused(&[ORDERS, LATE, contract], "", "promised.toml:2:");
}

#[test]
fn help_and_version_are_no_failure_and_no_words_are() {
    let folder = folder(&[]);
    for words in [["--help"], ["--version"], ["help"]] {
        let ran = run_in(folder.path(), &words);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{words:?}");
        assert!(ran.out.contains("promised"), "{}", ran.out);
    }
    let ran = run_in(folder.path(), &[]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("Usage"), "{}", ran.err);
}

#[test]
fn shells_and_manuals_know_every_flag_and_every_command() {
    let folder = folder(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = run_in(folder.path(), &["completions", shell]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{shell}");
        for word in ["fail-on", "lang", "baseline"] {
            assert!(ran.out.contains(word), "{word} for {shell}");
        }
    }
    let ran = run_in(folder.path(), &["man"]);
    assert!(ran.code == 0 && ran.out.contains(".TH promised 1"), "{}", ran.out);
    assert_eq!(run_in(folder.path(), &["man", "-o", "."]).code, 0);
    for page in ["promised.1", "promised-audit.1", "promised-report.1"] {
        let text = std::fs::read_to_string(folder.path().join(page)).expect("a page");
        assert!(text.contains(".TH"), "{page}");
    }
    assert_eq!(run_in(folder.path(), &["man", "-o", "none"]).code, 2);
}

#[test]
fn a_promise_is_explained_and_an_unknown_one_is_not() {
    let folder = folder(&[]);
    let ran = run_in(folder.path(), &["explain", "late-delivery"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("DLV101"), "{}", ran.out);
    let ran = run_in(folder.path(), &["explain", "DLV1O1"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("DLV101"), "{}", ran.err);
}

#[test]
fn the_report_goes_to_one_stream_and_one_line_about_it_to_the_other() {
    let ran = audit(&[ORDERS, LATE], "");
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(ran.err.starts_with("promised: 2 orders, 1 broken, 0 overdue"), "{}", ran.err);
    assert!(ran.out.contains("DLV101"));
    let ran = audit(&[ORDERS, LATE], "--quiet");
    assert_eq!(ran.err, "");
    let ran = audit(&[ORDERS, LATE], "--verbose");
    assert!(ran.err.contains("orders.csv: orders") && ran.err.lines().count() > 1, "{}", ran.err);
}

#[test]
fn quiet_still_says_that_a_run_is_incomplete() {
    let ran = audit(&[ORDERS, ("deliveries.csv", "order_id,delivered_at\n")], "-q");
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(ran.err.contains("INCOMPLETE"), "{}", ran.err);
}

#[test]
fn a_day_is_judged_at_its_end_and_a_moment_at_itself() {
    let files = [("orders.csv", "order_id,promised_by\nA,2026-03-06\n"), LATE];
    let code = |as_of: &str| {
        let folder = folder(&files);
        run_in(folder.path(), &["audit", ".", "--select", "DLV102", "--as-of", as_of]).code
    };
    assert_eq!(code("2026-03-06"), 0);
    assert_eq!(code("2026-03-06T23:59:59Z"), 0);
    assert_eq!(code("2026-03-07T00:00:00Z"), 1);
    assert_eq!(code("2026-03-07"), 1);
    // It came on the 9th.
    assert_eq!(code("2026-03-09"), 0);
}

#[test]
fn csv_has_every_finding_and_a_table_says_how_many_it_leaves_out() {
    let rows: String = (0..30).map(|number| format!("N{number},x,2026-03-06,1\n")).collect();
    let orders = format!("order_id,customer,promised_by,quantity\n{rows}");
    let deliveries = ("deliveries.csv", "order_id,delivered_at,quantity\nZ,2026-03-05,1\n");
    let files = [("orders.csv", orders.as_str()), deliveries];
    let csv = audit(&files, "--select DLV102 --format csv --top 3");
    assert_eq!(findings(&csv.out).len(), 30);
    let shown = |words: &str| {
        let out = audit(&files, &format!("--select DLV102 {words}")).out;
        out.lines().filter(|line| line.contains("| DLV102 | N")).count()
    };
    assert_eq!((shown("--top 3"), shown(""), shown("--all")), (3, 10, 30));
}

#[test]
fn findings_are_counted_by_customer_instead_of_listed() {
    let out = audit(&[ORDERS, LATE], "--group-by customer").out;
    assert!(out.contains("ACME") && !out.contains("Bolt"), "{out}");
    let by_order = audit(&[ORDERS, LATE], "--group-by order").out;
    assert!(by_order.contains("| A ") && !by_order.contains("ACME"), "{by_order}");
}

#[test]
fn the_ending_of_a_file_decides_its_format_and_nothing_is_printed() {
    let (input, output) = (folder(&[ORDERS, LATE]), folder(&[]));
    let path = |name: &str| output.path().join(name).display().to_string();
    let words = format!("-o {} -o {} -o {}", path("r.csv"), path("r.json"), path("r.txt"));
    let ran = audit_in(input.path(), &words);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{}", ran.err);
    let read = |name: &str| std::fs::read_to_string(path(name)).expect("a report");
    for (format, name) in [("csv", "r.csv"), ("json", "r.json"), ("table", "r.txt")] {
        let printed = audit_in(input.path(), &format!("--format {format}"));
        assert_eq!(read(name), printed.out, "{format}");
    }
    let left = std::fs::read_dir(output.path()).expect("a folder").count();
    assert_eq!(left, 3, "a part was left behind");
}

#[test]
fn an_output_that_cannot_be_or_is_an_input_is_refused() {
    let files = [ORDERS, LATE];
    check_refused(&files, "-o report.xlsx", "report.xlsx");
    check_refused(&files, "-o orders.csv", "orders.csv");
    check_refused(&files, "-o ./orders.csv", "orders.csv");
    check_refused(&files, "-o march.csv", "next run would take it for an input");
    check_refused(&files, "-o nowhere/march.csv", "nowhere");
    check_refused(&files, "-o a.json -o ./a.json", "given twice");
    check_refused(&files, "-o a.json --format csv", "disagree");
}

#[test]
fn a_refused_run_leaves_the_old_report_as_it_is() {
    let (input, output) = (folder(&[ORDERS, LATE]), folder(&[("old.csv", "old\n")]));
    let old = output.path().join("old.csv");
    let ran = audit_in(input.path(), &format!("-o {} --select nonsense", old.display()));
    assert_eq!(ran.code, 2);
    assert_eq!(std::fs::read_to_string(&old).expect("the old report"), "old\n");
    let ran = audit_in(input.path(), &format!("-o {}", old.display()));
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(findings(&std::fs::read_to_string(&old).expect("the new report")).len(), 1);
}

#[test]
fn a_reader_that_closes_its_pipe_is_no_failure() {
    let input = folder(&[ORDERS, LATE]);
    let audit = ["audit", ".", "--as-of", "2026-03-31"];
    let workbook = [&audit[..], &["--format", "xlsx"]].concat();
    for words in [&audit[..], &workbook, &["explain"], &["--help"]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = program(input.path());
        let child = command.args(words).stdout(writer).stderr(Stdio::piped());
        let ended = child.spawn().expect("the program starts").wait_with_output().expect("an end");
        let ended = ran(ended);
        let expected = i32::from(words[0] == "audit");
        assert_eq!(ended.code, expected, "{words:?}\n{}", ended.err);
        assert!(!ended.err.contains("bug") && !ended.err.contains("panic"), "{}", ended.err);
        assert!(!ended.err.contains("roken pipe"), "{}", ended.err);
    }
}

/// Whether a table is coloured, under an environment.
fn check_colour(words: &[&str], environment: &[(&str, &str)], is_coloured: bool) {
    let input = folder(&[ORDERS, LATE]);
    let mut command = program(input.path());
    command.args(["audit", ".", "--as-of", "2026-03-31"]).args(words);
    command.envs(environment.iter().copied());
    let ran = ran(command.output().expect("the program starts"));
    assert_eq!(ran.out.contains('\x1b'), is_coloured, "{words:?} {environment:?}\n{}", ran.out);
}

#[test]
fn a_pipe_has_no_colours_unless_they_are_forced() {
    check_colour(&[], &[], false);
    check_colour(&[], &[("TERM", "xterm-256color")], false);
    check_colour(&[], &[("CLICOLOR_FORCE", "1")], true);
    check_colour(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false);
    check_colour(&["--color", "always"], &[("NO_COLOR", "1")], true);
    check_colour(&["--color", "never"], &[("CLICOLOR_FORCE", "1")], false);
    check_colour(&["--color", "always", "--format", "csv"], &[], false);
    check_colour(&["--color", "always", "--format", "json"], &[], false);
}

#[test]
fn the_same_question_has_the_same_answer() {
    let (first, second) = (folder(&[ORDERS, LATE]), folder(&[ORDERS, LATE]));
    for format in ["table", "csv", "json"] {
        let words = format!("--format {format}");
        let (one, other) = (audit_in(first.path(), &words), audit_in(second.path(), &words));
        assert_eq!(one.out, other.out, "{format}");
    }
}

#[test]
fn a_file_may_be_given_its_role_by_hand() {
    let files = folder(&[("a.txt", ORDERS.1), ("b.txt", LATE.1)]);
    let given = ["audit", "--as-of", "2026-03-31", "--orders", "a.txt", "--deliveries", "b.txt"];
    let ran = run_in(files.path(), &given);
    assert_eq!(ran.code, 1, "{}", ran.err);
}
