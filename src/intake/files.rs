//! Which files are to be read, and what was said about each.
//!
//! Expands folders and patterns in a fixed order. Opens no file.

use super::Request;
use crate::tables::Role;
use anyhow::{Result, anyhow, bail};
use std::io;
use std::path::{Path, PathBuf};

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Where it is.
    pub path: PathBuf,
    /// How it was named.
    pub shown: String,
    /// The roles said on the command line.
    pub roles: Vec<Role>,
    /// The sources of the contract that name it, by their place.
    pub sources: Vec<usize>,
    /// Whether somebody named this very file, and not a folder or a pattern that it fits.
    pub is_named: bool,
}

/// Lists the files of a request, each once: the command line first, then the sources.
/// A file named with a role is left out of a folder that holds it too.
pub fn list(request: &Request) -> Result<Vec<Job>> {
    let with_role = request.files.iter().filter(|(path, role)| role.is_some() && !path.is_dir());
    let named = with_role.map(|(path, _)| real(path)).collect::<Result<Vec<_>>>()?;
    let mut jobs: Vec<(PathBuf, Job)> = Vec::new();
    for (given, role) in &request.files {
        let is_named = !given.is_dir();
        for path in expand(given)? {
            let real = real(&path)?;
            if is_named || !named.contains(&real) {
                add_named(&mut jobs, real, &path, *role, is_named)?;
            }
        }
    }
    for (place, source) in request.sources.iter().enumerate() {
        for pattern in &source.files {
            let is_named = !pattern.contains('*') && !request.folder.join(pattern).is_dir();
            for path in matching(&request.folder, pattern)? {
                add_sourced(&mut jobs, &path, place, is_named)?;
            }
        }
    }
    Ok(jobs.into_iter().map(|(_, job)| job).collect())
}

fn job(path: &Path, is_named: bool) -> Job {
    let shown = path.display().to_string();
    Job { path: path.to_owned(), shown, roles: Vec::new(), sources: Vec::new(), is_named }
}

fn add_named(
    jobs: &mut Vec<(PathBuf, Job)>,
    real: PathBuf,
    path: &Path,
    role: Option<Role>,
    is_named: bool,
) -> Result<()> {
    let Some((_, job)) = jobs.iter_mut().find(|(held, _)| *held == real) else {
        let job = Job { roles: role.into_iter().collect(), ..job(path, is_named) };
        jobs.push((real, job));
        return Ok(());
    };
    match role {
        Some(role) if !job.roles.is_empty() && !job.roles.contains(&role) => job.roles.push(role),
        _ => bail!("{}: is given twice", path.display()),
    }
    Ok(())
}

fn add_sourced(
    jobs: &mut Vec<(PathBuf, Job)>,
    path: &Path,
    place: usize,
    is_named: bool,
) -> Result<()> {
    let real = real(path)?;
    match jobs.iter_mut().find(|(held, _)| *held == real) {
        Some((_, job)) if !job.roles.is_empty() => {
            bail!("{}: has a role on the command line and another in the contract", job.shown)
        }
        Some((_, job)) => {
            job.is_named |= is_named;
            if !job.sources.contains(&place) {
                job.sources.push(place);
            }
        }
        None => jobs.push((real, Job { sources: vec![place], ..job(path, is_named) })),
    }
    Ok(())
}

