//! Cases of whole files, from text to tables.

use super::*;
use crate::tables::{Packed, place_of};
use crate::texts::Text;
use crate::time;
use std::path::Path;

mod corpora;
mod currencies;
mod joins;
mod rows;
mod whole_files;

/// A request for files, audited at the end of 2026.
pub fn request(files: &[(&Path, Option<Role>)]) -> Request {
    Request {
        files: files.iter().map(|(path, role)| (path.to_path_buf(), *role)).collect(),
        folder: PathBuf::new(),
        as_of: time::parse("2026-12-31T00:00:00Z", Zone::default()).unwrap().lo,
        ..Request::default()
    }
}

/// Files in a folder of their own, read together in the order given.
fn try_read(files: &[(&str, &str)], change: impl Fn(&mut Request)) -> Result<Intake> {
    let folder = tempfile::tempdir().unwrap();
    let mut request = request(&[]);
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        request.files.push((path, None));
    }
    request.folder = folder.path().to_owned();
    change(&mut request);
    read(&request)
}

fn read_files(files: &[(&str, &str)]) -> Intake {
    try_read(files, |_| {}).unwrap()
}

fn read_text(text: &str) -> Intake {
    read_files(&[("export.csv", text)])
}

fn refused(text: &str) -> String {
    try_read(&[("export.csv", text)], |_| {}).unwrap_err().to_string()
}

/// Reads a file under sources only.
fn read_sourced(text: &str, sources: &[Source]) -> Result<Intake> {
    try_read(&[("export.csv", text)], |request| {
        request.files.clear();
        request.sources = sources.to_vec();
        request.sources.iter_mut().for_each(|source| source.files = vec!["export.csv".to_owned()]);
    })
}

/// A column of a role, one text per row; nothing where it is absent.
fn column(intake: &Intake, role: Role, name: &str) -> Vec<String> {
    let place = place_of(role, name).unwrap();
    let Some(column) = &intake.tables.of(role).columns[place] else { return Vec::new() };
    let texts = &intake.tables.texts;
    match column {
        Packed::Text(ids) => ids.iter().map(|id| texts.text(id).to_owned()).collect(),
        Packed::Number(values) => values.iter().map(number).collect(),
        Packed::Time(spans) => spans.iter().map(|span| Zone::default().print(span)).collect(),
    }
}

fn number(value: i64) -> String {
    if value == crate::decimal::ABSENT { String::new() } else { crate::decimal::print(value, 0) }
}

/// Rows used, repeated, quarantined and filtered of a file.
fn counts(intake: &Intake, file: usize) -> [u64; 4] {
    let account = &intake.files[file];
    [account.used, account.duplicate, account.quarantined, account.filtered]
}

/// The remarks as `code line: message`.
fn remarks(intake: &Intake) -> Vec<String> {
    let tell = |one: &Remark| format!("{} {}: {}", one.code, one.line, one.message);
    intake.remarks.iter().map(tell).collect()
}

fn lost(intake: &Intake, role: Role) -> Vec<Text<'_>> {
    let texts = &intake.tables.texts;
    let ids = &intake.tables.of(role).quarantined_orders;
    let mut names: Vec<Text<'_>> = ids.iter().map(|&id| texts.text(id)).collect();
    names.sort_unstable();
    names
}
