//! Where a history is, and what lies beside it.
//!
//! Opens no file. Without a contract a history belongs to the folder that is worked in.

use crate::cli::law::Law;
use crate::cli::part::folder_of;
use crate::contract::Contract;
use crate::finding::{Keys, fingerprint};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// What the name of a history that nobody named ends with.
const HISTORY: &str = ".history.db";

/// What files beside a contract start with where there is none.
const PROGRAM: &str = "promised";

/// What lies beside a contract, or beside the history where there is no contract.
#[derive(Debug, Clone)]
pub struct Beside {
    /// What is acknowledged.
    pub acks: PathBuf,
    /// What was open when somebody began to look.
    pub baseline: PathBuf,
}

impl Beside {
    /// What lies beside the contract, else beside the history; nothing where there is neither.
    pub fn of(law: &Law, history: Option<&Path>) -> Option<Self> {
        let folder = match &law.contract.path {
            Some(_) => law.folder(),
            None => folder_of(history?),
        };
        let stem = stem(law);
        Some(Self {
            acks: folder.join(format!("{stem}.acks.toml")),
            baseline: folder.join(format!("{stem}.baseline.toml")),
        })
    }
}

/// The name of a file for people, without its folders.
pub fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What the files beside a contract start with, so that those of two contracts in one folder are
/// never the same.
fn stem(law: &Law) -> String {
    let stem = law.contract.path.as_deref().and_then(Path::file_stem);
    stem.map_or_else(|| PROGRAM.to_owned(), |stem| stem.to_string_lossy().into_owned())
}

/// The histories of other contracts beside one that nobody named: one of them may be that of this
/// contract under the name that it had before.
pub fn others(law: &Law, history: &Path) -> Vec<String> {
    let name = name_of(history);
    if law.contract.path.is_none() || name != format!("{}{HISTORY}", stem(law)) {
        return Vec::new();
    }
    let entries = std::fs::read_dir(folder_of(history)).into_iter().flatten().flatten();
    let names = entries.map(|entry| name_of(&entry.path()));
    let mut others: Vec<String> =
        names.filter(|other| other.ends_with(HISTORY) && *other != name).collect();
    others.sort_unstable();
    others
}

/// The history that the contract names, relative to it.
pub fn of_contract(law: &Law) -> Option<PathBuf> {
    law.contract.history.as_ref().map(|file| law.folder().join(file))
}

/// The history where none is named: beside the contract, or among the states of the user.
pub fn unnamed(law: &Law, working_folder: &Path) -> Result<PathBuf> {
    match &law.contract {
        Contract { path: Some(_), .. } => Ok(law.folder().join(format!("{}{HISTORY}", stem(law)))),
        _ => of_state(working_folder),
    }
}

/// `$XDG_STATE_HOME/promised/shop-1a2b3c4d.db` for a folder `…/shop`.
fn of_state(working_folder: &Path) -> Result<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let is_absolute = |path: &PathBuf| path.is_absolute();
    let state = variable("XDG_STATE_HOME").filter(is_absolute);
    let home = || Some(variable("HOME").filter(is_absolute)?.join(".local/state"));
    let state = state.or_else(home);
    let state = state.context("there is no folder for a history; name one with --history=FILE")?;
    let folder = working_folder.canonicalize().unwrap_or_else(|_| working_folder.to_owned());
    let keys = Keys { order: folder.display().to_string(), ..Keys::default() };
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let place = state.join("promised");
    std::fs::create_dir_all(&place)
        .with_context(|| format!("cannot make the folder {}", place.display()))?;
    Ok(place.join(format!("{name}-{}.db", &fingerprint("history", &keys)[..8])))
}

/// The history that was named, that of the contract, or the one where none is named.
pub fn chosen(named: Option<&PathBuf>, law: &Law, working_folder: &Path) -> Result<PathBuf> {
    match named.cloned().or_else(|| of_contract(law)) {
        Some(file) => Ok(file),
        None => unnamed(law, working_folder),
    }
}
