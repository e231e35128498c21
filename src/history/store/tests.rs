//! Histories in temporary folders: taken in, read again, damaged, of other versions.

use super::*;
use crate::history::{Before, Case, Condition, Subject, Turn};
use crate::report::{Outcome, Severity, Status, Turnover};

fn case(fingerprint: u128, day: i64) -> Case {
    Case {
        fingerprint,
        subject: Subject {
            code: "DLV101".to_owned(),
            order: fingerprint.to_string(),
            ..Subject::default()
        },
        condition: Condition::Open,
        severity: Severity::Error,
        outcome: Outcome::Broken,
        stake: Some(5_000_000),
        currency: "EUR".to_owned(),
        rows: 2,
        stake_first: None,
        first_seen: day,
        last_seen: day,
    }
}

fn run(as_of: i64) -> Run {
    let supplies = vec![Supply { role: "orders".to_owned(), rows: 9, newest: Some(as_of) }];
    Run { as_of, as_of_text: format!("day {as_of}"), supplies, ..Run::default() }
}

/// New cases, with so many open before.
fn news(fingerprints: &[u128], day: i64, open_before: u64) -> Turn {
    let new = fingerprints.len() as u64;
    let changes = fingerprints.iter().map(|print| (Status::New, case(*print, day))).collect();
    let turnover = Turnover { open_before, new, open: open_before + new, ..Turnover::default() };
    Turn { changes, turnover, ..Turn::default() }
}

fn resolved(mut case: Case, open_before: u64) -> Turn {
    case.condition = Condition::Resolved;
    let turnover =
        Turnover { open_before, resolved: 1, open: open_before - 1, ..Turnover::default() };
    Turn { changes: vec![(Status::Resolved, case)], turnover, ..Turn::default() }
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("promised.history.db")
    }

    fn store(&self) -> Store {
        Store::create(&self.path()).unwrap()
    }

    fn refused(&self) -> String {
        format!("{:#}", Store::open(&self.path(), Access::Write).unwrap_err())
    }
}

fn marks(before: &Before) -> Vec<u128> {
    before.cases.keys().copied().collect()
}

#[test]
fn what_is_taken_in_is_read_again() {
    let folder = Folder::new();
    assert!(Store::open(&folder.path(), Access::Read).unwrap().is_none());
    let mut store = folder.store();
    assert_eq!(store.commit(&run(10), &news(&[1, 2], 10, 0)).unwrap(), 1);
    let store = Store::open(&folder.path(), Access::Read).unwrap().unwrap();
    let before = store.before(11).unwrap();
    assert_eq!(before.cases[&1], case(1, 10));
    assert_eq!(before.last, Some((10, "day 10".to_owned())));
    assert_eq!(store.earlier(11).unwrap().unwrap().rows["orders"], 9);
    assert_eq!(store.examine().unwrap().wrong, [""; 0]);
}

#[test]
fn every_run_sees_what_was_known_before_it() {
    let folder = Folder::new();
    let mut store = folder.store();
    store.commit(&run(10), &news(&[1], 10, 0)).unwrap();
    store.commit(&run(20), &news(&[2], 20, 1)).unwrap();
    store.commit(&run(30), &resolved(case(1, 10), 2)).unwrap();
    assert_eq!(marks(&store.before(10).unwrap()), [0_u128; 0]);
    assert_eq!(marks(&store.before(20).unwrap()), [1]);
    assert_eq!(marks(&store.before(30).unwrap()), [1, 2]);
    assert!(store.before(30).unwrap().cases[&1].is_open());
    // What was put right by then is nothing that a run would have to know.
    assert!(!store.cases().unwrap()[&1].is_open());
    assert_eq!(marks(&store.before(31).unwrap()), [2]);
    assert_eq!(store.steps(1).unwrap().len(), 2);
    assert_eq!(store.examine().unwrap().wrong, [""; 0]);
}