fn real(path: &Path) -> Result<PathBuf> {
    path.canonicalize().map_err(|why| cannot(path, "found", why))
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
    let is_export = |name: &str| {
        let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
        !name.starts_with('.') && matches!(end.as_deref(), Some("csv" | "tsv" | "txt"))
    };
    let found = in_folder(path, &is_export)?;
    if found.is_empty() {
        bail!("{}: holds no .csv, .tsv or .txt file", path.display());
    }
    Ok(found)
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

/// The files of a source, `*` allowed in the file name.
fn matching(folder: &Path, pattern: &str) -> Result<Vec<PathBuf>> {
    let is_here = folder == Path::new(".");
    let path = if is_here { PathBuf::from(pattern) } else { folder.join(pattern) };
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let parent = path.parent().unwrap_or(Path::new(""));
    if parent.to_string_lossy().contains('*') {
        bail!("{pattern}: a * is allowed in the file name only");
    }
    if !name.contains('*') {
        return expand(&path);
    }
    let found = in_folder(parent, &|candidate| fits(name, candidate))?;
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
mod tests {
    use super::*;
    use crate::intake::Source;
    use crate::intake::tests::request;
    use std::fs;

    fn names(jobs: &[Job]) -> Vec<&str> {
        jobs.iter().map(|job| job.path.file_name().unwrap().to_str().unwrap()).collect()
    }

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        files.iter().for_each(|name| fs::write(folder.path().join(name), "a\n").unwrap());
        folder
    }

    #[test]
    fn a_folder_stands_for_its_exports_by_name() {
        let folder = folder(&["b.csv", "a.TSV", "c.txt", "d.json", ".e.csv"]);
        let jobs = list(&request(&[(folder.path(), None)])).unwrap();
        assert_eq!(names(&jobs), ["a.TSV", "b.csv", "c.txt"]);
    }

    #[test]
    fn a_pattern_of_a_source_is_relative_to_its_folder() {
        let folder = folder(&["orders-1.csv", "orders-2.csv", "other.csv"]);
        let source = Source { files: vec!["orders-*.csv".to_owned()], ..Source::default() };
        let request = Request {
            sources: vec![source.clone(), source],
            folder: folder.path().to_owned(),
            ..request(&[])
        };
        let jobs = list(&request).unwrap();
        assert_eq!(names(&jobs), ["orders-1.csv", "orders-2.csv"]);
        assert_eq!(jobs[0].sources, [0, 1]);
    }

    #[test]
    fn a_file_given_twice_is_refused_unless_its_roles_differ() {
        let folder = folder(&["a.csv"]);
        let path = folder.path().join("a.csv");
        let twice = list(&request(&[(&path, None), (&path, None)]));
        assert!(twice.unwrap_err().to_string().ends_with("is given twice"));
        let roles = [(path.as_path(), Some(Role::Orders)), (path.as_path(), Some(Role::Invoices))];
        assert_eq!(list(&request(&roles)).unwrap()[0].roles, [Role::Orders, Role::Invoices]);
    }

    #[test]
    fn a_file_named_with_a_role_is_left_out_of_its_folder() {
        let folder = folder(&["a.csv", "both.csv"]);
        let both = folder.path().join("both.csv");
        let given = [(folder.path(), None), (both.as_path(), Some(Role::Invoices))];
        let jobs = list(&request(&given)).unwrap();
        assert_eq!(names(&jobs), ["a.csv", "both.csv"]);
        assert_eq!((jobs[0].roles.as_slice(), jobs[0].is_named), (&[][..], false));
        assert_eq!((jobs[1].roles.as_slice(), jobs[1].is_named), (&[Role::Invoices][..], true));
        let twice = list(&request(&[(folder.path(), None), (folder.path(), None)]));
        assert!(twice.unwrap_err().to_string().ends_with("a.csv: is given twice"));
    }

    #[test]
    fn what_is_not_there_is_named() {
        let folder = folder(&[]);
        let error = list(&request(&[(folder.path(), None)])).unwrap_err().to_string();
        assert!(error.contains("holds no .csv"), "{error}");
        let missing = folder.path().join("x.csv");
        for role in [None, Some(Role::Orders)] {
            let error = list(&request(&[(&missing, role)])).unwrap_err();
            assert_eq!(format!("{error:#}"), format!("{}: cannot be found", missing.display()));
        }
    }

    #[test]
    fn a_star_stands_for_any_characters() {
        for (pattern, name, expected) in [
            ("a*c.csv", "abbc.csv", true),
            ("*", "å.csv", true),
            ("a*b*", "axbx", true),
            ("a*b", "axbx", false),
        ] {
            assert_eq!(fits(pattern, name), expected, "{pattern} {name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn an_export_that_leads_nowhere_is_not_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("orders.csv"), "order_id\n").unwrap();
        let link = folder.path().join("invoices.csv");
        std::os::unix::fs::symlink("gone.csv", &link).unwrap();
        let error = expand(folder.path()).unwrap_err().to_string();
        assert!(
            error
                .ends_with("invoices.csv: is named like an export and is no file that can be read")
        );
    }
}
