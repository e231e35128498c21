//! One file from its path to its rows: by its header it is read, left out, or refused.
//!
//! Reads no cell of a row itself. What is left out still accounts for its rows.

use super::dialect::{self, Known, Layout};
use super::files::Job;
use super::headers::Names;
use super::origin::Origin;
use super::plan::Plan;
use super::reading::{self, Part};
use super::records::Step;
use super::sample::Sample;
use super::supply::{self, Encoding, Said, Supply};
use super::undecided::Undecided;
use super::{Request, Source, roles, stage, written};
use crate::tables::{Role, columns_of};
use anyhow::{Context, Result, anyhow, bail};

/// Reads a file, or says why it is left out: one part, or several that go on with the first.
pub fn read(job: &Job, request: &Request) -> Result<Vec<Part>> {
    let sources: Vec<&Source> = job.sources.iter().map(|&at| &request.sources[at]).collect();
    let said = written::said(&sources)?;
    let supply = Supply::open(
        &job.path,
        &Said {
            encoding: said.encoding.as_deref(),
            sheet: job.sheet.as_deref(),
            decoded_bytes_max: request.decoded_bytes_max,
        },
    )?;
    let known = |header: &[String]| known(header, job, &sources);
    let (layout, rivals) = layout_of(&supply, &said, &known)?;
    let mut parts = match refusal(&layout, job)? {
        Some(why) => vec![left_out(&supply, &layout, why)?],
        None if layout.header.is_empty() => vec![empty(job, &sources)],
        None => {
            let names = Names::of(&layout.header);
            let with_flag = |why| with_flag(pasted(why, job, request), &names, job);
            let plans = plans_of(&names, job, &sources).map_err(with_flag)?;
            let mut parts = reading::read(&supply, &layout, &rivals, &plans, request)
                .map_err(|why| pasted(why, job, request))?;
            parts[0].account.scores = roles::scores(&names);
            parts
        }
    };
    let part = &mut parts[0];
    part.account.path.clone_from(&job.shown);
    part.account.bytes = supply.survey().bytes;
    part.account.is_changed = !supply.is_unchanged();
    part.account.min_rows = said.min_rows;
    written::describe(part, &supply, &layout, &rivals);
    part.origin = Some(Origin { supply, layout, encoding: rivals.first().copied() });
    Ok(parts)
}

/// How the file is laid out, and under which encodings its header says the same: none where its
/// encoding is certain, else the one that is used first.
fn layout_of(
    supply: &Supply,
    said: &Source,
    known: &dyn Fn(&[String]) -> Known,
) -> Result<(Layout, Vec<Encoding>)> {
    if !supply.survey().is_open {
        return Ok((dialect::find(&Sample::of(supply, None)?, said, known)?, Vec::new()));
    }
    let mut trials = Vec::new();
    for encoding in supply::CANDIDATES.into_iter().filter(|one| supply.may_be(*one)) {
        let layout = dialect::find(&Sample::of(supply, Some(encoding))?, said, known)?;
        let words = roles::words_known(&Names::of(&layout.header));
        trials.push(((layout.known, words), encoding, layout));
    }
    let best = trials.iter().map(|trial| trial.0).max();
    trials.retain(|trial| Some(trial.0) == best);
    let rivals = trials.iter().map(|trial| trial.1).collect();
    let layout = trials.into_iter().next().map(|trial| trial.2);
    Ok((layout.ok_or_else(|| anyhow!("has no encoding that is known"))?, rivals))
}

/// The first headers of a report in CSV, which is never an export.
pub const REPORT_HEADER: [&str; 6] = ["code", "name", "severity", "outcome", "order", "line"];

fn is_report(header: &[String]) -> bool {
    header.len() >= REPORT_HEADER.len() && header.iter().zip(REPORT_HEADER).all(|(a, b)| a == b)
}

/// How well a header is known: by the roles it plays.
fn known(header: &[String], job: &Job, sources: &[&Source]) -> Known {
    let names = Names::of(header);
    match plans_of(&names, job, sources) {
        _ if is_report(header) => Known::Well,
        Ok(plans) if plans.is_empty() => Known::Not,
        Ok(_) => Known::Well,
        // Whatever was said of the file, a line without a single known name is hardly its header.
        Err(_) if sources.is_empty() && roles::words_known(&names) == 0 => Known::Not,
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
fn pasted(why: anyhow::Error, job: &Job, request: &Request) -> anyhow::Error {
    let path = job.path.strip_prefix(&request.folder).unwrap_or(&job.path);
    match why.downcast_ref::<Undecided>() {
        Some(undecided) => anyhow!("{}", undecided.paste(&path.display().to_string())),
        None => why,
    }
}

/// An error about a header, with the flag that settles it where the file may be of deliveries.
fn with_flag(why: anyhow::Error, names: &Names, job: &Job) -> anyhow::Error {
    let score = |role| roles::scores(names).iter().find(|(of, _)| *of == role).map(|found| found.1);
    let is_open = job.sources.is_empty() && job.roles.is_empty();
    let is_bare = score(Role::Deliveries) >= score(Role::Orders);
    if is_open && is_bare && matches!(Plan::detect(names, &[Role::Deliveries]), Ok(Some(_))) {
        return anyhow!(
            "{why}\nor give it as --deliveries {} where it is of deliveries",
            job.shown
        );
    }
    why
}

/// Why a file is left out: its message and what to do. An error where that may not be, because
/// somebody said what the file is, or because it is an export that cannot be read beyond doubt.
fn refusal(layout: &Layout, job: &Job) -> Result<Option<(String, &'static str)>> {
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
    let headers = || match super::headers::looks_like_data(&layout.header) {
        true => format!(
            "line {} looks like data, not like a header ({})",
            layout.header_line,
            roles::list(&layout.header)
        ),
        false => format!("its headers are {}", roles::list(&layout.header)),
    };
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
fn left_out(supply: &Supply, layout: &Layout, (message, remedy): (String, &str)) -> Result<Part> {
    let mut part = Part { is_left_out: true, ..Part::default() };
    "left out".clone_into(&mut part.account.decided);
    part.note("DAT001", 0, ("", ""), message, remedy.to_owned());
    let (mut reader, mut record) = layout.rows(supply.reader()?);
    while reader.next(&mut record) != Step::End {
        part.account.rows_read += 1;
        part.account.filtered += 1;
    }
    let tally = reader.finish().context("cannot be read to its end")?;
    written::tally(&mut part, supply, None, tally);
    Ok(part)
}

/// The error for files of which none is recognised.
pub fn nothing_known(parts: &[Part]) -> String {
    let mut told = vec!["no file is recognised:".to_owned()];
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
