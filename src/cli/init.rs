//! `promised init`: a contract from what the files show, to be corrected and added to.
//!
//! Used as it stands, the contract changes nothing: what would change something is left as a
//! comment, and the files are read again under it before it is written. A file that cannot be read
//! without being told more is a comment too, with what to write.

mod draft;
mod names;
mod proof;
mod quoted;
mod same;
mod text;

use super::arguments::InitArguments;
use super::inputs::is_same;
use super::law::{FILE_NAME, Law};
use super::part::{Part, folder_of};
use super::{each, gate, inputs, question, streams};
use crate::contract::{Contract, parse};
use crate::intake::{self, Intake, Request};
use crate::promises::Catalogue;
use crate::render::inspect::Refusal;
use crate::render::{counted, visible};
use anyhow::bail;
use draft::Draft;
use std::path::{Path, PathBuf};

/// Writes the contract and returns the exit code.
pub fn run(arguments: &InitArguments) -> anyhow::Result<u8> {
    let target = arguments.output.clone().unwrap_or_else(|| PathBuf::from(FILE_NAME));
    refuse_old(&target, arguments)?;
    let law = Law { contract: Contract::default(), catalogue: Catalogue::builtin() };
    let as_of = question::as_of(arguments.as_of.as_deref(), law.contract.zone)?;
    let request = inputs::request(&arguments.input, &law, as_of)?;
    let found = Found::read(&Request { with_samples: true, ..request })?;
    refuse_inputs(&target, &found)?;
    let mut draft = Draft::of(&found, &arguments.input.roles, &folder_of(&target));
    proof::prove(&mut draft, &|draft| changes_nothing(draft, &found, &target));
    deliver(&text::write(&draft), &target, arguments)?;
    if !arguments.stdout || !found.refused.is_empty() {
        streams::note(&done(&draft, &target, arguments.stdout));
    }
    Ok(if found.refused.is_empty() { gate::FINE } else { gate::INCOMPLETE })
}

/// What was read, and which files could not be.
#[derive(Debug)]
struct Found {
    /// The files that can be read, with the roles that were said, and how they are to be read.
    request: Request,
    /// What they hold.
    intake: Intake,
    /// The others.
    refused: Vec<Refusal>,
}

impl Found {
    /// Reads all files, or all that can be read.
    fn read(request: &Request) -> anyhow::Result<Self> {
        let error = match intake::read(request) {
            Ok(intake) => {
                return Ok(Self { request: request.clone(), intake, refused: Vec::new() });
            }
            Err(error) => error,
        };
        let pieces = each::read(request, error)?;
        let paths = pieces.read.iter().flat_map(|intake| &intake.files).map(|file| &file.path);
        let role = |path: &Path| {
            let given = request.files.iter().filter(|(given, _)| given == path);
            let roles: Vec<_> = given.map(|(_, role)| *role).collect();
            if roles.is_empty() { vec![None] } else { roles }
        };
        let files = paths.map(PathBuf::from).flat_map(|path| {
            let roles = role(&path);
            roles.into_iter().map(move |role| (path.clone(), role))
        });
        let request = Request { files: files.collect(), ..request.clone() };
        let is_readable = !request.files.is_empty();
        let intake = if is_readable { intake::read(&request)? } else { Intake::default() };
        Ok(Self { request, intake, refused: pieces.refused })
    }
}

fn deliver(text: &str, target: &Path, arguments: &InitArguments) -> anyhow::Result<()> {
    if arguments.stdout {
        return streams::print(text);
    }
    let mut part = Part::create(target)?;
    part.fill(text)?;
    part.finish()
}

fn refuse_old(target: &Path, arguments: &InitArguments) -> anyhow::Result<()> {
    let is_there = std::fs::symlink_metadata(target).is_ok();
    if is_there && !arguments.stdout && !arguments.force {
        bail!(
            "{} is there already; name another file with --output, look at a fresh contract with \
             --stdout, or replace it with --force",
            target.display()
        );
    }
    if is_there && !arguments.stdout && !target.is_file() {
        bail!("{} is not a file", target.display());
    }
    let folder = folder_of(target);
    if !folder.is_dir() {
        bail!("there is no folder {} for {}", folder.display(), target.display());
    }
    Ok(())
}

fn refuse_inputs(target: &Path, found: &Found) -> anyhow::Result<()> {
    let read = found.intake.files.iter().map(|file| &file.path);
    let mut inputs = read.chain(found.refused.iter().map(|refusal| &refusal.path));
    if inputs.any(|input| is_same(Path::new(input), target)) {
        bail!("{} is an input and cannot be the contract", target.display());
    }
    Ok(())
}

/// Whether reading the same files under a draft gives the same records and the same remarks.
fn changes_nothing(draft: &Draft<'_>, found: &Found, target: &Path) -> bool {
    let again = || -> anyhow::Result<Intake> {
        let catalogue = Catalogue::builtin();
        let contract = parse(&text::write(draft), target, &catalogue.known())?;
        let law = Law { contract, catalogue };
        // A role that was said by a flag is said by the contract now.
        let files = found.request.files.iter().filter(|(_, role)| role.is_none());
        intake::read(&Request {
            files: files.cloned().collect(),
            with_samples: false,
            ..inputs::under(&law, found.request.as_of)
        })
    };
    again().is_ok_and(|again| same::intakes(&found.intake, &again))
}

fn done(draft: &Draft<'_>, target: &Path, is_printed: bool) -> String {
    let sources = draft.sections.iter().filter(|section| section.is_source()).count();
    let sources = counted(sources as u64, "source");
    let refused = draft.stubs.len() as u64;
    let what = if is_printed { "a contract".into() } else { target.to_string_lossy() };
    if refused > 0 {
        let files = counted(refused, "file");
        return format!(
            "promised: {} written with {sources}; {files} cannot be read without being told more: \
             look for \"cannot be read\" in it",
            visible(&what)
        );
    }
    let is_found = target == Path::new(FILE_NAME);
    let named = if is_found { String::new() } else { format!(" --contract {what}") };
    format!(
        "promised: {} written with {sources}; try it: promised audit{}",
        visible(&what),
        visible(&named)
    )
}
