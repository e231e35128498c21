//! A draft as the text of a contract, with comments for whoever goes on with it.
//!
//! Decides nothing. A comment that is a sentence begins with a hash and a space; one that is a
//! key to switch on begins with a hash alone.

use super::draft::{Draft, Key, Section, Stub, is_flat};
use super::quoted::{comment, list, quoted, samples};
use crate::contract::keys::SOURCE;
use crate::intake::{FileAccount, Quote, Remark};
use crate::render::inspect::Refusal;
use crate::render::{counted, visible};
use crate::tables::Role;
use std::fmt::Write;

const HEAD: &str = "\
# A contract for promised, from what the files show.
# Used as it stands, it changes nothing: correct it, and add what no file can say.
# A key behind a hash says nothing until the hash is taken away.
# `promised inspect` shows what was found out, `promised explain` what is promised.
";

const LAW: &str = "
# What else a [[source]] may say: zone, absent, only, constants, skip_lines, comment, footer,
# sheet, escape, trim_before_quote, and min_rows, below which an export counts as incomplete.
# `files` may hold a *, and one [[source]] may stand for many files that are written alike.

# When the business works: business days and working hours count by this.
#[calendar]
#open = { weekdays = \"09:00-17:00\", fri = \"09:00-15:00\" }
#holidays = [2026-12-24, 2026-12-25]
#cut_off = { weekdays = \"14:00\", fri = \"12:00\" }

# A promise that stands in no column, made from the time of the order; the first that fits counts.
#[[policy]]
#within = \"1 business day\"
#service = \"express\"
#[[policy]]
#within = \"3 business days\"

# Within what time something must follow, such as a refund; nobody else says when money is back.
#[promises.refund-overdue]
#within = \"14 days\"

# How far a promise may be missed before it counts, for all and for some.
#[promises.late-delivery]
#grace = \"1 hour\"
#[promises.price-variance]
#tolerance = [\"0.50\", \"2%\"]
#[[promises.price-variance.for]]
#customer = [\"ACME\"]
#tolerance = \"5%\"

# How serious a promise is, or whether it is checked at all.
#[promises.early-delivery]
#severity = \"info\"
#[promises.delivered-not-billed]
#enabled = false

# Which share of a promise is to be kept, and over what time; what it leaves may be broken.
#[[target]]
#promise = \"late-delivery\"
#share = \"95%\"
#window = \"28 days\"
#service = \"express\"

# How much may be missing in a complete audit, and how old its newest record may be.
#[limits]
#quarantined = 5
#max_input_age = \"2 days\"
#maturity_days = 7
";

/// The text of the contract.
pub fn write(draft: &Draft<'_>) -> String {
    let mut text = String::from(HEAD);
    text.push_str(&zone(draft));
    text.push_str(&currency(draft));
    text.push_str("\n# How spellings of keys are made equal, in all files alike.\n");
    text.push_str("#normalise = [\"case\", \"spaces\"]\n");
    for section in &draft.sections {
        text.push('\n');
        text.push_str(&self::section(section));
    }
    for stub in &draft.stubs {
        text.push('\n');
        text.push_str(&self::stub(stub));
    }
    text.push_str(LAW);
    text
}

/// A file that cannot be read: why, and what could be written, behind hashes.
fn stub(stub: &Stub<'_>) -> String {
    let Refusal { path, why } = stub.refusal;
    let mut text = comment(&format!("{path} cannot be read without being told more:"));
    let (pasted, said): (Vec<_>, Vec<_>) = why.lines().partition(|line| line.starts_with("  "));
    text.extend(said.iter().map(|line| comment(line)));
    let name = stub.name.as_deref().unwrap_or("...");
    text.push_str(&format!("#[[source]]\n#files = {}\n", quoted(name)));
    let in_sentences = said.iter().flat_map(|line| line.split('`').skip(1).step_by(2));
    let is_line = |line: &&str| {
        let key = line.split([' ', '.']).next().unwrap_or_default();
        line.contains(" = ") && key != "files" && SOURCE.key(key).is_some()
    };
    let mut lines: Vec<&str> = Vec::new();
    for line in pasted.iter().map(|line| line.trim()).chain(in_sentences).filter(is_line) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    text.extend(lines.iter().map(|line| format!("#{}\n", visible(line))));
    text
}

