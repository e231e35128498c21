//! Runs that cannot go on: a full disk, a closed pipe, a folder that is not theirs, somebody who
//! stops them. Each has its message and its exit code, and leaves the history as it was.

use super::Shop;
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

const LATE: (&str, &str, &str) = ("A", "2026-03-02", "2026-03-05");
const OTHER: (&str, &str, &str) = ("B", "2026-03-02", "2026-03-06");

/// A shop after a night, with news for the next one.
fn shop() -> Shop {
    let shop = Shop::new();
    shop.orders(&[LATE]);
    shop.audit("2026-03-10", &["-o", "out.csv"]);
    shop.orders(&[LATE, OTHER]);
    shop
}

const AUDIT: [&str; 4] = ["audit", "in", "--as-of", "2026-03-11"];

fn runs(shop: &Shop) -> usize {
    shop.history(&["runs"]).lines().count() - 4
}

#[test]
fn a_full_disk_below_the_report_is_no_run_to_remember() {
    let shop = shop();
    let full = File::options().write(true).open("/dev/full").expect("a full device");
    let mut command = shop.command(&AUDIT);
    let ran = super::ran(command.stdout(full).output().expect("the program starts"));
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("cannot write to standard output"), "{}", ran.err);
    assert_eq!(runs(&shop), 1);
    assert!(shop.night("2026-03-11").contains(": 1 new"));
}

#[test]
fn a_pipe_that_is_closed_is_no_failure_and_the_run_is_remembered() {
    let shop = shop();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut command = shop.command(&AUDIT);
    let ran = command.stdout(writer).stderr(Stdio::piped()).output().expect("the program starts");
    assert_eq!(ran.status.code(), Some(1));
    assert_eq!(runs(&shop), 2);
}

/// The same command by a user who owns nothing, or nobody where this one is no superuser.
fn by_another(shop: &Shop) -> Option<Command> {
    let inner = shop.command(&AUDIT);
    let is_there = |name: &str| Command::new(name).arg("--version").output().is_ok();
    if !nix::unistd::geteuid().is_root() {
        return Some(inner);
    }
    if !is_there("setpriv") {
        eprintln!("SKIPPED: no other user to run as, because there is no setpriv");
        return None;
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"]);
    command.arg(inner.get_program()).args(inner.get_args());
    command.current_dir(shop.folder()).env_clear();
    Some(command)
}

/// Whether that user can start the program where it lies.
fn can_start(shop: &Shop) -> bool {
    let inner = shop.command(&[]);
    let mut folders = std::path::Path::new(inner.get_program()).ancestors().skip(1);
    let is_open = |folder: &std::path::Path| {
        fs::metadata(folder).is_ok_and(|about| about.permissions().mode() & 0o1 == 1)
    };
    folders.all(|folder| folder.as_os_str().is_empty() || is_open(folder))
}

#[test]
fn a_folder_that_cannot_be_written_to_is_named_before_anything_is_read() {
    let shop = shop();
    let mode = |mode| fs::Permissions::from_mode(mode);
    for name in ["in", "in/orders.csv", "promised.toml"] {
        fs::set_permissions(shop.path(name), mode(0o755)).expect("permissions");
    }
    for (name, allowed, why) in [
        ("nights.db.lock", 0o444, "cannot lock the history "),
        ("nights.db", 0o000, "cannot lock the history "),
    ] {
        fs::set_permissions(shop.path(name), mode(allowed)).expect("permissions");
        fs::set_permissions(shop.folder(), mode(0o555)).expect("permissions");
        let Some(mut command) = by_another(&shop).filter(|_| can_start(&shop)) else { return };
        let ran = super::ran(command.output().expect("the program starts"));
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
        assert!(ran.err.contains(why) && ran.err.contains("ermission"), "{}", ran.err);
        fs::set_permissions(shop.folder(), mode(0o755)).expect("permissions");
    }
    fs::set_permissions(shop.path("nights.db.lock"), mode(0o666)).expect("permissions");
    let Some(mut command) = by_another(&shop) else { return };
    let ran = super::ran(command.output().expect("the program starts"));
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    assert!(ran.err.contains("nights.db"), "{}", ran.err);
    for name in ["nights.db", "nights.db.lock"] {
        fs::set_permissions(shop.path(name), mode(0o644)).expect("permissions");
    }
    assert_eq!(runs(&shop), 1);
}

#[test]
fn a_disk_that_fills_up_leaves_the_old_output_and_the_old_history() {
    let shop = shop();
    let disk = shop.path("disk");
    fs::create_dir(&disk).expect("a folder");
    let mut mount = Command::new("mount");
    mount.args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).arg(&disk).stderr(Stdio::null());
    if !mount.status().is_ok_and(|status| status.success()) {
        eprintln!("SKIPPED: no small disk can be made here, so none was filled");
        return;
    }
    let checked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| fill(&shop)));
    let ended = Command::new("umount").arg(&disk).status();
    assert!(ended.is_ok_and(|status| status.success()), "the disk is taken away");
    checked.expect("all of it holds");
}

/// A shop whose history and output are on a disk that is full.
fn fill(shop: &Shop) {
    let words = [&AUDIT[..], &["-o", "disk/out.csv", "--history=disk/nights.db"]].concat();
    let ran = shop.run(&["audit", "in", "--as-of", "2026-03-10", "--history=disk/nights.db"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    shop.write("disk/out.csv", "old");
    let history = fs::read(shop.path("disk/nights.db")).expect("the history");
    // Whatever is left goes into this file.
    _ = fs::write(shop.path("disk/full"), vec![0; 1 << 20]);
    let ran = shop.run(&words);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("o space left"), "{}", ran.err);
    assert_eq!(shop.read("disk/out.csv"), "old");
    assert!(fs::read(shop.path("disk/nights.db")).expect("the history") == history);
    let left = fs::read_dir(shop.path("disk")).expect("a folder").flatten();
    let left: Vec<_> = left.map(|entry| entry.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("part")), "{left:?}");
    fs::remove_file(shop.path("disk/full")).expect("a file can be removed");
    assert_eq!(shop.run(&words).code, 1);
    assert!(shop.read("disk/out.csv").contains(",known,"));
}

