//! Which files are to be read, and what was said about each.
//!
//! Expands folders and patterns in a fixed order. Opens no file.

use super::Request;
use super::supply::{TABLE_ENDS, is_standard_input, is_workbook, split_sheet};
use crate::tables::Role;
use anyhow::{Result, anyhow, bail};
use std::io;
use std::path::{Path, PathBuf};

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Where it is; `-` is standard input.
    pub path: PathBuf,
    /// The sheet to read of a workbook, where one was named.
    pub sheet: Option<String>,
    /// How it was named.
    pub shown: String,
    /// The roles said on the command line.
    pub roles: Vec<Role>,
    /// The sources of the contract that name it, by their place.
    pub sources: Vec<usize>,
    /// Whether somebody named this very file, and not a folder or a pattern that it fits.
    pub is_named: bool,
}

/// What tells one file from another, whatever it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Identity {
    #[cfg(unix)]
    Inode(u64, u64),
    Path(PathBuf),
}

/// The jobs so far, each with what it reads.
type Jobs = Vec<(Identity, Job)>;

/// What a path on the command line or in a source stands for.
struct Expanded {
    files: Vec<PathBuf>,
    sheet: Option<String>,
    is_named: bool,
}

/// Lists the files of a request, each once: the command line first, then the sources.
/// A file named with a role is left out of a folder or pattern that holds it too.
pub fn list(request: &Request) -> Result<Vec<Job>> {
    let mut given = Vec::new();
    for (path, role) in &request.files {
        given.push((expand_given(path)?, *role, path.is_dir()));
    }
    let mut with_role = Vec::new();
    for (expanded, ..) in given.iter().filter(|(_, role, is_dir)| role.is_some() && !is_dir) {
        for path in &expanded.files {
            with_role.push(identity(path)?);
        }
    }
    let besides: Vec<Identity> =
        request.besides.iter().filter_map(|path| identity(path).ok()).collect();
    let mut jobs = Jobs::new();
    for (expanded, role, is_dir) in &given {
        for path in &expanded.files {
            let identity = identity(path)?;
            let has_precedence = expanded.is_named || role.is_some() && !is_dir;
            let is_export = expanded.is_named || !besides.contains(&identity);
            if is_export && (has_precedence || !with_role.contains(&identity)) {
                add_given(&mut jobs, identity, path, expanded, *role)?;
            }
        }
    }
    for (place, source) in request.sources.iter().enumerate() {
        for pattern in &source.files {
            let mut expanded = matching(&request.folder, pattern)?;
            expanded.sheet = source.sheet.clone().or(expanded.sheet);
            for path in &expanded.files {
                add_sourced(&mut jobs, path, place, &expanded)?;
            }
        }
    }
    Ok(jobs.into_iter().map(|(_, job)| job).collect())
}

fn job(path: &Path, expanded: &Expanded) -> Job {
    let shown = match &expanded.sheet {
        _ if is_standard_input(path) => "stdin".to_owned(),
        Some(sheet) => format!("{}#{sheet}", path.display()),
        None => path.display().to_string(),
    };
    Job {
        path: path.to_owned(),
        sheet: expanded.sheet.clone(),
        shown,
        roles: Vec::new(),
        sources: Vec::new(),
        is_named: expanded.is_named,
    }
}

fn add_given(
    jobs: &mut Jobs,
    identity: Identity,
    path: &Path,
    expanded: &Expanded,
    role: Option<Role>,
) -> Result<()> {
    let mut same = jobs.iter_mut().filter(|(held, _)| *held == identity).map(|(_, job)| job);
    let Some(held) = same.find(|job| is_same_sheet(&job.sheet, &expanded.sheet)) else {
        let job = Job { roles: role.into_iter().collect(), ..job(path, expanded) };
        jobs.push((identity, job));
        return Ok(());
    };
    if is_standard_input(path) {
        bail!("stdin: is given twice and can be read once only");
    }
    match role {
        Some(role)
            if held.sheet == expanded.sheet
                && !held.roles.is_empty()
                && !held.roles.contains(&role) =>
        {
            held.roles.push(role);
            Ok(())
        }
        _ if held.path == path => bail!("{}: is given twice", held.shown),
        _ => bail!("{}: is given twice; it is the same file as {}", path.display(), held.shown),
    }
}

/// Whether two readings of a workbook may be of one sheet: where none is named it may be any.
fn is_same_sheet(one: &Option<String>, other: &Option<String>) -> bool {
    one.is_none() || other.is_none() || one == other
}

fn add_sourced(jobs: &mut Jobs, path: &Path, place: usize, expanded: &Expanded) -> Result<()> {
    let identity = identity(path)?;
    let mut same = jobs.iter_mut().filter(|(held, _)| *held == identity).map(|(_, job)| job);
    let Some(held) = same.find(|job| is_same_sheet(&job.sheet, &expanded.sheet)) else {
        let job = Job { sources: vec![place], ..job(path, expanded) };
        jobs.push((identity, job));
        return Ok(());
    };
    if !held.roles.is_empty() {
        bail!("{}: has a role on the command line and another in the contract", held.shown);
    }
    // A workbook of which no sheet was named takes the sheet of the first source that names one.
    if held.sheet != expanded.sheet && (held.sheet.is_some() || !held.sources.is_empty()) {
        bail!("{}: is named both with a sheet and without one; name the sheet of each", held.shown);
    }
    held.sheet.clone_from(&expanded.sheet);
    held.is_named |= expanded.is_named;
    if !held.sources.contains(&place) {
        held.sources.push(place);
    }
    Ok(())
}