fn zone(draft: &Draft<'_>) -> String {
    let is_naive = |section: &&Section<'_>| has_remark(section, "DAT009");
    let naive = draft.sections.iter().find(is_naive).and_then(|section| section.account);
    let sentence = match naive {
        Some(file) => format!(
            "The time zone of the business. Times in {} name none and are taken as UTC.",
            file.path
        ),
        None => "The time zone of the business.".to_owned(),
    };
    format!("\n{}#zone = \"Europe/Stockholm\"\n", comment(&sentence))
}

fn currency(draft: &Draft<'_>) -> String {
    let hash = if draft.is_currency_said { "" } else { "#" };
    let code = draft.currency.as_deref().unwrap_or("EUR");
    format!("\n# The currency where no column holds one.\n{hash}currency = {}\n", quoted(code))
}

fn section(section: &Section<'_>) -> String {
    let Some(account) = section.account else { return String::new() };
    let mut text = comment(&summary(account));
    for remark in &section.remarks {
        text.push_str(&comment(&in_words(remark)));
    }
    if section.source.roles.is_empty() {
        return text;
    }
    if section.is_comment {
        let sentence = if section.source.files.is_empty() {
            "The name of this file cannot be written into a contract."
        } else {
            "To name this file would change the report."
        };
        text.push_str(&comment(sentence));
    }
    let name = section.source.files.first().map_or("...", String::as_str);
    let mut lines = vec!["[[source]]".to_owned(), format!("files = {}", quoted(name))];
    for key in Key::ALL.into_iter().filter(|&key| key != Key::Columns && section.knows(key)) {
        let is_said = section.said.contains(&key);
        lines.push(format!("{}{}", if is_said { "" } else { "#" }, line(section, key)));
    }
    lines.extend(words(section, account));
    text.push_str(&block(&lines, section.is_comment));
    text.push_str(&columns(section, account));
    text
}

/// Lines with a line feed each, all of them behind a hash where they are to say nothing.
fn block(lines: &[String], is_comment: bool) -> String {
    let hash = |line: &str| if is_comment && !line.starts_with('#') { "#" } else { "" };
    lines.iter().map(|line| format!("{}{line}\n", hash(line))).collect()
}

fn summary(account: &FileAccount) -> String {
    let roles: Vec<_> = account.roles.iter().map(|role| role.name()).collect();
    let what = if roles.is_empty() { "plays no role".to_owned() } else { roles.join(" and ") };
    let rows = counted(account.rows_read, "row");
    format!("{}: {what}; {rows}; {}", account.path, account.decided)
}

fn in_words(remark: &Remark) -> String {
    let about = [&remark.column, &remark.message].into_iter().filter(|text| !text.is_empty());
    let about: Vec<_> = about.map(String::as_str).collect();
    let remedy = if remark.remedy.is_empty() { "" } else { "; " };
    format!("{}: {}{remedy}{}", remark.code, about.join(" "), remark.remedy)
}

fn has_remark(section: &Section<'_>, code: &str) -> bool {
    section.remarks.iter().any(|remark| remark.code == code)
}

