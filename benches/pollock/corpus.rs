//! A folder of polluted files as it was published, with clean tables, parameters and weights.
//!
//! Reads the clean tables with the `csv` crate. Does not read the polluted files.

use super::measures::Table;
use super::parameters::Parameters;
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// One polluted file.
#[derive(Debug, Clone)]
pub struct Polluted {
    /// Its file name.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// What it would hold without pollution.
    pub clean: Table,
    /// How it is written.
    pub parameters: Parameters,
}

/// All polluted files of a folder.
#[derive(Debug, Clone)]
pub struct Corpus {
    /// The files by name.
    pub files: Vec<Polluted>,
    /// How much each counts; none where there are no weights.
    pub weights: Option<BTreeMap<String, f64>>,
    /// What was noticed about the folder itself.
    pub notices: Vec<String>,
}

impl Corpus {
    /// Opens a folder, or the folder of that name within it.
    pub fn open(folder: &Path, weights: Option<&Path>) -> Result<Self> {
        let inner = folder.join("polluted_files");
        let top = if inner.is_dir() { inner } else { folder.to_owned() };
        let mut notices = Vec::new();
        let mut files = Vec::new();
        for path in csv_files(&top.join("csv"))? {
            files.push(polluted(&top, path, &mut notices)?);
        }
        if files.is_empty() {
            bail!("{}: holds no polluted file", top.join("csv").display());
        }
        let weights = read_weights(&top, weights)?;
        match &weights {
            None => notices.push("there is no pollock_weights.json".to_owned()),
            Some(weights) => note_weights(weights, &files, &mut notices),
        }
        Ok(Self { files, weights, notices })
    }
}

fn csv_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("{}: cannot be listed", folder.display()))?;
    let mut found = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    found.retain(|path| path.extension().is_some_and(|end| end == "csv"));
    found.sort();
    Ok(found)
}

fn polluted(top: &Path, path: PathBuf, notices: &mut Vec<String>) -> Result<Polluted> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = top.join("parameters");
    let spellings =
        [format!("{name}_parameters.json"), format!("{stem}.json"), format!("{name}.json")];
    let found = spellings.iter().map(|one| folder.join(one)).find(|path| path.is_file());
    let parameters = match found {
        None => {
            notices.push(format!("{name}: has no parameters"));
            Parameters::default()
        }
        Some(path) => std::fs::read_to_string(&path)
            .map_err(anyhow::Error::from)
            .and_then(|text| Parameters::parse(&text))
            .with_context(|| path.display().to_string())?,
    };
    let clean_path = top.join("clean").join(&name);
    let bytes = std::fs::read(&clean_path)
        .with_context(|| format!("{}: cannot be read", clean_path.display()))?;
    let clean = clean(&bytes, &parameters).with_context(|| clean_path.display().to_string())?;
    Ok(Polluted { name, path, clean, parameters })
}

/// The clean table. Its first record is the header, unless the parameters say that there is none
/// and the record is not made of the column names either.
fn clean(bytes: &[u8], parameters: &Parameters) -> Result<Table> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut rows = Vec::new();
    for record in reader.byte_records() {
        let text = |cell: &[u8]| String::from_utf8_lossy(cell).into_owned();
        rows.push(record?.iter().map(text).collect::<Vec<_>>());
    }
    let is_named = rows.first().is_some_and(|first| *first == parameters.column_names);
    let has_header = parameters.header_lines != Some(0) || is_named;
    let header = if has_header && !rows.is_empty() { rows.remove(0) } else { Vec::new() };
    Ok(Table { header, rows })
}

/// The weights that were named, or those beside the files or above them.
fn read_weights(top: &Path, named: Option<&Path>) -> Result<Option<BTreeMap<String, f64>>> {
    let near = [Some(top), top.parent(), top.parent().and_then(Path::parent)];
    let near = near.into_iter().flatten().map(|folder| folder.join("pollock_weights.json"));
    let Some(path) = named.map(Path::to_owned).or_else(|| near.into_iter().find(|p| p.is_file()))
    else {
        return Ok(None);
    };
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("{}: cannot be read", path.display()))?;
    let weights = serde_json::from_str(&text)
        .with_context(|| format!("{}: is no object of numbers", path.display()))?;
    Ok(Some(weights))
}

fn note_weights(weights: &BTreeMap<String, f64>, files: &[Polluted], notices: &mut Vec<String>) {
    for file in files.iter().filter(|file| !weights.contains_key(&file.name)) {
        notices.push(format!("{}: has no weight and counts 0", file.name));
    }
    let is_there = |name: &&String| files.iter().any(|file| file.name == **name);
    let absent = weights.keys().filter(|name| !is_there(name)).count();
    if absent > 0 {
        notices.push(format!("files with a weight that are not there: {absent}"));
    }
}
