//! A fault at every write, sync, rename and unlink of a run: killed there, disk full there, disk
//! broken there. The history is the old or the new one, every output whole, and after the next run
//! no temporary file is left.
//!
//! Faults are made by `strace`; where it cannot trace, the tests say so and do nothing.

use super::Shop;
use promised::history::store::{Access, Store};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// The calls that change what is on the disk.
const CALLS: [&str; 9] = [
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "rename",
    "renameat2",
    "unlink",
    "unlinkat",
    "ftruncate",
];

const FAULTS: [&str; 3] = ["signal=KILL", "error=ENOSPC", "error=EIO"];

/// The runs before the one that is faulted: so many that it makes a backup.
const RUNS: usize = 7;

const LATE: (&str, &str, &str) = ("A", "2026-03-02", "2026-03-05");
const OTHER: (&str, &str, &str) = ("B", "2026-03-02", "2026-03-06");

/// The audit that is faulted. One thread does it all, because calls are counted by thread.
const AUDIT: [&str; 8] =
    ["audit", "in", "--as-of", "2026-03-20", "-o", "out.csv", "--threads", "1"];

/// Whether runs can be traced here; a reason is printed where they cannot.
fn can_trace() -> bool {
    let mut trace = Command::new("strace");
    let ended = trace.args(["-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    if ended.is_ok_and(|status| status.success()) {
        return true;
    }
    eprintln!("SKIPPED: strace cannot trace here, so no fault was made in any run");
    false
}

/// A shop with some runs, an output, and news for the next run.
fn template() -> Shop {
    let shop = Shop::new();
    for run in 0..RUNS {
        shop.orders(&[LATE]);
        shop.audit(&format!("2026-03-{}", 10 + run), &["-o", "out.csv"]);
    }
    shop.orders(&[LATE, OTHER]);
    shop
}

/// Makes the folder of a shop what the template is.
fn reset(shop: &Shop, template: &Shop) {
    for entry in fs::read_dir(shop.folder()).expect("a folder").flatten() {
        if entry.path().is_file() {
            fs::remove_file(entry.path()).expect("a file can be removed");
        }
    }
    for name in template.names().iter().filter(|name| *name != "in") {
        fs::copy(template.path(name), shop.path(name)).expect("a copy");
    }
    fs::copy(template.path("in/orders.csv"), shop.path("in/orders.csv")).expect("a copy");
}

/// The faulted audit under `strace`, with what it is told besides.
fn traced(shop: &Shop, words: &[&str]) -> Option<i32> {
    let inner = shop.command(&AUDIT);
    let mut trace = Command::new("strace");
    trace.current_dir(shop.folder()).env_clear().args(["-f", "-qq"]).args(words);
    trace.arg(inner.get_program()).args(inner.get_args());
    trace.stdout(Stdio::null()).stderr(Stdio::null());
    trace.status().expect("strace starts").code()
}

/// The calls of the first thread, in their order, each as a line of the trace.
fn calls(shop: &Shop) -> Vec<String> {
    let log = shop.path("trace.log");
    let trace = format!("trace={}", CALLS.join(","));
    let log_name = log.display().to_string();
    traced(shop, &["-y", "-e", &trace, "-o", &log_name]);
    let text = fs::read_to_string(&log).expect("a trace");
    fs::remove_file(log).expect("a file can be removed");
    let thread = text.split(' ').next().unwrap_or_default().to_owned() + " ";
    let mine = text.lines().filter_map(|line| line.strip_prefix(&thread));
    mine.map(|line| line.trim_start().to_owned()).filter(|line| line.contains('(')).collect()
}

/// How many runs a history holds; it is whole.
fn runs(path: &Path) -> usize {
    let store = Store::open(path, Access::Read).expect("the history opens").expect("a history");
    assert_eq!(store.examine().expect("the history is read").wrong, [""; 0]);
    store.runs().expect("the runs").len()
}

#[test]
fn a_fault_at_any_point_leaves_the_old_or_the_new() {
    if !can_trace() {
        return;
    }
    let template = template();
    let shop = Shop::new();
    reset(&shop, &template);
    let points = points(&calls(&shop));
    let new = shop.read("out.csv");
    let old = template.read("out.csv");
    assert_ne!(old, new);
    let mut names = shop.names();
    names.retain(|name| !name.ends_with(".bak"));
    let (mut olds, mut news) = (0, 0);
    for (call, nth) in &points {
        for fault in FAULTS {
            let place = format!("{fault} at {call} {nth}");
            reset(&shop, &template);
            let code = traced(&shop, &["-e", &format!("inject={call}:{fault}:when={nth}")]);
            let output = shop.read("out.csv");
            assert!(output == old || output == new, "{place}: an output is not whole");
            let is_new = runs(&shop.path("nights.db")) == RUNS + 1;
            assert!(is_new || !matches!(code, Some(0 | 1)), "{place}: said to be well, and lost");
            assert!(!is_new || output == new, "{place}: remembered before it was told");
            *(if is_new { &mut news } else { &mut olds }) += 1;
            let next = shop.audit("2026-03-21", &["-o", "out.csv"]);
            assert_eq!(next.code, 1, "{place}: {}", next.err);
            let mut left = shop.names();
            left.retain(|name| !name.ends_with(".bak"));
            assert_eq!(left, names, "{place}: something is left");
        }
    }
    let count = points.len();
    eprintln!("{count} points x {} faults: {olds} old, {news} new, 0 lost", FAULTS.len());
    assert!(count > 30 && olds > 0 && news > 0, "{count} points, {olds} old, {news} new");
}

/// Every call with its number among those of its name.
fn points(calls: &[String]) -> Vec<(String, usize)> {
    let mut points: Vec<(String, usize)> = Vec::new();
    for call in calls {
        let name = call.split('(').next().unwrap_or_default();
        let nth = points.iter().filter(|(known, _)| known == name).count() + 1;
        points.push((name.to_owned(), nth));
    }
    points
}

#[test]
fn a_fault_in_the_very_first_run_leaves_none_or_one() {
    if !can_trace() {
        return;
    }
    let template = Shop::new();
    template.orders(&[LATE, OTHER]);
    let shop = Shop::new();
    reset(&shop, &template);
    let points = points(&calls(&shop));
    for (call, nth) in &points {
        reset(&shop, &template);
        traced(&shop, &["-e", &format!("inject={call}:signal=KILL:when={nth}")]);
        let next = shop.audit("2026-03-21", &["-o", "out.csv"]);
        assert_eq!(next.code, 1, "killed at {call} {nth}: {}", next.err);
        assert!(matches!(runs(&shop.path("nights.db")), 1 | 2), "killed at {call} {nth}");
    }
    eprintln!("{} points of a first run", points.len());
}

#[test]
fn outputs_are_on_the_disk_before_the_history_is() {
    if !can_trace() {
        return;
    }
    let template = template();
    let shop = Shop::new();
    reset(&shop, &template);
    let calls = calls(&shop);
    let place = |what: &dyn Fn(&str) -> bool| {
        calls.iter().position(|call| what(call)).unwrap_or_else(|| panic!("{calls:#?}"))
    };
    let after = |start: usize, what: &dyn Fn(&str) -> bool| {
        let found = calls[start..].iter().position(|call| what(call));
        start + found.unwrap_or_else(|| panic!("{calls:#?}"))
    };
    let synced = place(&|call| call.starts_with("fsync(") && call.contains("out.csv"));
    let renamed = place(&|call| call.starts_with("rename(") && call.contains("out.csv"));
    let folder = after(renamed, &|call| call.starts_with("fsync("));
    let written = place(&|call| call.starts_with("pwrite64(") && call.contains("/nights.db>"));
    let committed = after(written, &|call| call.starts_with("unlink(") && call.contains("journal"));
    assert!(synced < renamed && renamed < folder && folder < written && written < committed);
    let last_sync = calls[..committed].iter().rposition(|call| call.contains("/nights.db>"));
    let is_sync = last_sync.is_some_and(|place| calls[place].starts_with("fsync("));
    assert!(is_sync, "the history is synced before its journal goes");
}
