//! Where the report goes: to standard output, or whole into files.
//!
//! A file is either the old one or the new one, never a part. Never replaces an input.

use super::arguments::OutputArguments;
use super::inputs::is_same;
use super::law::Law;
use super::{page, streams};
use crate::intake::{FileAccount, Request};
use crate::render::{Format, render};
use crate::report::Report;
use anyhow::{Context, bail};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A file that the report is to be written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    path: PathBuf,
    format: Format,
}

/// The files to write, after making sure that each can be written and is no input.
pub fn plan(
    arguments: &OutputArguments,
    law: &Law,
    request: &Request,
) -> anyhow::Result<Vec<Output>> {
    let mut outputs: Vec<Output> = Vec::new();
    for path in &arguments.output {
        let format = format_of(path, arguments.format)?;
        check_place(path)?;
        if outputs.iter().any(|earlier| is_same_place(&earlier.path, path)) {
            bail!("{} is given twice as an output", path.display());
        }
        if law.contract.path.as_ref().is_some_and(|contract| is_same(contract, path)) {
            bail!("{} is the contract and cannot be an output", path.display());
        }
        for (input, _) in &request.files {
            refuse(path, format, input)?;
        }
        outputs.push(Output { path: path.clone(), format });
    }
    Ok(outputs)
}

fn format_of(path: &Path, said: Option<Format>) -> anyhow::Result<Format> {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    match (Format::of_extension(&extension), said) {
        (Some(format), Some(said)) if format != said => {
            bail!("--format and the ending of {} disagree; leave --format out", path.display())
        }
        (Some(format), _) | (None, Some(format)) => Ok(format),
        (None, None) => bail!(
            "the ending of {} is none of .csv, .json and .txt; name a file with one of them, \
             or add --format",
            path.display()
        ),
    }
}

/// Makes sure that a file can be made at `path`, by making one beside it.
fn check_place(path: &Path) -> anyhow::Result<()> {
    if path.exists() && !path.is_file() {
        bail!("{} is not a file", path.display());
    }
    let folder = folder_of(path);
    if !folder.is_dir() {
        bail!("there is no folder {} for {}", folder.display(), path.display());
    }
    let probe = Part::create(path)?;
    drop(probe);
    Ok(())
}

/// Refuses an output that is an input, or that the next run would take for one.
fn refuse(output: &Path, format: Format, input: &Path) -> anyhow::Result<()> {
    if is_same(input, output) {
        bail!("{} is an input and cannot be an output", output.display());
    }
    if format == Format::Csv && input.is_dir() && is_same(input, &folder_of(output)) {
        bail!(
            "{} lies in the folder that is read, and the next run would take it for an input; \
             write it to another folder",
            output.display()
        );
    }
    Ok(())
}

/// Refuses outputs that turned out to be inputs once folders and patterns were expanded.
pub fn refuse_inputs(
    outputs: &[Output],
    files: &[FileAccount],
    folder: &Path,
) -> anyhow::Result<()> {
    for output in outputs {
        for file in files {
            refuse(&output.path, output.format, Path::new(&file.path))?;
            refuse(&output.path, output.format, &folder.join(&file.path))?;
        }
    }
    Ok(())
}

/// Writes the report to every output, or to standard output where there is none.
pub fn write(
    report: &Report,
    outputs: &[Output],
    arguments: &OutputArguments,
) -> anyhow::Result<()> {
    if outputs.is_empty() {
        let format = arguments.format.map_or(Format::Table, Into::into);
        return streams::print(&render(report, format, &page::on_stdout(arguments)));
    }
    let look = page::in_file(arguments);
    let mut parts = Vec::new();
    for output in outputs {
        let mut part = Part::create(&output.path)?;
        part.fill(&render(report, output.format, &look))?;
        parts.push(part);
    }
    // Renamed only when all are on the disk, so that a full disk leaves every old file in place.
    parts.into_iter().try_for_each(Part::finish)
}

/// A file that is not finished: it has a name of its own, and goes where it is not finished.
#[derive(Debug)]
struct Part {
    path: PathBuf,
    target: PathBuf,
    file: File,
}

