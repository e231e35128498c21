//! What became of the input: rows per file, remarks with their remedy, amounts.
//!
//! Every sum is printed with its parts, so that a reader can add them up.

use crate::intake::{FileAccount, Remark};
use crate::render::lines::wrap;
use crate::render::remark::in_words;
use crate::render::{Lang, Look, visible};
use crate::report::{MoneyAccount, Report};
use std::collections::BTreeMap;

/// How many remarks are shown unless all are asked for.
const REMARKS_MAX: usize = 10;

/// How many of them are shown of one code, since they mostly say the same of other rows.
const OF_CODE_MAX: usize = 3;

/// How many headers that are not used are shown of a file unless all are asked for.
const UNUSED_MAX: usize = 8;

/// On a narrower terminal there is no room for what was decided about each file.
const DECIDED_WIDTH_MIN: usize = 80;

/// One line per file with the account of its rows and what was decided about it.
pub fn files(report: &Report, look: &Look) -> String {
    let has_room = look.width.is_none_or(|width| width >= DECIDED_WIDTH_MIN);
    let line = |file: &FileAccount| {
        let decided = match visible(&file.decided) {
            some if has_room && !some.is_empty() => format!(" ({some})"),
            _ => String::new(),
        };
        let line = wrap(&format!("  {}{decided}", rows_of(file, look.lang)), look.width, 4);
        let notes = [joint(file, look), unused(file, look)].into_iter().flatten();
        std::iter::once(line).chain(notes).collect::<Vec<_>>().join("\n")
    };
    let lines: Vec<_> = report.files.iter().map(line).collect();
    super::entitled("title-input", &lines.join("\n"), look)
}

/// How many bills for several orders stand with an amount that was taken to be that of all of them.
fn joint(file: &FileAccount, look: &Look) -> Option<String> {
    let said = || look.lang.say("joint-bills", [("count", file.joint_bills.into())]);
    (file.joint_bills > 0).then(|| wrap(&format!("    {}", said()), look.width, 6))
}

/// The headers that nothing was read from; a promise may stand under one of them.
fn unused(file: &FileAccount, look: &Look) -> Option<String> {
    let names = file.unused_headers().filter(|header| !header.is_empty());
    let names: Vec<_> = names.map(visible).collect();
    let limit = if look.top.is_some() { UNUSED_MAX } else { usize::MAX };
    let shown = names.len().min(limit);
    let listed = ("names", names[..shown].join(", ").into());
    let line = match names.len() - shown {
        0 => look.lang.say("not-used", [listed]),
        rest => look.lang.say("not-used-more", [listed, ("count", rest.into())]),
    };
    let line = format!("    {line}");
    (shown > 0).then(|| wrap(&line, look.width, 6))
}

/// `orders.csv: 40 rows = 38 used + 1 duplicate + 1 quarantined + 0 filtered`.
fn rows_of(file: &FileAccount, lang: Lang) -> String {
    let counts = [
        ("rows", file.rows_read),
        ("used", file.used),
        ("duplicate", file.duplicate),
        ("quarantined", file.quarantined),
        ("filtered", file.filtered),
    ];
    let counts = counts.map(|(name, count)| (name, count.into()));
    format!("{}: {}", visible(&file.path), lang.say("file-rows", counts))
}

/// Remarks under their codes: place, what is wrong, and the remedy.
pub fn remarks(report: &Report, look: &Look) -> String {
    let mut groups: BTreeMap<&str, Vec<&Remark>> = BTreeMap::new();
    for remark in &report.remarks {
        groups.entry(remark.code).or_default().push(remark);
    }
    let (limit, of_code) =
        if look.top.is_some() { (REMARKS_MAX, OF_CODE_MAX) } else { (usize::MAX, usize::MAX) };
    let each = limit.div_ceil(groups.len().max(1)).min(of_code);
    let mut left = limit;
    let mut lines = Vec::new();
    for (code, group) in &groups {
        let count = look.lang.say("count-remark", [("count", group.len().into())]);
        let head = format!("  {code}, {count}");
        lines.push(wrap(&head, look.width, 4));
        let shown = group.len().min(each).min(left);
        left -= shown;
        for remark in &group[..shown] {
            let line = remark_line(report, remark, look.lang);
            lines.push(wrap(&format!("    {line}"), look.width, 6));
        }
    }
    let hidden = report.remarks.len() - (limit - left);
    let more = super::and_more(hidden, "--all, --format json", look);
    super::entitled("title-remarks", &format!("{}{more}", lines.join("\n")), look)
}

fn remark_line(report: &Report, remark: &Remark, lang: Lang) -> String {
    let place = match report.files.get(usize::from(remark.file)) {
        Some(file) if remark.line == 0 => format!("{}:", visible(&file.path)),
        Some(file) => format!("{}:{}:", visible(&file.path), remark.line),
        None => String::new(),
    };
    in_words(place, remark, lang).trim_start().to_owned()
}

