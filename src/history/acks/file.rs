//! `promised.acks.toml` and `promised.baseline.toml`: what is written in them and how it is read.
//!
//! Texts alone; the files are opened elsewhere. A mistake names its line.

use super::{Ack, Acks, Cap, Key, cap_text};
use crate::decimal;
use crate::history::{Case, printed};
use crate::time::day_of_date;
use hashbrown::HashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::value::Datetime;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    ack: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    fingerprint: Option<String>,
    code: Option<String>,
    order: Option<String>,
    line: Option<String>,
    document: Option<String>,
    customer: Option<String>,
    carrier: Option<String>,
    reason: String,
    until: Datetime,
    up_to: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BaselineFile {
    accepted: BTreeMap<String, String>,
}

impl Acks {
    /// Reads acknowledgements; `file` is what mistakes name.
    ///
    /// # Errors
    /// The first mistake, with its line.
    pub fn read(text: &str, file: &str) -> Result<Self, String> {
        let parsed: File = toml::from_str(text).map_err(|error| format!("{file}: {error}"))?;
        let mut all = Vec::with_capacity(parsed.ack.len());
        for entry in parsed.ack {
            let line = text[..entry.span().start].lines().count().max(1);
            let line = line + usize::from(text[..entry.span().start].ends_with('\n'));
            let ack = ack(entry.into_inner(), line);
            all.push(ack.map_err(|why| format!("{file}:{line}: {why}"))?);
        }
        Ok(Self { file: file.to_owned(), all, baseline: HashMap::new() })
    }

    /// Reads a baseline into these.
    ///
    /// # Errors
    /// The first mistake.
    pub fn read_baseline(&mut self, text: &str, file: &str) -> Result<(), String> {
        let parsed: BaselineFile =
            toml::from_str(text).map_err(|error| format!("{file}: {error}"))?;
        for (fingerprint, cap) in parsed.accepted {
            let number = number(&fingerprint).map_err(|why| format!("{file}: {why}"))?;
            let cap = match cap.as_str() {
                "" => None,
                text => Some(amount(text).map_err(|why| format!("{file}: {why}"))?),
            };
            self.baseline.insert(number, cap);
        }
        Ok(())
    }
}

fn number(fingerprint: &str) -> Result<u128, String> {
    let is_whole = fingerprint.len() == 32;
    let number = u128::from_str_radix(fingerprint, 16).ok().filter(|_| is_whole);
    number.ok_or_else(|| format!("\"{fingerprint}\" is no fingerprint; copy all 32 digits of it"))
}

/// Reads `50.00 EUR`.
fn amount(text: &str) -> Result<Cap, String> {
    let (number, currency) = text.split_once(' ').unwrap_or((text, ""));
    let amount = decimal::parse(number);
    let wrong = || format!("\"{text}\" is no amount; write one such as \"50.00 EUR\"");
    amount.map(|amount| (amount, currency.to_owned())).ok_or_else(wrong)
}

fn ack(entry: Entry, line: usize) -> Result<Ack, String> {
    let Entry { fingerprint, code, order, line: line_id, document, customer, carrier, .. } = entry;
    let given = [fingerprint, code, order, line_id, document, customer, carrier];
    let pairs = Key::ALL.into_iter().zip(given);
    let keys: Vec<(Key, String)> = pairs.filter_map(|(key, value)| Some((key, value?))).collect();
    if keys.is_empty() {
        let names = Key::ALL.map(Key::name).join(", ");
        return Err(format!("names nothing; write one of {names}"));
    }
    if let Some((_, text)) = keys.iter().find(|(key, _)| *key == Key::Fingerprint) {
        number(text)?;
    }
    if let Some((key, _)) = keys.iter().find(|(_, value)| value.trim().is_empty()) {
        return Err(format!("{} is empty", key.name()));
    }
    if entry.reason.trim().is_empty() {
        return Err("the reason is empty; say why it is left for now".to_owned());
    }
    let date = entry.until.date.filter(|_| entry.until.time.is_none());
    let day = date.and_then(|date| {
        day_of_date(i32::from(date.year), u32::from(date.month), u32::from(date.day))
    });
    let day = day.ok_or("until takes a day, such as until = 2026-12-31")?;
    let up_to = entry.up_to.as_deref().map(amount).transpose()?;
    let until = (day, entry.until.to_string());
    Ok(Ack { keys, reason: entry.reason, until, up_to, line })
}

