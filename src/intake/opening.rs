//! One file from its path to its rows: by its header it is read, left out, or refused.
//!
//! Reads no cell of a row itself. What is left out still accounts for its rows.

use super::dialect::{self, Known, Layout};
use super::files::Job;
use super::headers::Names;
use super::plan::Plan;
use super::reading::{self, Part};
use super::records::{Record, Step};
use super::undecided::Undecided;
use super::{Request, Source, bytes, roles, stage};
use crate::tables::{Role, columns_of};
use anyhow::{Result, anyhow, bail};

/// Reads a file, or says why it is left out.
pub fn read(job: &Job, request: &Request) -> Result<Part> {
    let decoded = bytes::read(&job.path)?;
    let sources: Vec<&Source> = job.sources.iter().map(|&at| &request.sources[at]).collect();
    let delimiter = agreed(&sources, "delimiter", |source| source.delimiter)?.flatten();
    let skip_lines = agreed(&sources, "skip_lines", |source| source.skip_lines)?.unwrap_or(0);
    let known = |header: &[String]| known(header, job, &sources);
    let layout = dialect::find(&decoded.text, delimiter, skip_lines, &known)?;
    let mut part = match refusal(&layout, job)? {
        Some(why) => left_out(layout, why),
        None if layout.header.is_empty() => empty(job, &sources),
        None => {
            let names = Names::of(&layout.header);
            let in_words = |why| in_words(why, job, request);
            let mut plans = plans_of(&names, job, &sources).map_err(in_words)?;
            reading::read(&decoded, layout, &mut plans, request)?
        }
    };
    part.account.path.clone_from(&job.shown);
    part.account.bytes = decoded.bytes;
    if decoded.has_mark && !part.is_left_out {
        part.account.decided.push_str(", byte order mark");
    }
    Ok(part)
}

/// The first headers of a report in CSV, which is never an export.
pub const REPORT_HEADER: [&str; 6] = ["code", "name", "severity", "outcome", "order", "line"];

fn is_report(header: &[String]) -> bool {
    header.len() >= REPORT_HEADER.len() && header.iter().zip(REPORT_HEADER).all(|(a, b)| a == b)
}

/// What all sources of a file say alike.
fn agreed<T: PartialEq>(
    sources: &[&Source],
    what: &str,
    get: impl Fn(&Source) -> T,
) -> Result<Option<T>> {
    let mut said = sources.iter().map(|source| get(source));
    let first = said.next();
    if said.any(|other| Some(other) != first) {
        bail!("two sources of the contract say different things of its {what}");
    }
    Ok(first)
}

/// How well a header is known: by the roles it plays.
fn known(header: &[String], job: &Job, sources: &[&Source]) -> Known {
    match plans_of(&Names::of(header), job, sources) {
        _ if is_report(header) => Known::Well,
        Ok(plans) if plans.is_empty() => Known::Not,
        Ok(_) => Known::Well,
        Err(_) => Known::Doubtfully,
    }
}

fn plans_of(names: &Names, job: &Job, sources: &[&Source]) -> Result<Vec<Plan>> {
    if sources.is_empty() {
        return Ok(Plan::detect(names, &job.roles)?.into_iter().collect());
    }
    let mut plans = Vec::new();
    for source in sources {
        let plan = Plan::from_source(names, source)?;
        let told = || anyhow!("no header shows a role; write `roles` into its source");
        plans.push(plan.ok_or_else(told)?);
    }
    Ok(plans)
}

/// An error with the lines to paste, where there are any.
fn in_words(why: anyhow::Error, job: &Job, request: &Request) -> anyhow::Error {
    let path = job.path.strip_prefix(&request.folder).unwrap_or(&job.path);
    match why.downcast_ref::<Undecided>() {
        Some(undecided) => anyhow!("{}", undecided.paste(&path.display().to_string())),
        None => why,
    }
}

/// Why a file is left out: its message and what to do. An error where that may not be, because
/// somebody said what the file is, or because it is an export that cannot be read beyond doubt.
fn refusal(layout: &Layout<'_>, job: &Job) -> Result<Option<(String, &'static str)>> {
    let is_told = !job.sources.is_empty() || !job.roles.is_empty();
    if is_report(&layout.header) {
        if job.is_named {
            bail!("is a report of promised and no export; name the exports that it was made from");
        }
        let why = "is a report of promised and is left out".to_owned();
        return Ok(Some((why, "write reports to another folder")));
    }
    match &layout.doubt {
        Some(doubt) if is_told || layout.known == Known::Well => bail!("{doubt}"),
        None if layout.header.is_empty() => return Ok(None),
        _ if layout.known != Known::Not => return Ok(None),
        _ => {}
    }
    let headers = || format!("its headers are {}", roles::list(&layout.header));
    let why = layout.doubt.clone().unwrap_or_else(headers);
    let remedy = "give it as --orders FILE or another role, or name its columns in the contract";
    Ok(Some((format!("plays no known role and is left out; {why}"), remedy)))
}

/// A file without a single record plays the roles that were said, with no rows.
fn empty(job: &Job, sources: &[&Source]) -> Part {
    let mut roles = job.roles.clone();
    for source in sources {
        roles.extend(&source.roles);
        roles.extend(source.columns.iter().map(|(role, _, _)| *role));
    }
    roles.sort_unstable();
    roles.dedup();
    let is_left_out = roles.is_empty();
    let stage = stage::Stage { roles, is_counted: true, ..stage::Stage::default() };
    let mut part = Part { stages: vec![stage], is_left_out, ..Part::default() };
    "empty".clone_into(&mut part.account.decided);
    let remedy = "check that the export is whole".to_owned();
    part.note("DAT012", 0, ("", ""), "is empty".to_owned(), remedy);
    part
}

/// A file that is left out says so, and all its rows are filtered.
fn left_out(layout: Layout<'_>, (message, remedy): (String, &str)) -> Part {
    let mut part = Part { is_left_out: true, ..Part::default() };
    "left out".clone_into(&mut part.account.decided);
    part.note("DAT001", 0, ("", ""), message, remedy.to_owned());
    let mut reader = layout.reader;
    let mut record = Record::default();
    while reader.next(&mut record) != Step::End {
        part.account.rows_read += 1;
        part.account.filtered += 1;
    }
    part
}

/// The error for files of which none is recognised.
pub fn nothing_known(parts: &[Part]) -> String {
    let mut told = vec!["no file is recognised as orders, deliveries or invoices:".to_owned()];
    for part in parts {
        let message = part.remarks.first().map_or("", |remark| remark.message.as_str());
        told.push(format!("  {}: {message}", part.account.path));
    }
    told.push("looked for, among other spellings:".to_owned());
    for role in Role::ALL {
        let names: Vec<&str> = columns_of(role).iter().take(8).map(|spec| spec.name).collect();
        told.push(format!("  {}: {}", role.name(), names.join(", ")));
    }
    told.join("\n")
}