#[test]
fn a_run_takes_the_place_of_the_last_one_as_of_the_same_moment() {
    let folder = Folder::new();
    let mut store = folder.store();
    store.commit(&run(10), &news(&[1], 10, 0)).unwrap();
    store.commit(&run(20), &news(&[2, 3], 20, 1)).unwrap();
    let incomplete = Run { reasons: vec!["x".to_owned()], ..run(20) };
    store.commit(&incomplete, &Turn::default()).unwrap();
    assert_eq!(store.runs().unwrap().len(), 3);
    assert_eq!(store.commit(&run(20), &news(&[2], 20, 1)).unwrap(), 2);
    let runs = store.runs().unwrap();
    assert_eq!(runs.iter().map(|run| run.times).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(marks(&store.before(30).unwrap()), [1, 2]);
    assert_eq!(store.examine().unwrap().wrong, [""; 0]);
}

#[test]
fn a_change_from_outside_is_seen() {
    for change in [
        "UPDATE state SET stake = 1",
        "UPDATE subject SET customer = 'x'",
        "UPDATE run SET as_of_text = 'never' WHERE id = 1",
        "DELETE FROM run WHERE id = 1",
        "DELETE FROM state WHERE run = 2",
        "UPDATE run SET open = 7 WHERE id = 2",
    ] {
        let folder = Folder::new();
        let mut store = folder.store();
        store.commit(&run(10), &news(&[1], 10, 0)).unwrap();
        store.commit(&run(20), &news(&[2], 20, 1)).unwrap();
        store.connection.execute_batch(change).unwrap();
        assert!(!store.examine().unwrap().wrong.is_empty(), "{change}");
    }
}

#[test]
fn what_is_no_history_or_a_newer_one_is_left_as_it_is() {
    let folder = Folder::new();
    folder.store().commit(&run(10), &news(&[1], 10, 0)).unwrap();
    let connection = Connection::open(folder.path()).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let bytes = fs::read(folder.path()).unwrap();
    assert!(folder.refused().contains("a newer version of promised (schema 99; this one knows 1)"));
    assert_eq!(fs::read(folder.path()).unwrap(), bytes);
    fs::write(folder.path(), "order_id,total\n").unwrap();
    assert!(folder.refused().contains("is damaged, and was not touched; there is no backup of it"));
    assert_eq!(fs::read(folder.path()).unwrap(), b"order_id,total\n");
    fs::remove_file(folder.path()).unwrap();
    let other = Connection::open(folder.path()).unwrap();
    other.execute_batch("CREATE TABLE other (a)").unwrap();
    assert!(folder.refused().contains("is no history of promised"));
}

#[test]
fn a_damaged_history_is_left_as_it_is_and_its_newest_backup_named() {
    let folder = Folder::new();
    let mut store = folder.store();
    store.commit(&run(10), &news(&(1..400).collect::<Vec<_>>(), 10, 0)).unwrap();
    store.back_up().unwrap();
    drop(store);
    let mut bytes = fs::read(folder.path()).unwrap();
    bytes[4096..].fill(0xEE);
    fs::write(folder.path(), &bytes).unwrap();
    let told = folder.refused();
    assert!(told.contains("is damaged, and was not touched; the newest backup is "), "{told}");
    assert!(told.contains("promised.history.db.run-000001.bak"), "{told}");
    assert!(fs::read(folder.path()).unwrap() == bytes);
    let backup = folder.path().with_file_name("promised.history.db.run-000001.bak");
    fs::copy(backup, folder.path()).unwrap();
    assert_eq!(folder.store().before(11).unwrap().cases.len(), 399);
}

#[test]
fn an_older_history_is_backed_up_and_brought_up_to_date() {
    let folder = Folder::new();
    folder.store().commit(&run(10), &news(&[1], 10, 0)).unwrap();
    let steps = [schema::STEPS[0], "ALTER TABLE run ADD COLUMN more TEXT"];
    let told = Store::open_by(&folder.path(), Access::Read, &steps).unwrap_err().to_string();
    assert!(told.contains("the next audit brings it up to date"), "{told}");
    let store = Store::open_by(&folder.path(), Access::Write, &steps).unwrap().unwrap();
    assert_eq!(schema::of(&store.connection).unwrap(), (schema::APPLICATION, 2));
    assert_eq!(marks(&store.before(11).unwrap()), [1]);
    assert_eq!(backup::all(&folder.path()).len(), 1);
    let wrong = [schema::STEPS[0], "ALTER TABLE run ADD COLUMN more TEXT", "no SQL at all"];
    assert!(Store::open_by(&folder.path(), Access::Write, &wrong).is_err());
    let store = Store::open_by(&folder.path(), Access::Read, &steps).unwrap();
    assert!(store.is_some(), "a step that fails leaves the version as it was");
}

#[test]
fn three_backups_are_kept_and_no_part_of_one() {
    let folder = Folder::new();
    let mut store = folder.store();
    for day in 1..6 {
        store.commit(&run(day), &news(&[], day, 0)).unwrap();
        store.back_up().unwrap();
    }
    let kept = backup::all(&folder.path());
    assert_eq!(kept.len(), 3);
    assert!(kept[2].ends_with("promised.history.db.run-000005.bak"));
    let left = fs::read_dir(folder.0.path()).unwrap().flatten();
    assert!(left.map(|entry| entry.path()).all(|path| !path.to_string_lossy().contains("part")));
}

#[test]
fn pruning_keeps_what_is_open_and_the_line_of_every_run() {
    let folder = Folder::new();
    let mut store = folder.store();
    store.commit(&run(10), &news(&[1, 2], 10, 0)).unwrap();
    store.commit(&run(20), &resolved(case(1, 10), 2)).unwrap();
    store.commit(&run(30), &news(&[3], 30, 1)).unwrap();
    let pruned = store.prune_before(25).unwrap();
    assert_eq!((pruned.runs, pruned.steps), (2, 2));
    assert_eq!(marks(&store.before(40).unwrap()), [2, 3]);
    assert_eq!(store.runs().unwrap().len(), 3);
    assert_eq!(store.examine().unwrap().wrong, [""; 0]);
    let told = store.before(15).unwrap_err().to_string();
    assert!(told.contains("was pruned"), "{told}");
    store.commit(&run(40), &resolved(case(2, 10), 2)).unwrap();
    assert_eq!(store.examine().unwrap().wrong, [""; 0]);
    let pruned = store.prune_after(35).unwrap();
    assert_eq!(pruned.runs, 1);
    assert_eq!(marks(&store.before(40).unwrap()), [2, 3]);
    assert_eq!(store.examine().unwrap().wrong, [""; 0]);
}

#[test]
fn an_export_has_a_line_for_every_run_and_every_step() {
    let folder = Folder::new();
    let mut store = folder.store();
    store.commit(&run(10), &news(&[1, 2], 10, 0)).unwrap();
    store.commit(&run(20), &resolved(case(1, 10), 2)).unwrap();
    let mut lines = Vec::new();
    let keep = |line| {
        lines.push(line);
        Ok(())
    };
    store.export(keep).unwrap();
    assert_eq!(lines.len(), 1 + 2 + 3);
    assert!(lines[0].contains("promised.history/1"));
    assert!(lines[3].contains("\"stake\":\"5.00\""), "{}", lines[3]);
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    folder.store();
    assert_eq!(fs::metadata(folder.path()).unwrap().permissions().mode() & 0o777, 0o600);
}