#[cfg(unix)]
fn identity(path: &Path) -> Result<Identity> {
    use std::os::unix::fs::MetadataExt;
    let of = |path: &Path| {
        let metadata = std::fs::metadata(path)?;
        Ok(Identity::Inode(metadata.dev(), metadata.ino()))
    };
    if is_standard_input(path) {
        return Ok(of(Path::new("/dev/stdin")).unwrap_or_else(|_: io::Error| named(path)));
    }
    of(path).map_err(|why| cannot(path, "found", why))
}

#[cfg(not(unix))]
fn identity(path: &Path) -> Result<Identity> {
    if is_standard_input(path) {
        return Ok(named(path));
    }
    let real = path.canonicalize().map_err(|why| cannot(path, "found", why))?;
    Ok(named(&real))
}

fn named(path: &Path) -> Identity {
    Identity::Path(path.to_owned())
}

/// The error for a path; its cause only where it says more than that nothing is there.
fn cannot(path: &Path, what: &str, why: io::Error) -> anyhow::Error {
    let path = path.display();
    if why.kind() == io::ErrorKind::NotFound {
        return anyhow!("{path}: cannot be found");
    }
    anyhow::Error::new(why).context(format!("{path}: cannot be {what}"))
}

/// A file itself, or the exports in a folder by name.
fn expand(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let found = in_folder(path, &is_export)?;
    if found.is_empty() {
        bail!(
            "{}: holds no .csv, .tsv, .txt or .tab file, packed or not, and no workbook",
            path.display()
        );
    }
    Ok(found)
}

/// The ends of names of packed tables, which follow those of the tables.
const PACKED_ENDS: [&str; 3] = [".gz", ".zst", ".zip"];

/// Whether a file is named like an export. Spreadsheets keep files beginning with `~$` beside
/// those that are open.
fn is_export(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let unpacked = PACKED_ENDS.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
    let end = unpacked.rsplit_once('.').map_or("", |(_, end)| end);
    !name.starts_with(['.', '~'])
        && (TABLE_ENDS.contains(&end) || is_workbook(Path::new(name.as_str())))
}

fn in_folder(folder: &Path, is_it: &dyn Fn(&str) -> bool) -> Result<Vec<PathBuf>> {
    let place = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = std::fs::read_dir(place).map_err(|why| cannot(place, "read", why))?;
    let mut found = Vec::new();
    for entry in entries {
        let name = entry.map_err(|why| cannot(place, "read", why))?.file_name();
        let path = if place == Path::new(".") { PathBuf::from(&name) } else { folder.join(&name) };
        if !is_it(&name.to_string_lossy()) || path.is_dir() {
            continue;
        }
        if !path.is_file() {
            bail!("{}: is named like an export and is no file that can be read", path.display());
        }
        found.push(path);
    }
    found.sort();
    Ok(found)
}

/// What a path on the command line stands for; a pattern where no file has that name.
fn expand_given(given: &Path) -> Result<Expanded> {
    if is_standard_input(given) {
        return Ok(Expanded { files: vec![given.to_owned()], sheet: None, is_named: true });
    }
    let (path, sheet) = split_sheet(given);
    let is_pattern = path.to_str().is_some_and(|text| text.contains('*')) && !path.exists();
    if is_pattern {
        return Ok(Expanded { files: fitting(&path)?, sheet, is_named: false });
    }
    Ok(Expanded { files: expand(&path)?, sheet, is_named: !path.is_dir() })
}

/// The files of a source, `*` allowed in the file name.
fn matching(folder: &Path, pattern: &str) -> Result<Expanded> {
    let is_here = folder == Path::new(".");
    let path = if is_here { PathBuf::from(pattern) } else { folder.join(pattern) };
    let (path, sheet) = split_sheet(&path);
    let is_pattern = pattern.contains('*');
    let files = if is_pattern { fitting(&path)? } else { expand(&path)? };
    Ok(Expanded { files, sheet, is_named: !is_pattern && !path.is_dir() })
}

/// The files that fit a pattern.
fn fitting(path: &Path) -> Result<Vec<PathBuf>> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let parent = path.parent().unwrap_or(Path::new(""));
    if parent.to_string_lossy().contains('*') {
        bail!("{}: a * is allowed in the file name only", path.display());
    }
    let found = in_folder(parent, &|candidate| {
        fits(name, candidate) && (!candidate.starts_with('.') || name.starts_with('.'))
    })?;
    if found.is_empty() {
        bail!("{}: no file fits", path.display());
    }
    Ok(found)
}

/// Whether a name fits a pattern in which `*` stands for any characters.
fn fits(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((start, rest)) => name.strip_prefix(start).is_some_and(|tail| {
            let ends = tail.char_indices().map(|(at, _)| at).chain([tail.len()]);
            ends.into_iter().any(|at| fits(rest, &tail[at..]))
        }),
    }
}

#[cfg(test)]
mod tests;
