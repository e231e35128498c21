//! Where the report goes: to standard output, or whole into files.
//!
//! A file is either the old one or the new one, never a part. Never replaces an input.

use super::arguments::OutputArguments;
use super::inputs::is_same;
use super::law::Law;
use super::part::{Part, folder_of};
use super::{page, streams};
use crate::intake::{FileAccount, Origins, Raw, Remark, Request};
use crate::render::{self, Format, Lang, Look, Reject, rejects};
use crate::report::Report;
use anyhow::bail;
use std::path::{Path, PathBuf};

/// A file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    path: PathBuf,
    content: Content,
}

/// What a file is to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    /// The report.
    Report(Format),
    /// The rows in quarantine.
    Rejects,
}

impl Content {
    /// Whether the file would look like an export.
    fn is_export(self) -> bool {
        match self {
            Self::Report(format) => format.is_export(),
            Self::Rejects => true,
        }
    }

    /// Writes it to the disk.
    fn fill(
        self,
        part: &mut Part,
        report: &Report,
        origins: &Origins,
        look: &Look,
    ) -> anyhow::Result<()> {
        match self {
            Self::Report(format) => part.fill_by(|file| render::write(report, format, look, file)),
            Self::Rejects => part.fill(&rejects_of(report, origins)?),
        }
    }
}

/// The files to write, after making sure that each can be written and is no input.
pub fn plan(
    (arguments, rejects): (&OutputArguments, Option<&Path>),
    law: &Law,
    others: &[(&str, PathBuf)],
    request: &Request,
) -> anyhow::Result<Vec<Output>> {
    arguments.share.check()?;
    let mut outputs: Vec<Output> = Vec::new();
    for Output { path, content } in asked(arguments, rejects)? {
        check_place(&path)?;
        if outputs.iter().any(|earlier| is_same_place(&earlier.path, &path)) {
            bail!("{} is given twice as an output", path.display());
        }
        let contract = law.contract.path.as_deref().map(|path| ("contract", path));
        let others = others.iter().map(|(name, path)| (*name, path.as_path()));
        let salt = arguments.share.salt().map(|path| ("salt", path));
        for (name, kept) in contract.into_iter().chain(salt).chain(others) {
            if is_same_place(kept, &path) {
                bail!("{} is the {name} and cannot be an output", path.display());
            }
        }
        for (input, _) in &request.files {
            refuse(&path, content, input)?;
        }
        outputs.push(Output { path, content });
    }
    Ok(outputs)
}

/// The files that the arguments name, in their order.
fn asked(arguments: &OutputArguments, rejects: Option<&Path>) -> anyhow::Result<Vec<Output>> {
    let mut asked = Vec::new();
    for path in &arguments.output {
        let content = Content::Report(format_of(path, arguments.format)?);
        asked.push(Output { path: path.clone(), content });
    }
    if let Some(path) = rejects {
        let extension = path.extension().unwrap_or_default();
        if !extension.eq_ignore_ascii_case("csv") {
            bail!("--rejects writes CSV; name a file that ends with .csv, not {}", path.display());
        }
        asked.push(Output { path: path.to_owned(), content: Content::Rejects });
    }
    Ok(asked)
}