fn line(section: &Section<'_>, key: Key) -> String {
    let source = &section.source;
    let mark = |mark: Option<char>| quoted(&mark.map(String::from).unwrap_or_default());
    match key {
        Key::Roles => {
            let names: Vec<_> = source.roles.iter().map(|role| role.name()).collect();
            match names[..] {
                [one] => format!("role = {}", quoted(one)),
                _ => format!("roles = {}", list(&names)),
            }
        }
        Key::Encoding => {
            format!("encoding = {}", quoted(source.encoding.as_deref().unwrap_or_default()))
        }
        Key::Delimiter if source.delimiter.as_deref() == Some("\t") => {
            "delimiter = \"tab\"".to_owned()
        }
        Key::Delimiter => {
            format!("delimiter = {}", quoted(source.delimiter.as_deref().unwrap_or_default()))
        }
        Key::Quote => match source.quote {
            Some(Quote::Mark(byte)) => format!("quote = {}", mark(Some(char::from(byte)))),
            Some(Quote::None) => "quote = \"none\"".to_owned(),
            _ => format!("quote = {}", mark(Some('"'))),
        },
        Key::Decimal => format!("decimal = {}", mark(source.decimal)),
        Key::Dates => format!("dates = {}", quoted(source.dates.as_deref().unwrap_or_default())),
        Key::Columns => String::new(),
    }
}

/// Words that nobody knows, to be given a meaning.
fn words(section: &Section<'_>, account: &FileAccount) -> Vec<String> {
    let ours = match account.roles[..] {
        [Role::Deliveries] => "failed",
        [Role::Invoices] => "credit",
        _ => "closed",
    };
    let unknown = section.remarks.iter().filter(|remark| remark.code == "DAT013");
    let line = |remark: &&Remark| {
        let pairs = theirs(remark).into_iter().map(|word| format!("{} = \"{ours}\"", quoted(word)));
        format!("#words = {{ {} }}", pairs.collect::<Vec<_>>().join(", "))
    };
    unknown.map(line).collect()
}

/// The words that a remark names: all in its message, or the first where one is hard to tell.
fn theirs(remark: &Remark) -> Vec<&str> {
    let in_quotes: Vec<_> = remark.message.split('"').skip(1).step_by(2).collect();
    if remark.message.contains('\\') || !in_quotes.contains(&remark.value.as_str()) {
        return vec![&remark.value];
    }
    in_quotes
}

/// The widest that a column with its header is before its samples no longer stand in line.
const COLUMN_WIDTH_MAX: usize = 48;

fn columns(section: &Section<'_>, account: &FileAccount) -> String {
    let is_said = section.said.contains(&Key::Columns) && !section.is_comment;
    let mut text = String::new();
    if section.knows(Key::Columns) && !is_said && is_flat(account) {
        text.push_str(&comment(
            "As long as no column is named, the rows settle which values are the order's.",
        ));
    } else if section.knows(Key::Columns) && !is_said {
        text.push_str(&comment("To name the columns would change the report."));
    }
    let hash = if is_said { "" } else { "#" };
    for role in Role::ALL {
        let fed = section.source.columns.iter().filter(|(of, _, _)| *of == role);
        let lines: Vec<_> = fed
            .map(|(_, name, header)| {
                (format!("{name} = {}", quoted(header)), samples_of(account, role, name))
            })
            .collect();
        let widths = lines.iter().map(|(line, _)| line.chars().count());
        let width = widths.filter(|&width| width <= COLUMN_WIDTH_MAX).max().unwrap_or(0);
        if !lines.is_empty() {
            // Writing into a string cannot fail.
            _ = writeln!(text, "{hash}[source.columns.{}]", role.name());
        }
        for (line, samples) in lines {
            _ = match samples.as_str() {
                "" => writeln!(text, "{hash}{line}"),
                _ => writeln!(text, "{hash}{line:<width$}  # {samples}"),
            };
        }
    }
    text + &unused(account)
}

fn samples_of(account: &FileAccount, role: Role, name: &str) -> String {
    let feeds = |&(of, column): &(Role, &str)| of == role && column == name;
    let column = account.columns.iter().find(|column| column.feeds.iter().any(feeds));
    column.map(|column| samples(&column.samples)).unwrap_or_default()
}

fn unused(account: &FileAccount) -> String {
    let unused = account.columns.iter().filter(|column| column.feeds.is_empty());
    let names: Vec<_> = unused.map(|column| quoted(&column.header)).collect();
    if names.is_empty() {
        String::new()
    } else {
        comment(&format!("Not used: {}", names.join(", ")))
    }
}

#[cfg(test)]
mod tests;