/// Calls at which a run is stopped: at the nth of each, spread over it.
const STOPS: [(&str, [usize; 4]); 5] = [
    ("openat", [3, 12, 20, 28]),
    ("write", [1, 2, 3, 4]),
    ("fsync", [1, 2, 4, 6]),
    ("pwrite64", [1, 4, 8, 12]),
    ("read", [2, 4, 6, 8]),
];

#[test]
fn whoever_stops_a_run_finds_the_old_or_the_new_and_nothing_half_done() {
    for (call, places) in STOPS {
        for nth in places {
            let shop = shop();
            let old = shop.read("out.csv");
            let inner = shop.command(&[&AUDIT[..], &["-o", "out.csv"]].concat());
            let inject = format!("inject={call}:signal=INT:when={nth}");
            let mut trace = Command::new("strace");
            trace.args(["-f", "-qq", "-o", "/dev/null", "-e", &inject]);
            trace.arg(inner.get_program()).args(inner.get_args());
            trace.current_dir(shop.folder()).env_clear();
            let Ok(ended) = trace.output() else {
                eprintln!("SKIPPED: there is no strace, so no run was stopped");
                return;
            };
            let place = format!("{call} {nth}: {}", String::from_utf8_lossy(&ended.stderr));
            // Before the program listens, a signal ends it outright.
            let is_ended = matches!(ended.status.code(), Some(130 | 0 | 1) | None);
            assert!(is_ended, "{place}: {:?}", ended.status);
            let output = shop.read("out.csv");
            assert!(output == old || output.contains(",new,"), "{place}");
            assert!(matches!(runs(&shop), 1 | 2), "{place}");
            let left = shop.names();
            assert!(left.iter().all(|name| !name.ends_with(".part")), "{place}: {left:?}");
        }
    }
}

/// A number that looks like chance, from a seed that is told where something fails.
fn chance(seed: u64, turn: u64, below: u64) -> u64 {
    let mut mixed = seed.wrapping_add(turn.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    (mixed ^ mixed >> 31) % below
}

/// The same command under strace, which writes what it says to a file.
fn traced(shop: &Shop, words: &[&str]) -> Command {
    let inner = shop.command(&[&AUDIT[..], &["-o", "out.csv"]].concat());
    let mut trace = Command::new("strace");
    trace.args(["-f", "-qq", "-o", "/dev/null"]).args(words);
    trace.arg(inner.get_program()).args(inner.get_args());
    trace.current_dir(shop.folder()).env_clear();
    trace
}

/// How many calls the first thread of a run makes; [`None`] where there is no strace.
fn calls() -> Option<u64> {
    let shop = shop();
    let inner = shop.command(&[&AUDIT[..], &["-o", "out.csv"]].concat());
    let mut trace = Command::new("strace");
    trace.args(["-qq", "-o", "calls.txt"]).arg(inner.get_program()).args(inner.get_args());
    trace.current_dir(shop.folder()).env_clear().output().ok()?;
    Some(shop.read("calls.txt").lines().count() as u64)
}

/// Where a run is stopped at any of its calls, a seed at a time: `PROMISED_SEED` says which, and
/// else the number of the process does.
#[test]
fn whoever_stops_a_run_at_any_moment_finds_the_old_or_the_new() {
    let Some(calls) = calls() else {
        eprintln!("SKIPPED: there is no strace, so no run was stopped");
        return;
    };
    let seed = std::env::var("PROMISED_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or_else(|| u64::from(std::process::id()));
    let mut stopped = 0;
    for turn in 0..20 {
        let shop = shop();
        let old = shop.read("out.csv");
        let nth = 1 + chance(seed, turn, calls);
        let inject = format!("inject=all:signal=INT:when={nth}");
        let ended = traced(&shop, &["-e", &inject]).output().expect("strace starts");
        let told = String::from_utf8_lossy(&ended.stderr);
        let place = format!("PROMISED_SEED={seed}, turn {turn}, call {nth} of {calls}: {told}");
        let (code, output) = (ended.status.code(), shop.read("out.csv"));
        match code {
            // Before the program listens, a signal ends it outright, and after it has told all it
            // has to tell, there is nothing left to stop.
            None | Some(0 | 1) => {}
            Some(130) => {
                stopped += 1;
                assert!(told.contains("promised: stopped by a signal"), "{place}");
            }
            _ => panic!("{place}: {:?}", ended.status),
        }
        assert!(output == old || output.contains(",new,"), "{place}");
        assert!(matches!(runs(&shop), 1 | 2), "{place}");
        assert!(code != Some(1) || runs(&shop) == 2 && output != old, "{place}");
        let left = shop.names();
        assert!(left.iter().all(|name| !name.ends_with(".part")), "{place}: {left:?}");
        // The next run goes on from there, whatever it was.
        let next = shop.audit("2026-03-12", &["-o", "out.csv"]);
        assert!(next.code == 1 && runs(&shop) <= 3, "{place}: {}", next.err);
    }
    assert!(stopped > 0, "PROMISED_SEED={seed}: none of the signals was heard");
}
