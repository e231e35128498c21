//! Findings about the input, from what intake noticed, and what each is known by.
//!
//! A remark has no business keys but an order at best. It is known by the role of its file and by
//! what stands in the cell or row, never by the number of the file or the line: another file or
//! another row changes nothing about it. What stands there twice is told apart by its turn.

use super::{Keys, fingerprint};
use crate::intake::{FileAccount, Remark};
use crate::promises::Promise;
use crate::report::{Evidence, Finding, Outcome, Severity, Told, Unit, Value};
use hashbrown::HashMap;

/// The promise about words that nobody knows, which is told once for the columns of a file.
const UNKNOWN_WORDS: &str = "DAT013";

/// What remarks are known by, and how many were known by the same before.
pub struct Marks<'f> {
    files: &'f [FileAccount],
    seen: HashMap<(&'static str, Keys), u32>,
}

impl<'f> Marks<'f> {
    /// None yet, of remarks on these files.
    pub fn of(files: &'f [FileAccount]) -> Self {
        Self { files, seen: HashMap::new() }
    }

    /// The keys of the next remark.
    fn keys(&mut self, remark: &Remark) -> Keys {
        let file = self.files.get(usize::from(remark.file)).map(kind).unwrap_or_default();
        // Which of the words that nobody knows comes first changes from day to day.
        let value = if remark.code == UNKNOWN_WORDS { "" } else { &remark.value };
        let mut document = format!("{file}:{}:{value}", remark.column);
        if remark.order.is_empty() && remark.value.is_empty() {
            // Numbers in it are of lines and of how many there are, which change from day to day.
            let words = remark.message.chars().filter(|mark| !mark.is_ascii_digit());
            document.push(':');
            document.extend(words);
        }
        let keys = Keys { order: remark.order.clone(), line: String::new(), document };
        let turn = self.seen.entry((remark.code, keys.clone())).or_default();
        *turn += 1;
        let line = if *turn == 1 { String::new() } else { turn.to_string() };
        Keys { line, ..keys }
    }
}

/// What a file is from day to day: its roles, whatever its name and its place among others; its
/// name where it has none.
fn kind(file: &FileAccount) -> String {
    if file.roles.is_empty() {
        return file.path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    }
    file.roles.iter().map(|role| role.name()).collect::<Vec<_>>().join(" and ")
}

/// A finding about the input, as serious as is said.
pub fn of_remark(
    remark: &Remark,
    (place, promise): (usize, &Promise),
    severity: Severity,
    marks: &mut Marks<'_>,
) -> Finding {
    let keys = marks.keys(remark);
    let nothing = || Value { text: String::new(), unit: Unit::None };
    let note = match remark.remedy.as_str() {
        "" => remark.message.clone(),
        remedy => format!("{}; {remedy}", remark.message),
    };
    Finding {
        promise: place,
        severity,
        outcome: Outcome::Broken,
        fingerprint: fingerprint(&promise.code, &keys),
        order: keys.order,
        line: String::new(),
        document: String::new(),
        customer: String::new(),
        carrier: String::new(),
        promised: nothing(),
        actual: Value { text: remark.value.clone(), unit: Unit::Text },
        margin: nothing(),
        told: Told::NotChecked,
        stake: None,
        weight: 0,
        recoverable_until: String::new(),
        currency: String::new(),
        match_level: "",
        evidence: vec![Evidence { file: remark.file, line: remark.line }],
        note,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Role;

    fn file(path: &str, roles: &[Role]) -> FileAccount {
        FileAccount { path: path.to_owned(), roles: roles.to_vec(), ..FileAccount::default() }
    }

    fn remark(file: u16, line: u32, (column, value): (&str, &str), message: &str) -> Remark {
        Remark {
            code: "DAT002",
            file,
            line,
            column: column.to_owned(),
            value: value.to_owned(),
            message: message.to_owned(),
            remedy: String::new(),
            order: String::new(),
            is_quarantined: true,
        }
    }

    fn keys(files: &[FileAccount], remarks: &[Remark]) -> Vec<Keys> {
        let mut marks = Marks::of(files);
        remarks.iter().map(|remark| marks.keys(remark)).collect()
    }

    #[test]
    fn another_file_and_another_line_change_nothing() {
        let orders = || file("in/orders-10.csv", &[Role::Orders]);
        let one = |file, line| remark(file, line, ("total", "12,5x"), "is not an amount");
        let alone = keys(&[orders()], &[one(0, 4)]);
        let other = file("in/invoices.csv", &[Role::Invoices]);
        assert_eq!(alone, keys(&[other, orders()], &[one(1, 5)]));
        let renamed = file("in/orders-11.csv", &[Role::Orders]);
        assert_eq!(alone, keys(&[renamed], &[one(0, 4)]));
    }

    #[test]
    fn what_stands_there_twice_is_told_apart() {
        let files = [file("orders.csv", &[Role::Orders])];
        let one = |line| remark(0, line, ("total", "?"), "is not an amount");
        let two = keys(&files, &[one(4), one(9)]);
        assert_ne!(two[0], two[1]);
        assert_eq!(two[0], keys(&files, &[one(9)])[0]);
    }

    #[test]
    fn words_that_nobody_knows_are_known_by_their_column() {
        let files = [file("orders.csv", &[Role::Orders])];
        let of = |column, first| {
            let one = Remark { code: "DAT013", ..remark(0, 0, (column, first), "not known") };
            keys(&files, &[one]).remove(0)
        };
        assert_eq!(of("status", "lost"), of("status", "at sea"));
        assert_ne!(of("status", "lost"), of("kind", "lost"));
    }

    #[test]
    fn without_a_cell_the_words_are_what_it_is_known_by_and_not_their_numbers() {
        let files = [file("a/notes.csv", &[]), file("b/orders.csv", &[])];
        let of = |file, message| keys(&files, &[remark(file, 0, ("", ""), message)]).remove(0);
        assert_eq!(of(0, "has 5 rows later than it"), of(0, "has 17 rows later than it"));
        assert_ne!(of(0, "has 5 rows later than it"), of(0, "is empty"));
        assert_ne!(of(0, "is empty"), of(1, "is empty"));
    }
}