/// An acknowledgement as it is added to the file, with a comment on what it names.
pub fn entry_text(ack: &Ack, comment: &str) -> String {
    let mut text = String::from("[[ack]]\n");
    if !comment.is_empty() {
        text = format!("# {comment}\n{text}");
    }
    for (key, value) in &ack.keys {
        text.push_str(&format!("{} = {}\n", key.name(), quoted(value)));
    }
    if let Some(cap) = &ack.up_to {
        text.push_str(&format!("up_to = {}\n", quoted(&cap_text(Some(cap)))));
    }
    text + &format!("reason = {}\nuntil = {}\n", quoted(&ack.reason), ack.until.1)
}

/// A text as TOML writes it; the escapes of JSON are among those of TOML.
fn quoted(text: &str) -> String {
    let quoted = serde_json::to_string(text).expect("a text can be written");
    quoted.replace('\u{7f}', "\\u007F")
}

/// A baseline as it is written.
pub fn baseline_text<'c>(cases: impl Iterator<Item = (&'c Case, Option<Cap>)>) -> String {
    let mut text = String::from(
        "# What was open when somebody began to look, with the most that may be at stake.\n\
         # Written by `promised baseline`, which only ever takes out what was put right.\n\
         [accepted]\n",
    );
    for (case, cap) in cases {
        let subject = &case.subject;
        let keys = [&subject.code, &subject.order, &subject.line, &subject.document];
        let keys: Vec<&str> = keys.into_iter().map(String::as_str).collect();
        let words: Vec<&str> = keys.into_iter().filter(|key| !key.is_empty()).collect();
        let shown: String = words
            .join(" ")
            .chars()
            .map(|mark| if mark.is_control() { ' ' } else { mark })
            .collect();
        let cap = quoted(&cap_text(cap.as_ref()));
        text.push_str(&format!("{} = {cap} # {shown}\n", printed(case.fingerprint)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINT: &str = "0123456789abcdef0123456789abcdef";

    fn check_wrong(text: &str, why: &str) {
        let told = Acks::read(text, "promised.acks.toml").unwrap_err();
        assert!(told.contains(why), "{told}");
    }

    #[test]
    fn what_is_written_is_read_again() {
        let ack = Ack {
            keys: vec![
                (Key::Fingerprint, PRINT.to_owned()),
                (Key::Customer, "A \"B\" \\ é\n".to_owned()),
            ],
            reason: "credit note of 3 April".to_owned(),
            until: (day_of_date(2026, 4, 30).unwrap(), "2026-04-30".to_owned()),
            up_to: Some((50_000_000, "EUR".to_owned())),
            line: 4,
        };
        let text = format!("# by hand\n\n{}", entry_text(&ack, "DLV101 1001"));
        let acks = Acks::read(&text, "promised.acks.toml").unwrap();
        assert_eq!(acks.all, [ack]);
    }

    #[test]
    fn a_mistake_names_its_line() {
        let entry = |more: &str| format!("\n[[ack]]\nreason = \"x\"\nuntil = 2026-04-30\n{more}");
        check_wrong(&entry(""), "promised.acks.toml:2: names nothing; write one of fingerprint");
        check_wrong(&entry("fingerprint = \"12\""), "copy all 32 digits");
        check_wrong(&entry("order = \" \""), "order is empty");
        check_wrong(&entry("order = \"1\"\nup_to = \"much\""), "\"much\" is no amount");
        check_wrong(&entry("ordre = \"1\""), "unknown field `ordre`");
        check_wrong("[[ack]]\norder = \"1\"\nreason = \"x\"", "missing field `until`");
        check_wrong("[[ack]]\norder = \"1\"\nreason = \"\"\nuntil = 2026-04-30", "reason is empty");
        let time = "[[ack]]\norder = \"1\"\nreason = \"x\"\nuntil = 2026-04-30T10:00:00";
        check_wrong(time, "until takes a day");
    }

    #[test]
    fn a_baseline_is_read_again() {
        let mut acks = Acks::default();
        let text = format!("[accepted]\n{PRINT} = \"50.00 EUR\" # x\n");
        acks.read_baseline(&text, "promised.baseline.toml").unwrap();
        let print = u128::from_str_radix(PRINT, 16).unwrap();
        assert_eq!(acks.baseline[&print], Some((50_000_000, "EUR".to_owned())));
        assert!(
            acks.read_baseline("[accepted]\nab = \"\"", "f").unwrap_err().contains("32 digits")
        );
    }
}
