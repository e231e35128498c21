//! How files and headers are named in a contract.
//!
//! Names nothing that would be read as something else: then there is no name.

use crate::intake::ColumnAccount;
use std::path::{Path, PathBuf};

/// A file relative to the folder of the contract; [`None`] where that cannot be written, or would
/// stand for other files too.
pub fn of_file(folder: &Path, file: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    let parent = match file.parent() {
        Some(parent) if parent != Path::new("") => parent.canonicalize().ok()?,
        _ => PathBuf::from(".").canonicalize().ok()?,
    };
    let whole = parent.join(file.file_name()?);
    let name = relative(&folder, &whole)?;
    (whole.exists() && !name.contains('*')).then_some(name)
}

/// One absolute path as seen from another; itself where they share nothing but the root.
fn relative(folder: &Path, file: &Path) -> Option<String> {
    let mut base = folder;
    let mut ups = String::new();
    while let Some(above) = base.parent() {
        if let Ok(rest) = file.strip_prefix(base) {
            return Some(format!("{ups}{}", rest.to_str()?));
        }
        ups.push_str("../");
        base = above;
    }
    file.to_str().map(str::to_owned)
}

/// The header of a column as a contract names it: by its number where it is empty or another has
/// the same; [`None`] where even that is the header of another.
pub fn of_header(columns: &[ColumnAccount], place: usize) -> Option<String> {
    let is_it = |name: &str| {
        let places = (0..columns.len()).filter(|&at| columns[at].header.trim() == name);
        places.collect::<Vec<_>>()
    };
    let header = columns.get(place)?.header.trim();
    if !header.is_empty() && is_it(header) == [place] {
        return Some(header.to_owned());
    }
    let number = format!("#{}", place + 1);
    is_it(&number).is_empty().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn header_of(headers: &[&str], place: usize) -> Option<String> {
        let column =
            |header: &&str| ColumnAccount { header: (*header).to_owned(), ..Default::default() };
        of_header(&headers.iter().map(column).collect::<Vec<_>>(), place)
    }

    #[test]
    fn a_header_is_its_own_name_where_it_is_the_only_one() {
        let headers = ["Id", "Date ", "Date", "", "date"];
        assert_eq!(header_of(&headers, 0).as_deref(), Some("Id"));
        assert_eq!(header_of(&headers, 1).as_deref(), Some("#2"));
        assert_eq!(header_of(&headers, 2).as_deref(), Some("#3"));
        assert_eq!(header_of(&headers, 3).as_deref(), Some("#4"));
        assert_eq!(header_of(&headers, 4).as_deref(), Some("date"));
    }

    #[test]
    fn a_number_that_is_a_header_itself_is_no_name_of_another() {
        assert_eq!(header_of(&["a", "a", "#1"], 0), None);
        assert_eq!(header_of(&["a", "a", "#1"], 1).as_deref(), Some("#2"));
        assert_eq!(header_of(&["a", "a", "#1"], 2).as_deref(), Some("#1"));
    }

    fn check_relative(folder: &str, file: &str, expected: &str) {
        let found = relative(Path::new(folder), Path::new(file));
        assert_eq!(found.as_deref(), Some(expected), "{folder} {file}");
    }

    #[test]
    fn a_file_is_named_from_the_folder_of_the_contract() {
        check_relative("/shop", "/shop/orders.csv", "orders.csv");
        check_relative("/shop", "/shop/exports/orders.csv", "exports/orders.csv");
        check_relative("/shop/law", "/shop/exports/orders.csv", "../exports/orders.csv");
        check_relative("/shop/law", "/data/orders.csv", "/data/orders.csv");
    }

    #[test]
    fn a_file_that_cannot_be_named_has_no_name() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.csv"), "").unwrap();
        fs::write(folder.path().join("a*.csv"), "").unwrap();
        let name = |name: &str| of_file(folder.path(), &folder.path().join(name));
        assert_eq!(name("a.csv").as_deref(), Some("a.csv"));
        assert_eq!(name("a*.csv"), None);
        assert_eq!(name("gone.csv"), None);
    }
}
