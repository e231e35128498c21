//! Whether two readings of the same files came to the same.
//!
//! Paths may be spelled differently and what was decided may be worded differently; every record,
//! every account and every remark must agree.

use crate::intake::{FileAccount, Intake};
use crate::tables::{Packed, Role, Table};
use crate::texts::Texts;

/// Whether two readings agree.
pub fn intakes(one: &Intake, other: &Intake) -> bool {
    let files = one.files.iter().zip(&other.files);
    let has_table = |&role: &Role| {
        let texts = (&one.tables.texts, &other.tables.texts);
        tables(one.tables.of(role), other.tables.of(role), texts)
    };
    one.files.len() == other.files.len()
        && files.into_iter().all(|(one, other)| accounts(one, other))
        && one.remarks == other.remarks
        && Role::ALL.iter().all(has_table)
}

fn accounts(one: &FileAccount, other: &FileAccount) -> bool {
    let rows = |file: &FileAccount| {
        [file.bytes, file.rows_read, file.used, file.duplicate, file.quarantined, file.filtered]
    };
    rows(one) == rows(other)
        && one.roles == other.roles
        && one.money == other.money
        && one.newest == other.newest
}

fn tables(one: &Table, other: &Table, texts: (&Texts, &Texts)) -> bool {
    let lost = |table: &Table, texts: &Texts| {
        let names = table.quarantined_orders.iter().map(|&id| texts.text(id).to_owned());
        let mut names: Vec<_> = names.collect();
        names.sort_unstable();
        names
    };
    one.is_present == other.is_present
        && one.line == other.line
        && one.file == other.file
        && one.columns.len() == other.columns.len()
        && one.columns.iter().zip(&other.columns).all(|(one, other)| columns(one, other, texts))
        && lost(one, texts.0) == lost(other, texts.1)
}

fn columns(one: &Option<Packed>, other: &Option<Packed>, texts: (&Texts, &Texts)) -> bool {
    match (one, other) {
        (Some(Packed::Text(one)), Some(Packed::Text(other))) => {
            let is_same = |(one, other): (u32, u32)| texts.0.text(one) == texts.1.text(other);
            one.len() == other.len() && one.iter().zip(other.iter()).all(is_same)
        }
        (one, other) => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Remark;
    use crate::tables::Runs;
    use crate::texts::NO_TEXT;

    /// An order with a customer; so many texts come `before` it among all texts.
    fn intake(before: u32, customer: &str) -> Intake {
        let mut intake = Intake::default();
        (0..before).for_each(|nth| _ = intake.tables.texts.intern(&nth.to_string()));
        let id = intake.tables.texts.intern(customer);
        let orders = intake.tables.of_mut(Role::Orders);
        orders.columns[1] = Some(Packed::Text(vec![id].into()));
        orders.line = Runs::rising([2].into_iter());
        orders.file = Runs::staying([0].into_iter());
        intake.files.push(FileAccount { rows_read: 1, used: 1, ..FileAccount::default() });
        intake
    }

    fn check(change: impl Fn(&mut Intake), expected: bool) {
        let mut changed = intake(0, "ACME");
        change(&mut changed);
        assert_eq!(intakes(&intake(1_000, "ACME"), &changed), expected);
    }

    #[test]
    fn the_numbers_of_texts_and_the_spelling_of_paths_do_not_matter() {
        check(|_| {}, true);
        check(|intake| intake.files[0].path = "./a.csv".to_owned(), true);
        check(|intake| intake.files[0].decided = "comma".to_owned(), true);
    }

    #[test]
    fn every_record_account_and_remark_matters() {
        check(|intake| *intake = self::intake(0, "Bolt"), false);
        check(|intake| intake.files[0].used = 0, false);
        check(|intake| intake.files[0].roles = vec![Role::Orders], false);
        check(|intake| intake.files.clear(), false);
        let line = |intake: &mut Intake, line: u32| {
            intake.tables.of_mut(Role::Orders).line = Runs::rising([line].into_iter());
        };
        check(|intake| line(intake, 3), false);
        check(|intake| intake.tables.of_mut(Role::Orders).columns[1] = None, false);
        check(|intake| intake.tables.of_mut(Role::Lines).is_present = true, false);
        check(|intake| intake.tables.of_mut(Role::Orders).quarantined_orders.push(NO_TEXT), false);
        let remark = Remark {
            code: "DAT001",
            file: 0,
            line: 0,
            column: String::new(),
            value: String::new(),
            message: String::new(),
            remedy: String::new(),
            order: String::new(),
            is_quarantined: false,
        };
        check(|intake| intake.remarks.push(remark.clone()), false);
    }
}