/// The amounts read and what became of them, per column and currency.
pub fn money(report: &Report, look: &Look) -> String {
    let line = |account: &MoneyAccount| {
        let amount = |value| look.lang.money(value, &account.currency).into();
        let read = ("read", amount(account.read));
        let sum = match account.unmatched {
            0 => look.lang.say("amount-all-matched", [read]),
            rest => {
                let matched = ("matched", amount(account.matched));
                look.lang.say("amount-matched", [read, matched, ("unmatched", amount(rest))])
            }
        };
        wrap(&format!("  {}.{}: {sum}", account.role, account.column), look.width, 4)
    };
    let lines: Vec<_> = report.money.iter().map(line).collect();
    super::entitled("title-amounts", &lines.join("\n"), look)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::ColumnAccount;
    use crate::render::sample;
    use crate::tables::Role;

    fn check(text: &str, lines: &[&str]) {
        assert_eq!(text.lines().collect::<Vec<_>>(), lines, "{text}");
    }

    #[test]
    fn every_file_accounts_for_its_rows() {
        check(
            &files(&sample::report(), &Look::default()),
            &[
                "Input",
                "  orders.csv: 40 rows = 38 used + 1 duplicate + 1 quarantined + 0 filtered \
                 (comma, decimal point, yyyy-mm-dd)",
                "  deliveries.csv: 44 rows = 44 used + 0 duplicate + 0 quarantined + 0 filtered \
                 (comma, decimal point, yyyy-mm-dd)",
            ],
        );
    }

    #[test]
    fn headers_that_are_not_used_are_named() {
        let column = |nth: usize| ColumnAccount { header: format!("C{nth}"), ..Default::default() };
        let used = ColumnAccount { feeds: vec![(Role::Orders, "order_id")], ..column(0) };
        let roles = vec![Role::Orders];
        let columns = std::iter::once(used).chain((1..11).map(column)).collect();
        let file = FileAccount { columns, roles, ..Default::default() };
        let short = Look { top: Some(10), ..Look::default() };
        let names = "    not used: C1, C2, C3, C4, C5, C6, C7, C8";
        assert_eq!(unused(&file, &short), Some(format!("{names} and 2 more")));
        let long = Look { top: None, ..Look::default() };
        assert_eq!(unused(&file, &long), Some(format!("{names}, C9, C10")));
        assert_eq!(unused(&FileAccount::default(), &short), None);
    }

    #[test]
    fn a_remark_names_the_place_the_fault_and_the_remedy() {
        check(
            &remarks(&sample::report(), &Look::default()),
            &[
                "Remarks on the input",
                "  DAT002, 1 remark",
                "    orders.csv:31: total \"12,5x\" is not an amount (row quarantined); \
                 correct the cell",
            ],
        );
    }

    #[test]
    fn three_remarks_of_a_code_are_shown_and_the_others_counted() {
        let text = remarks(&sample::many(45), &Look::default());
        assert!(text.contains("DAT002, 45 remarks"), "{text}");
        assert_eq!(text.matches("orders.csv:").count(), 3);
        assert!(text.ends_with("\n... and 42 more: --all, --format json"), "{text}");
        let all = remarks(&sample::many(45), &Look { top: None, ..Look::default() });
        assert_eq!(all.matches("orders.csv").count(), 45);
    }

    #[test]
    fn every_code_is_shown_even_where_one_has_many_remarks() {
        let mut report = sample::many(45);
        report.remarks.push(Remark { code: "DAT009", ..report.remarks[0].clone() });
        let text = remarks(&report, &Look::default());
        assert!(text.contains("DAT009, 1 remark\n    orders.csv"), "{text}");
    }

    #[test]
    fn amounts_are_conserved_in_sight() {
        check(
            &money(&sample::report(), &Look::default()),
            &[
                "Amounts",
                "  invoices.total: 1,240.00 EUR read = 1,200.00 EUR matched + 40.00 EUR unmatched",
            ],
        );
    }

    #[test]
    fn amounts_that_all_belong_to_an_order_need_no_sum() {
        let mut report = sample::report();
        report.money[0].matched = report.money[0].read;
        report.money[0].unmatched = 0;
        let text = money(&report, &Look::default());
        check(&text, &["Amounts", "  invoices.total: 1,240.00 EUR, all matched"]);
    }

    #[test]
    fn a_narrow_terminal_shows_the_rows_of_a_file_alone() {
        let shown = |width| files(&sample::report(), &Look { width, ..Look::default() });
        assert!(!shown(Some(79)).contains("(comma"), "{}", shown(Some(79)));
        assert!(shown(Some(80)).contains("(comma") && shown(None).contains("(comma"));
    }

    #[test]
    fn a_remark_on_the_whole_file_has_no_line() {
        let report = sample::report();
        let remark = Remark {
            line: 0,
            column: String::new(),
            value: String::new(),
            message: "holds no rows".to_owned(),
            remedy: String::new(),
            is_quarantined: false,
            ..report.remarks[0].clone()
        };
        assert_eq!(remark_line(&report, &remark, Lang::En), "orders.csv: holds no rows");
    }
}
