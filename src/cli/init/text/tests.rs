//! Texts of contracts: how they look, that they are contracts, and that they change nothing.

use super::*;
use crate::cli::arguments::RoleArguments;
use crate::cli::init::draft::Draft;
use crate::cli::init::{Found, proof, same};
use crate::contract::{Contract, parse};
use crate::intake::{self, ColumnAccount, DialectAccount, Intake, Request, Source};
use crate::promises::Catalogue;
use std::path::Path;

fn parsed(text: &str) -> Contract {
    let known = Catalogue::builtin().known();
    match parse(text, Path::new("promised.toml"), &known) {
        Ok(contract) => contract,
        Err(mistakes) => panic!("{text}\n{mistakes}"),
    }
}

/// The text with every key switched on that stands behind a hash.
fn switched_on(text: &str) -> String {
    let on = |line: &str| match line.strip_prefix('#') {
        Some(rest) if !rest.starts_with([' ', '#']) && !rest.is_empty() => rest.to_owned(),
        _ => line.to_owned(),
    };
    text.lines().map(|line| on(line) + "\n").collect()
}

fn column(header: &str, feeds: &[(Role, &'static str)], samples: &[&str]) -> ColumnAccount {
    ColumnAccount {
        header: header.to_owned(),
        feeds: feeds.to_vec(),
        samples: samples.iter().map(|&sample| sample.to_owned()).collect(),
        ..ColumnAccount::default()
    }
}

fn remark(code: &'static str, value: &str, message: &str, remedy: &str) -> Remark {
    Remark {
        code,
        file: 0,
        line: 0,
        column: String::new(),
        value: value.to_owned(),
        message: message.to_owned(),
        remedy: remedy.to_owned(),
        order: String::new(),
        is_quarantined: false,
    }
}

/// An account of orders with every sort of header that is hard to write.
fn account() -> FileAccount {
    let fed = |name| [(Role::Orders, name)];
    FileAccount {
        path: "orders.csv".to_owned(),
        roles: vec![Role::Orders],
        decided: "semicolon, dates dd.mm.yyyy (days), decimal comma".to_owned(),
        rows_read: 2,
        dialect: DialectAccount {
            encoding: "UTF-8",
            delimiter: "semicolon".to_owned(),
            ..DialectAccount::default()
        },
        columns: vec![
            column("PO \"/\" SO", &fed("order_id"), &["5001", "5\x1b[2J"]),
            column("Day", &fed("promised_by"), &[]),
            column("Day", &fed("ordered_at"), &["02.03.2026"]),
            column("Sum\nof all", &fed("total"), &["64,90", "24,90"]),
            column("Remark", &[], &["x"]),
            column("", &[], &[]),
        ],
        ..FileAccount::default()
    }
}

fn draft<'a>(account: &'a FileAccount, remarks: &'a [Remark]) -> Draft<'a> {
    let columns = [
        ("order_id", "PO \"/\" SO"),
        ("ordered_at", "#3"),
        ("promised_by", "#2"),
        ("total", "Sum\nof all"),
    ];
    let named = |(name, header): (&str, &str)| (Role::Orders, name.to_owned(), header.to_owned());
    let source = Source {
        files: vec!["orders.csv".to_owned()],
        roles: vec![Role::Orders],
        columns: columns.map(named).to_vec(),
        delimiter: Some(";".to_owned()),
        decimal: Some(','),
        dates: Some("dd.mm.yyyy".to_owned()),
        encoding: Some("UTF-8".to_owned()),
        quote: Some(Quote::Mark(b'\'')),
        ..Source::default()
    };
    let section = Section {
        account: Some(account),
        remarks: remarks.iter().collect(),
        source,
        said: Key::ALL.to_vec(),
        ..Section::default()
    };
    Draft {
        currency: Some("EUR".to_owned()),
        is_currency_said: true,
        sections: vec![section],
        ..Draft::default()
    }
}

/// The part of a text from a line that begins so up to the next blank line.
fn part<'t>(text: &'t str, start: &str) -> &'t str {
    let at = text.find(start).unwrap_or_else(|| panic!("{start}\n{text}"));
    text[at..].split("\n\n").next().unwrap_or_default()
}

