//! Which files are listed, from the command line and from sources.

use super::*;
use crate::intake::Source;
use crate::intake::tests::request;
use std::fs;

fn names(jobs: &[Job]) -> Vec<&str> {
    jobs.iter().map(|job| job.path.file_name().unwrap().to_str().unwrap()).collect()
}

fn folder(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    files.iter().for_each(|name| fs::write(folder.path().join(name), "a\n").unwrap());
    folder
}

#[test]
fn a_folder_stands_for_its_exports_by_name() {
    let folder = folder(&["b.csv", "a.TSV", "c.txt", "d.json", ".e.csv"]);
    let jobs = list(&request(&[(folder.path(), None)])).unwrap();
    assert_eq!(names(&jobs), ["a.TSV", "b.csv", "c.txt"]);
}

#[test]
fn packed_exports_and_workbooks_are_exports_too() {
    let taken = ["a.csv.GZ", "b.tab", "c.tsv.zst", "d.txt.zip", "e.xlsx", "f.XLS", "g.ods"];
    let left = ["h.zip", "i.gz", "j.json.gz", "~$e.xlsx", "k.xlsx.gz", "csv"];
    let folder = folder(&[&taken[..], &left].concat());
    assert_eq!(names(&list(&request(&[(folder.path(), None)])).unwrap()), taken);
}

#[test]
fn a_pattern_of_a_source_is_relative_to_its_folder() {
    let folder = folder(&["orders-1.csv", "orders-2.csv", "other.csv"]);
    let source = Source { files: vec!["orders-*.csv".to_owned()], ..Source::default() };
    let request = Request {
        sources: vec![source.clone(), source],
        folder: folder.path().to_owned(),
        ..request(&[])
    };
    let jobs = list(&request).unwrap();
    assert_eq!(names(&jobs), ["orders-1.csv", "orders-2.csv"]);
    assert_eq!(jobs[0].sources, [0, 1]);
}

#[test]
fn a_file_given_twice_is_refused_unless_its_roles_differ() {
    let folder = folder(&["a.csv"]);
    let path = folder.path().join("a.csv");
    let twice = list(&request(&[(&path, None), (&path, None)]));
    assert!(twice.unwrap_err().to_string().ends_with("is given twice"));
    let roles = [(path.as_path(), Some(Role::Orders)), (path.as_path(), Some(Role::Invoices))];
    assert_eq!(list(&request(&roles)).unwrap()[0].roles, [Role::Orders, Role::Invoices]);
}

#[test]
fn a_file_named_with_a_role_is_left_out_of_its_folder() {
    let folder = folder(&["a.csv", "both.csv"]);
    let both = folder.path().join("both.csv");
    let given = [(folder.path(), None), (both.as_path(), Some(Role::Invoices))];
    let jobs = list(&request(&given)).unwrap();
    assert_eq!(names(&jobs), ["a.csv", "both.csv"]);
    assert_eq!((jobs[0].roles.as_slice(), jobs[0].is_named), (&[][..], false));
    assert_eq!((jobs[1].roles.as_slice(), jobs[1].is_named), (&[Role::Invoices][..], true));
    let twice = list(&request(&[(folder.path(), None), (folder.path(), None)]));
    assert!(twice.unwrap_err().to_string().ends_with("a.csv: is given twice"));
}

#[test]
fn what_is_not_there_is_named() {
    let folder = folder(&[]);
    let error = list(&request(&[(folder.path(), None)])).unwrap_err().to_string();
    assert!(error.contains("holds no .csv"), "{error}");
    let missing = folder.path().join("x.csv");
    for role in [None, Some(Role::Orders)] {
        let error = list(&request(&[(&missing, role)])).unwrap_err();
        assert_eq!(format!("{error:#}"), format!("{}: cannot be found", missing.display()));
    }
}

#[test]
fn a_star_stands_for_any_characters() {
    for (pattern, name, expected) in [
        ("a*c.csv", "abbc.csv", true),
        ("*", "å.csv", true),
        ("a*b*", "axbx", true),
        ("a*b", "axbx", false),
    ] {
        assert_eq!(fits(pattern, name), expected, "{pattern} {name}");
    }
}

#[cfg(unix)]
#[test]
fn an_export_that_leads_nowhere_is_not_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("orders.csv"), "order_id\n").unwrap();
    let link = folder.path().join("invoices.csv");
    std::os::unix::fs::symlink("gone.csv", &link).unwrap();
    let error = expand(folder.path()).unwrap_err().to_string();
    assert!(
        error.ends_with("invoices.csv: is named like an export and is no file that can be read")
    );
}