impl Part {
    fn create(target: &Path) -> anyhow::Result<Self> {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let path = folder_of(target).join(format!(".{name}.{}.part", std::process::id()));
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)
            .with_context(|| format!("cannot write {}", target.display()))?;
        Ok(Self { path, target: target.to_owned(), file })
    }

    fn fill(&mut self, text: &str) -> anyhow::Result<()> {
        if let Ok(old) = fs::metadata(&self.target) {
            self.file.set_permissions(old.permissions()).context("cannot keep the permissions")?;
        }
        let written = self.file.write_all(text.as_bytes()).and_then(|()| self.file.sync_all());
        written.with_context(|| format!("cannot write {}", self.target.display()))
    }

    fn finish(self) -> anyhow::Result<()> {
        fs::rename(&self.path, &self.target)
            .with_context(|| format!("cannot replace {}", self.target.display()))?;
        // The name is on the disk only when the folder is. Some systems cannot open folders.
        if let Ok(folder) = File::open(folder_of(&self.target)) {
            folder.sync_all().with_context(|| format!("cannot write {}", self.target.display()))?;
        }
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // After a rename there is nothing left by this name.
        _ = fs::remove_file(&self.path);
    }
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Whether two outputs are one, also where neither is there yet.
fn is_same_place(one: &Path, other: &Path) -> bool {
    is_same(one, other)
        || one.file_name() == other.file_name() && is_same(&folder_of(one), &folder_of(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::arguments::{Arguments, Command};
    use crate::contract::Contract;
    use crate::promises::Catalogue;
    use crate::render::sample;
    use clap::Parser;

    fn arguments(words: &[&str]) -> OutputArguments {
        let all = ["promised", "audit"].iter().chain(words);
        match Arguments::try_parse_from(all).unwrap().command {
            Some(Command::Audit(audit)) => audit.output,
            other => panic!("{other:?}"),
        }
    }

    /// Plans outputs in a folder with the inputs `in/orders.csv` and `promised.toml`; a folder
    /// `in` is read when `inputs` says so.
    fn planned(root: &Path, outputs: &[&str], inputs: &[&str]) -> anyhow::Result<Vec<Output>> {
        fs::create_dir_all(root.join("in")).unwrap();
        fs::write(root.join("in/orders.csv"), "order_id\n").unwrap();
        fs::write(root.join("promised.toml"), "").unwrap();
        let path = Some(root.join("promised.toml"));
        let contract = Contract { path, ..Contract::default() };
        let law = Law { contract, catalogue: Catalogue::builtin() };
        let request = Request {
            files: inputs.iter().map(|input| (root.join(input), None)).collect(),
            sources: Vec::new(),
            folder: root.to_owned(),
            zone: law.contract.zone,
            has_zone: false,
            currency: None,
            normalise: Vec::new(),
            as_of: 0,
        };
        let mut arguments = arguments(&[]);
        arguments.output = outputs.iter().map(|output| root.join(output)).collect();
        plan(&arguments, &law, &request)
    }

    fn check_refused(outputs: &[&str], inputs: &[&str], reason: &str) {
        let root = tempfile::tempdir().unwrap();
        let error = planned(root.path(), outputs, inputs).unwrap_err().to_string();
        assert!(error.contains(reason), "{outputs:?}: {error}");
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn the_ending_decides_the_format() {
        let root = tempfile::tempdir().unwrap();
        let outputs = planned(root.path(), &["a.csv", "a.JSON", "a.txt"], &[]).unwrap();
        let formats: Vec<_> = outputs.iter().map(|output| output.format).collect();
        assert_eq!(formats, [Format::Csv, Format::Json, Format::Table]);
        let odd = Path::new("report");
        assert_eq!(format_of(odd, Some(Format::Json)).unwrap(), Format::Json);
        assert!(format_of(Path::new("a.csv"), Some(Format::Json)).is_err());
    }

    #[test]
    fn outputs_that_cannot_be_are_refused_before_anything_is_read() {
        check_refused(&["a.xlsx"], &[], "is none of .csv, .json and .txt");
        check_refused(&["none/a.csv"], &[], "there is no folder ");
        check_refused(&["a.csv", "./a.csv"], &[], "is given twice");
        check_refused(&["in"], &[], "is none of .csv");
    }

    #[test]
    fn an_input_is_never_replaced() {
        check_refused(&["in/orders.csv"], &["in/orders.csv"], "is an input");
        check_refused(&["in/../in/orders.csv"], &["in/orders.csv"], "is an input");
        check_refused(&["in/findings.csv"], &["in"], "the next run would take it for an input");
    }

    #[test]
    fn an_input_that_a_pattern_found_is_never_replaced() {
        let root = tempfile::tempdir().unwrap();
        let outputs = planned(root.path(), &["in/orders.csv"], &[]).unwrap();
        let file = FileAccount { path: "in/orders.csv".to_owned(), ..FileAccount::default() };
        let error = refuse_inputs(&outputs, &[file], root.path()).unwrap_err().to_string();
        assert!(error.contains("is an input"), "{error}");
    }

    #[test]
    fn the_contract_is_never_replaced() {
        let root = tempfile::tempdir().unwrap();
        planned(root.path(), &[], &[]).unwrap();
        let link = root.path().join("report.txt");
        std::os::unix::fs::symlink(root.path().join("promised.toml"), link).unwrap();
        let error = planned(root.path(), &["report.txt"], &[]).unwrap_err().to_string();
        assert!(error.contains("is the contract"), "{error}");
    }

    #[test]
    fn a_plan_leaves_nothing_behind() {
        let root = tempfile::tempdir().unwrap();
        planned(root.path(), &["a.csv"], &[]).unwrap();
        assert_eq!(names_in(root.path()), ["in", "promised.toml"]);
    }

    #[test]
    fn every_output_is_whole_and_nothing_else_is_left() {
        let root = tempfile::tempdir().unwrap();
        let outputs = planned(root.path(), &["a.csv", "a.json", "a.txt"], &[]).unwrap();
        fs::write(root.path().join("a.csv"), "old and much longer than the new one".repeat(99))
            .unwrap();
        let report = sample::report();
        write(&report, &outputs, &arguments(&["--color", "always"])).unwrap();
        for (name, format) in
            [("a.csv", Format::Csv), ("a.json", Format::Json), ("a.txt", Format::Table)]
        {
            let text = fs::read_to_string(root.path().join(name)).unwrap();
            assert_eq!(text, render(&report, format, &Default::default()), "{name}");
        }
        assert_eq!(names_in(root.path()), ["a.csv", "a.json", "a.txt", "in", "promised.toml"]);
    }

    #[test]
    fn a_file_that_is_given_up_leaves_the_old_one() {
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("a.csv");
        fs::write(&target, "old").unwrap();
        let mut part = Part::create(&target).unwrap();
        part.fill("new").unwrap();
        drop(part);
        assert_eq!(fs::read_to_string(&target).unwrap(), "old");
        assert_eq!(names_in(root.path()), ["a.csv"]);
    }

    #[test]
    fn a_replaced_file_keeps_its_permissions() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("a.csv");
        fs::write(&target, "old").unwrap();
        fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
        let mut part = Part::create(&target).unwrap();
        part.fill("new").unwrap();
        part.finish().unwrap();
        assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