#[test]
fn a_section_is_pleasant_to_read() {
    let account = account();
    let text = write(&draft(&account, &[]));
    let expected = r##"
# orders.csv: orders; 2 rows; semicolon, dates dd.mm.yyyy (days), decimal comma
[[source]]
files = "orders.csv"
role = "orders"
encoding = "UTF-8"
delimiter = ";"
quote = "'"
decimal = ","
dates = "dd.mm.yyyy"
[source.columns.orders]
order_id = "PO \"/\" SO"  # 5001; 5\x1b[2J
ordered_at = "#3"         # 02.03.2026
promised_by = "#2"
total = "Sum\nof all"     # 64,90; 24,90
# Not used: "Remark", """##;
    assert_eq!(part(&text, "# orders.csv"), expected.trim_start(), "{text}");
    assert!(text.starts_with("# A contract for promised"), "{text}");
    assert!(text.contains("\ncurrency = \"EUR\"\n"), "{text}");
}

#[test]
fn what_is_written_is_what_was_drawn_up() {
    let account = account();
    let draft = draft(&account, &[]);
    let contract = parsed(&write(&draft));
    assert_eq!(contract.sources, [draft.sections[0].source.clone()]);
    assert_eq!(contract.currency.as_deref(), Some("EUR"));
    assert!(!contract.has_zone && contract.policies.is_empty() && contract.settings.is_empty());
    assert_eq!(contract.calendar, Contract::default().calendar);
    assert_eq!(contract.quarantined_max, 0);
}

#[test]
fn every_key_behind_a_hash_may_be_switched_on() {
    let account = account();
    let unknown = "has states or kinds that are not known: \"Foo\", \"Bar\"";
    let remarks = [remark("DAT013", "Foo", unknown, "they count as none")];
    let mut draft = draft(&account, &remarks);
    draft.is_currency_said = false;
    draft.sections[0].said.clear();
    let text = write(&draft);
    assert_eq!(
        parsed(&text).sources,
        [Source { files: vec!["orders.csv".to_owned()], ..Source::default() }]
    );
    let contract = parsed(&switched_on(&text));
    let words =
        vec![("Foo".to_owned(), "closed".to_owned()), ("Bar".to_owned(), "closed".to_owned())];
    assert_eq!(contract.sources, [Source { words, ..draft.sections[0].source.clone() }]);
    assert_eq!((contract.policies.len(), contract.settings.len()), (2, 5));
    assert_eq!(contract.zone.name(), "Europe/Stockholm");
    assert_eq!((contract.quarantined_max, contract.maturity_days), (5, 7));
}

#[test]
fn what_was_noticed_stands_above_the_source() {
    let account = account();
    let remarks = [
        remark("DAT009", "", "has times without a zone", "write `zone = ...`"),
        remark("DAT013", "F\"o", "not known: \"F\\\"o\", \"x\"", ""),
    ];
    let text = write(&draft(&account, &remarks));
    assert!(text.contains("\n# DAT009: has times without a zone; write `zone = ...`\n"), "{text}");
    assert!(text.contains("Times in orders.csv name none and are taken as UTC."), "{text}");
    assert!(text.contains("\n#words = { \"F\\\"o\" = \"closed\" }\n"), "{text}");
}

#[test]
fn a_file_without_a_name_or_a_role_is_a_comment() {
    let (account, nobody) = (account(), FileAccount::default());
    let mut nameless = draft(&account, &[]);
    nameless.sections[0].source.files.clear();
    nameless.sections[0].is_comment = true;
    let text = write(&nameless);
    assert!(text.contains("The name of this file cannot be written"), "{text}");
    assert!(parsed(&text).sources.is_empty());
    let section = Section { account: Some(&nobody), is_comment: true, ..Section::default() };
    let text = write(&Draft { sections: vec![section], ..Draft::default() });
    assert!(text.contains(": plays no role; 0 rows"), "{text}");
    assert!(parsed(&text).sources.is_empty());
}

#[test]
fn columns_that_the_rows_settle_stand_behind_a_hash() {
    let flat = FileAccount { roles: vec![Role::Orders, Role::Lines], ..account() };
    let mut draft = draft(&flat, &[]);
    draft.sections[0].source.roles = flat.roles.clone();
    draft.sections[0].said.retain(|key| *key != Key::Columns);
    let text = write(&draft);
    assert!(text.contains("\nroles = [\"orders\", \"lines\"]\n"), "{text}");
    let lead = "# As long as no column is named, the rows settle which values are the order's.";
    let lines = "\n#[source.columns.orders]\n#order_id = \"PO \\\"/\\\" SO\"  # 5001";
    assert!(text.contains(&format!("{lead}{lines}")), "{text}");
    assert!(parsed(&text).sources[0].columns.is_empty());
}