fn format_of(path: &Path, said: Option<Format>) -> anyhow::Result<Format> {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    match (Format::of_extension(&extension), said) {
        (Some(format), Some(said)) if format != said => {
            bail!("--format and the ending of {} disagree; leave --format out", path.display())
        }
        (Some(format), _) | (None, Some(format)) => Ok(format),
        (None, None) => bail!(
            "the ending of {} is none of {}; name a file with one of them, or add --format",
            path.display(),
            Format::extensions()
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
fn refuse(output: &Path, content: Content, input: &Path) -> anyhow::Result<()> {
    if is_same(input, output) {
        bail!("{} is an input and cannot be an output", output.display());
    }
    if content.is_export() && input.is_dir() && is_same(input, &folder_of(output)) {
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
            refuse(&output.path, output.content, Path::new(&file.path))?;
            refuse(&output.path, output.content, &folder.join(&file.path))?;
        }
    }
    Ok(())
}

/// Whether every report is written finding by finding, so that none has to be held. What is
/// redacted is held, because its tokens may depend on all findings.
pub fn are_streamed(outputs: &[Output], arguments: &OutputArguments) -> bool {
    if arguments.share.redact.is_some() {
        return false;
    }
    let mut formats = outputs.iter().filter_map(|output| match output.content {
        Content::Report(format) => Some(format),
        Content::Rejects => None,
    });
    match formats.clone().next() {
        Some(_) => formats.all(Format::is_by_row),
        None => arguments.format.is_some_and(Format::is_by_row),
    }
}

/// Writes every file, and the report to standard output where no file is to hold it and somebody
/// wants to see it.
pub fn write(
    report: &Report,
    origins: &Origins,
    outputs: &[Output],
    (arguments, lang, is_silent): (&OutputArguments, Lang, bool),
) -> anyhow::Result<()> {
    let redacted = arguments.share.redacted(report)?;
    let report = redacted.as_ref().unwrap_or(report);
    let look = page::in_file(arguments, lang);
    let mut parts = Vec::new();
    for output in outputs {
        let mut part = Part::create(&output.path)?;
        output.content.fill(&mut part, report, origins, &look)?;
        parts.push(part);
    }
    // Renamed only when all are on the disk, so that a full disk leaves every old file in place.
    parts.into_iter().try_for_each(Part::finish)?;
    if is_silent || !is_printed(outputs) {
        return Ok(());
    }
    let format = arguments.format.unwrap_or(Format::Table);
    streams::print_report(report, format, &page::on_stdout(arguments, lang))
}

/// Whether the report goes to standard output, since no file is to hold it.
pub fn is_printed(outputs: &[Output]) -> bool {
    !outputs.iter().any(|output| matches!(output.content, Content::Report(_)))
}

/// The rows of a report that went into quarantine, as they stand in their files.
fn rejects_of(report: &Report, origins: &Origins) -> anyhow::Result<String> {
    let quarantined = report.remarks.iter().filter(|remark| remark.is_quarantined);
    let quarantined: Vec<&Remark> = quarantined.collect();
    let raws = origins.raws(&quarantined, &report.files)?;
    let reject = |at: usize| {
        let (remark, raw): (&Remark, &Raw) = (quarantined[at], &raws[at]);
        let (first, end) = raw.span;
        Reject {
            file: report.files.get(usize::from(remark.file)).map_or("", |file| &file.path),
            line: remark.line,
            span: (end > first).then(|| (first, end - 1)),
            column: &remark.column,
            code: remark.code,
            reason: &remark.message,
            remedy: &remark.remedy,
            value: &remark.value,
            raw: &raw.text,
        }
    };
    let rows: Vec<Reject<'_>> = (0..quarantined.len()).map(reject).collect();
    Ok(rejects(&rows))
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
    use crate::render::{render, sample};
    use clap::Parser;
    use std::fs;

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
        let request = request(root, inputs);
        let mut arguments = arguments(&[]);
        arguments.output = outputs.iter().map(|output| root.join(output)).collect();
        plan((&arguments, None), &law, &[], &request)
    }

    fn request(root: &Path, inputs: &[&str]) -> Request {
        Request {
            files: inputs.iter().map(|input| (root.join(input), None)).collect(),
            folder: root.to_owned(),
            as_of: 0,
            ..Request::default()
        }
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
        let contents: Vec<_> = outputs.iter().map(|output| output.content).collect();
        let formats = [Format::Csv, Format::Json, Format::Table];
        assert_eq!(contents, formats.map(Content::Report));
        let odd = Path::new("report");
        assert_eq!(format_of(odd, Some(Format::Json)).unwrap(), Format::Json);
        assert!(format_of(Path::new("a.csv"), Some(Format::Json)).is_err());
    }

    #[test]
    fn outputs_that_cannot_be_are_refused_before_anything_is_read() {
        check_refused(&["a.doc"], &[], "is none of .txt, .csv, ");
        check_refused(&["none/a.csv"], &[], "there is no folder ");
        check_refused(&["a.csv", "./a.csv"], &[], "is given twice");
        check_refused(&["in"], &[], "is none of .txt");
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
    fn rejects_are_csv_and_share_the_rules_of_outputs() {
        let root = tempfile::tempdir().unwrap();
        planned(root.path(), &[], &[]).unwrap();
        let asked = |output: &str, rejects: &str| {
            let mut arguments = arguments(&[]);
            arguments.output = vec![root.path().join(output)];
            let rejects = root.path().join(rejects);
            let path = Some(root.path().join("promised.toml"));
            let contract = Contract { path, ..Contract::default() };
            let law = Law { contract, catalogue: Catalogue::builtin() };
            let mut request = request(root.path(), &["in/orders.csv"]);
            request.files.push((root.path().join("in"), None));
            plan((&arguments, Some(&rejects)), &law, &[], &request)
                .map_err(|error| error.to_string())
        };
        let contents: Vec<_> = asked("a.json", "r.CSV").unwrap();
        assert_eq!(contents[1].content, Content::Rejects);
        for (rejects, reason) in [
            ("r.txt", "--rejects writes CSV"),
            ("a.csv", "is given twice"),
            ("in/orders.csv", "is an input"),
            ("in/rejects.csv", "would take it for an input"),
        ] {
            let error = asked("a.csv", rejects).unwrap_err();
            assert!(error.contains(reason), "{rejects}: {error}");
        }
    }

    #[test]
    fn rejects_are_written_beside_the_report() {
        let root = tempfile::tempdir().unwrap();
        let outputs: Vec<_> =
            [("a.txt", Content::Report(Format::Table)), ("r.csv", Content::Rejects)]
                .map(|(name, content)| Output { path: root.path().join(name), content })
                .into();
        let silent = (&arguments(&[]), Lang::En, false);
        write(&sample::report(), &Origins::default(), &outputs, silent).unwrap();
        let text = fs::read_to_string(root.path().join("r.csv")).unwrap();
        let row = "orders.csv,31,,,total,DAT002,is not an amount,correct the cell,\"12,5x\",";
        assert_eq!(text.lines().nth(1), Some(row));
        assert_eq!(names_in(root.path()), ["a.txt", "r.csv"]);
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
        let coloured = arguments(&["--color", "always"]);
        write(&report, &Origins::default(), &outputs, (&coloured, Lang::En, false)).unwrap();
        for (name, format) in
            [("a.csv", Format::Csv), ("a.json", Format::Json), ("a.txt", Format::Table)]
        {
            let text = fs::read_to_string(root.path().join(name)).unwrap();
            assert_eq!(text, render(&report, format, &Default::default()), "{name}");
        }
        assert_eq!(names_in(root.path()), ["a.csv", "a.json", "a.txt", "in", "promised.toml"]);
    }
}