#[test]
fn a_quoted_pattern_is_expanded_where_no_file_has_its_name() {
    let folder = folder(&["a-1.csv", "a-2.csv", "b.csv", ".a-3.csv"]);
    let pattern = folder.path().join("a-*.csv");
    let given = [(pattern.as_path(), Some(Role::Orders)), (folder.path(), None)];
    let jobs = list(&request(&given)).unwrap();
    assert_eq!(names(&jobs), ["a-1.csv", "a-2.csv", "b.csv"]);
    assert_eq!((jobs[0].roles.as_slice(), jobs[0].is_named), (&[Role::Orders][..], false));
    let all = folder.path().join("*.csv");
    assert_eq!(names(&list(&request(&[(&all, None)])).unwrap()), ["a-1.csv", "a-2.csv", "b.csv"]);
    let none = folder.path().join("z*");
    let error = list(&request(&[(&none, None)])).unwrap_err().to_string();
    assert_eq!(error, format!("{}: no file fits", none.display()));
    if cfg!(unix) {
        fs::write(&pattern, "a\n").unwrap();
        let jobs = list(&request(&[(&pattern, None)])).unwrap();
        assert_eq!((names(&jobs), jobs[0].is_named), (vec!["a-*.csv"], true));
    }
}

#[test]
fn standard_input_may_be_given_once_and_have_a_role() {
    let input = Path::new("-");
    let jobs = list(&request(&[(input, Some(Role::Orders))])).unwrap();
    assert_eq!((jobs[0].shown.as_str(), jobs[0].path.as_path()), ("stdin", input));
    assert_eq!((jobs[0].roles.as_slice(), jobs[0].is_named), (&[Role::Orders][..], true));
    let given = [(input, Some(Role::Orders)), (input, Some(Role::Invoices))];
    let error = list(&request(&given)).unwrap_err().to_string();
    assert_eq!(error, "stdin: is given twice and can be read once only");
}

#[cfg(unix)]
#[test]
fn one_file_under_two_names_is_found_out() {
    let folder = folder(&["a.csv"]);
    let (one, other) = (folder.path().join("a.csv"), folder.path().join("b.csv"));
    fs::hard_link(&one, &other).unwrap();
    let error = list(&request(&[(&one, None), (&other, None)])).unwrap_err().to_string();
    assert!(error.ends_with(&format!("it is the same file as {}", one.display())), "{error}");
}

#[test]
fn the_sheets_of_a_workbook_are_read_apart() {
    let folder = folder(&["book.xlsx"]);
    let sheet = |name: &str| folder.path().join(format!("book.xlsx{name}"));
    let (one, other, whole) = (sheet("#Orders"), sheet("#Invoices"), sheet(""));
    let jobs = list(&request(&[(&one, None), (&other, Some(Role::Invoices))])).unwrap();
    assert_eq!(names(&jobs), ["book.xlsx", "book.xlsx"]);
    assert_eq!(jobs[0].shown, one.display().to_string());
    let sheets: Vec<_> = jobs.iter().map(|job| job.sheet.as_deref()).collect();
    assert_eq!(sheets, [Some("Orders"), Some("Invoices")]);
    for twice in [[&one, &one], [&one, &whole]] {
        let given = twice.map(|path| (path.as_path(), None));
        let error = list(&request(&given)).unwrap_err().to_string();
        assert!(error.contains("is given twice"), "{error}");
    }
}

#[test]
fn a_source_names_its_sheet() {
    let folder = folder(&["book.xlsx"]);
    let source = |file: &str, sheet: Option<&str>| Source {
        files: vec![file.to_owned()],
        sheet: sheet.map(str::to_owned),
        ..Source::default()
    };
    let list = |given: &[&Path], sources: &[Source]| {
        let given: Vec<_> = given.iter().map(|path| (*path, None)).collect();
        let folder = folder.path().to_owned();
        list(&Request { sources: sources.to_vec(), folder, ..request(&given) })
    };
    let (orders, lines) = (source("book.xlsx", Some("Orders")), source("book.xlsx#Lines", None));
    let whole = source("book.xlsx", None);
    let sheets = |jobs: Vec<Job>| {
        jobs.into_iter().map(|job| (job.sheet.unwrap_or_default(), job.sources)).collect::<Vec<_>>()
    };
    let both = [("Orders".to_owned(), vec![0]), ("Lines".to_owned(), vec![1])];
    assert_eq!(sheets(list(&[], &[orders.clone(), lines.clone()]).unwrap()), both);
    assert_eq!(sheets(list(&[folder.path()], &[orders.clone(), lines]).unwrap()), both);
    let error = list(&[], &[orders, whole]).unwrap_err().to_string();
    assert!(error.contains("is named both with a sheet and without one"), "{error}");
}
