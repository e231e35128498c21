//! Files read one by one, after reading them together has failed, so that all refusals are shown.
//!
//! Decides nothing.

use crate::intake::{self, Intake, Request};
use crate::render::inspect::Refusal;

/// The files that could be read, and those that could not.
#[derive(Debug, Default)]
pub struct Pieces {
    /// What was read, file by file.
    pub read: Vec<Intake>,
    /// Why the others were not.
    pub refused: Vec<Refusal>,
}

/// Reads every file of a request alone. Hands `error` on, the one of reading them together, where
/// no single file is to blame.
pub fn read(request: &Request, error: anyhow::Error) -> anyhow::Result<Pieces> {
    let mut pieces = Pieces::default();
    let Ok(each) = intake::read_each(request) else { return Err(error) };
    for (path, read) in each {
        match read {
            Ok(intake) => pieces.read.push(intake),
            Err(why) => pieces.refused.push(Refusal { path, why: format!("{why:#}") }),
        }
    }
    if pieces.refused.is_empty() { Err(error) } else { Ok(pieces) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;
    use std::fs;

    const ORDERS: &str = "order_id,promised_by\nA,2026-03-05\n";
    const AMBIGUOUS: &str = "order_id,promised_by\nA,03/04/2026\n";

    /// The names of files read and refused, with the reasons.
    fn pieces(files: &[(&str, &str)]) -> Result<(Vec<String>, Vec<Refusal>), String> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let request = Request {
            files: vec![(folder.path().to_owned(), None)],
            folder: ".".into(),
            as_of: 1_800_000_000_000_000,
            with_samples: true,
            ..Request::default()
        };
        let pieces = read(&request, anyhow!("together")).map_err(|error| error.to_string())?;
        let files = pieces.read.iter().flat_map(|intake| &intake.files);
        let start = folder.path().display().to_string();
        let name = |path: &str| path.trim_start_matches(&start).trim_start_matches('/').to_owned();
        let refused = pieces.refused.into_iter();
        let refused = refused.map(|one| Refusal { path: name(&one.path), why: one.why });
        Ok((files.map(|file| name(&file.path)).collect(), refused.collect()))
    }

    #[test]
    fn every_file_is_read_or_refused_on_its_own() {
        let files = [
            ("a.csv", ORDERS),
            ("b.csv", AMBIGUOUS),
            ("c.csv", AMBIGUOUS),
            ("notes.txt", "x\ny\n"),
        ];
        let (read, refused) = pieces(&files).unwrap();
        assert_eq!(read, ["a.csv", "notes.txt"]);
        let paths: Vec<_> = refused.iter().map(|refusal| refusal.path.as_str()).collect();
        assert_eq!(paths, ["b.csv", "c.csv"]);
        assert!(refused[0].why.starts_with("column \"promised_by\""), "{}", refused[0].why);
    }

    #[test]
    fn where_no_file_is_to_blame_the_first_error_stands() {
        assert_eq!(pieces(&[("notes.txt", "x\ny\n")]), Err("together".to_owned()));
        assert_eq!(pieces(&[]), Err("together".to_owned()));
    }
}