/// Reads the one file of a folder, under a contract or none.
fn read(folder: &Path, sources: Vec<Source>) -> anyhow::Result<Intake> {
    intake::read(&request(folder, sources))
}

fn request(folder: &Path, sources: Vec<Source>) -> Request {
    Request {
        files: vec![(folder.join("orders.csv"), None)],
        sources,
        folder: folder.to_owned(),
        as_of: 1_800_000_000_000_000,
        with_samples: true,
        ..Request::default()
    }
}

/// What is said of a file with these columns once only what changes nothing is left.
fn proven(csv: &str, columns: Vec<ColumnAccount>) -> Vec<Key> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("orders.csv"), csv).unwrap();
    let request = request(folder.path(), Vec::new());
    let mut found = Found::read(&request).unwrap();
    found.intake.files[0].columns = columns;
    found.intake.files[0].dialect =
        DialectAccount { delimiter: "semicolon".to_owned(), ..DialectAccount::default() };
    let again = |draft: &Draft<'_>| read(folder.path(), parsed(&write(draft)).sources);
    let mut draft = Draft::of(&found, &RoleArguments::default(), folder.path());
    proof::prove(&mut draft, &|draft| {
        again(draft).is_ok_and(|again| same::intakes(&found.intake, &again))
    });
    assert!(same::intakes(&found.intake, &again(&draft).unwrap()));
    draft.sections[0].said.clone()
}

#[test]
fn a_contract_of_everything_found_changes_nothing() {
    let fed = |name| [(Role::Orders, name)];
    let csv = "Order no;Promised delivery date;Note;Note;Total\n5001;05.03.2026;a;b;1,50\n";
    let written = |written: &str, column| ColumnAccount { written: written.to_owned(), ..column };
    let columns = vec![
        column("Order no", &fed("order_id"), &[]),
        written("dd.mm.yyyy (days)", column("Promised delivery date", &fed("promised_by"), &[])),
        column("Note", &[], &[]),
        column("Note", &[], &[]),
        written("decimal comma", column("Total", &fed("total"), &[])),
    ];
    use Key::{Columns, Dates, Decimal, Delimiter, Roles};
    assert_eq!(proven(csv, columns), [Roles, Delimiter, Decimal, Dates, Columns]);
}

#[test]
fn columns_that_would_change_something_are_not_said() {
    let fed = |name| [(Role::Orders, name)];
    let csv = "Order no;Promised delivery date;Total\n5001;05.03.2026;1,50\n";
    // One column too few.
    let columns = vec![column("Order no", &fed("order_id"), &[])];
    assert_eq!(proven(csv, columns), [Key::Roles, Key::Delimiter]);
    // A mark that is not the file's.
    let comma = ColumnAccount {
        written: "decimal point".to_owned(),
        ..column("Total", &fed("total"), &[])
    };
    assert_eq!(proven(csv, vec![comma]), [Key::Roles, Key::Delimiter]);
}

#[test]
fn a_file_that_cannot_be_read_is_a_stub_with_what_to_write() {
    let check = |why: &str, lines: &[&str]| {
        let refusal = Refusal { path: "due.csv".to_owned(), why: why.to_owned() };
        let stub = Stub { refusal: &refusal, name: Some("in/due.csv".to_owned()) };
        let text = write(&Draft { stubs: vec![stub], ..Draft::default() });
        let part = part(&text, "# due.csv");
        assert_eq!(part.lines().collect::<Vec<_>>(), lines, "{text}");
        assert!(parsed(&text).sources.is_empty());
    };
    check(
        "\"03/04/2026\" may be either; `dates = \"dd/mm/yyyy\"` or `dates = \"mm/dd/yyyy\"`",
        &[
            "# due.csv cannot be read without being told more:",
            "# \"03/04/2026\" may be either; `dates = \"dd/mm/yyyy\"` or `dates = \"mm/dd/yyyy\"`",
            "#[[source]]",
            "#files = \"in/due.csv\"",
            "#dates = \"dd/mm/yyyy\"",
            "#dates = \"mm/dd/yyyy\"",
        ],
    );
    check(
        "\"Due\" may be either; say which:\n  [[source]]\n  files = \"x\"\n  \
         columns.orders = { a = \"Due\" }\nor: columns.deliveries = {}; `orders.x = \"...\"`",
        &[
            "# due.csv cannot be read without being told more:",
            "# \"Due\" may be either; say which:",
            "# or: columns.deliveries = {}; `orders.x = \"...\"`",
            "#[[source]]",
            "#files = \"in/due.csv\"",
            "#columns.orders = { a = \"Due\" }",
        ],
    );
}
