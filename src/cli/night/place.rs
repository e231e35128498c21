//! Where a history is, and what lies beside it.
//!
//! Opens nothing. Without a contract a history belongs to the folder that is worked in.

use crate::cli::law::Law;
use crate::contract::Contract;
use crate::finding::{Keys, fingerprint};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The name of a history that nobody named.
const FILE_NAME: &str = "promised.history.db";

/// The name of what is acknowledged.
pub const ACKS: &str = "promised.acks.toml";

/// The name of what was open when somebody began to look.
pub const BASELINE: &str = "promised.baseline.toml";

/// The history that the contract names, relative to it.
pub fn of_contract(law: &Law) -> Option<PathBuf> {
    law.contract.history.as_ref().map(|file| law.folder().join(file))
}

/// The history where none is named: beside the contract, or among the states of the user.
pub fn unnamed(law: &Law, working_folder: &Path) -> Result<PathBuf> {
    match &law.contract {
        Contract { path: Some(_), .. } => Ok(law.folder().join(FILE_NAME)),
        _ => of_state(working_folder),
    }
}

/// The folder where acknowledgements are looked for: that of the contract, else of the history.
pub fn folder(law: &Law, history: Option<&Path>) -> Option<PathBuf> {
    if law.contract.path.is_some() {
        return Some(law.folder());
    }
    history.map(crate::cli::part::folder_of)
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
