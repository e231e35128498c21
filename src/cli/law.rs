//! Which contract holds, and the promises that it and the built-in catalogue make together.
//!
//! One file holds, never a merger of several. Understands no line of it; `contract` does.

use super::arguments::LawArguments;
use crate::contract::Contract;
use crate::contract::{find, parse, rates_of_file};
use crate::promises::Catalogue;
use crate::{cores, intake};
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};

/// The name of a contract that is found without being named.
pub const FILE_NAME: &str = "promised.toml";

/// The contract that holds and the catalogue under it.
#[derive(Debug)]
pub struct Law {
    /// The contract; an empty one where there is none.
    pub contract: Contract,
    /// The built-in promises and those of the contract.
    pub catalogue: Catalogue,
}

/// As [`read`], while intake makes itself ready for the files.
pub fn for_files(
    arguments: &LawArguments,
    paths: &[PathBuf],
    working_folder: &Path,
) -> anyhow::Result<Law> {
    cores::both(|| read(arguments, paths, working_folder), intake::prepare).0
}

/// Reads the contract that was named, the one in a folder of `paths`, or the closest one above
/// `working_folder`.
pub fn read(
    arguments: &LawArguments,
    paths: &[PathBuf],
    working_folder: &Path,
) -> anyhow::Result<Law> {
    let builtin = Catalogue::builtin();
    let Some(path) = choose(arguments, paths, working_folder)? else {
        return Ok(Law { contract: Contract::default(), catalogue: builtin });
    };
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read the contract {}", path.display()))?;
    let mut contract = parse(&text, &path, &builtin.known())?;
    let catalogue = builtin.with_contract(&contract, &text)?;
    contract.path.get_or_insert(path);
    let mut law = Law { contract, catalogue };
    law.read_rates()?;
    Ok(law)
}

fn choose(
    arguments: &LawArguments,
    paths: &[PathBuf],
    working_folder: &Path,
) -> anyhow::Result<Option<PathBuf>> {
    if arguments.no_contract || arguments.contract.is_some() {
        return Ok(arguments.contract.clone());
    }
    let mut inside = paths.iter().map(|path| path.join(FILE_NAME)).filter(|path| path.is_file());
    match (inside.next(), inside.next()) {
        (Some(first), Some(second)) => bail!(
            "there are two contracts, {} and {}; name one with --contract",
            first.display(),
            second.display()
        ),
        (Some(only), None) => Ok(Some(only)),
        (None, _) => Ok(find(working_folder)),
    }
}

impl Law {
    /// Reads the exchange rates of the file that the contract names.
    fn read_rates(&mut self) -> anyhow::Result<()> {
        let Some(file) = &self.contract.rates_file else { return Ok(()) };
        let path = self.folder().join(file);
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("cannot read the exchange rates {}", path.display()))?;
        self.contract.rates = rates_of_file(&text, &path, self.contract.rates.days)?;
        Ok(())
    }

    /// The folder that the files of the contract are relative to.
    pub fn folder(&self) -> PathBuf {
        let parent = self.contract.path.as_deref().and_then(Path::parent);
        match parent {
            Some(folder) if folder != Path::new("") => folder.to_owned(),
            _ => PathBuf::from("."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A folder with a contract above, one inside `a`, one inside `b`, and none in `c`.
    fn folders() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for folder in ["a", "b", "c"] {
            fs::create_dir(root.path().join(folder)).unwrap();
        }
        for place in ["promised.toml", "a/promised.toml", "b/promised.toml", "other.toml"] {
            fs::write(root.path().join(place), "").unwrap();
        }
        root
    }

    fn check(arguments: &LawArguments, paths: &[&str], chosen: Option<&str>) {
        let root = folders();
        let at = |place: &str| root.path().join(place);
        let paths: Vec<_> = paths.iter().map(|path| at(path)).collect();
        let found = choose(arguments, &paths, &at("c")).unwrap();
        assert_eq!(found, chosen.map(at));
    }

    #[test]
    fn a_contract_in_a_given_folder_comes_before_one_above() {
        check(&LawArguments::default(), &["a", "c"], Some("a/promised.toml"));
        check(&LawArguments::default(), &["c"], Some("promised.toml"));
        check(&LawArguments::default(), &[], Some("promised.toml"));
    }

    #[test]
    fn no_contract_means_none() {
        let arguments = LawArguments { contract: None, no_contract: true };
        check(&arguments, &["a"], None);
    }

    #[test]
    fn two_contracts_are_not_merged() {
        let root = folders();
        let paths = [root.path().join("a"), root.path().join("b")];
        let error = choose(&LawArguments::default(), &paths, root.path()).unwrap_err();
        assert!(error.to_string().contains("name one with --contract"), "{error}");
    }

    #[test]
    fn a_named_contract_wins_and_must_be_there() {
        let root = folders();
        let named = |name: &str| LawArguments {
            contract: Some(root.path().join(name)),
            no_contract: false,
        };
        let paths = [root.path().join("a")];
        let law = read(&named("other.toml"), &paths, root.path()).unwrap();
        assert_eq!(law.contract.path, Some(root.path().join("other.toml")));
        assert_eq!(law.folder(), root.path());
        let error = read(&named("missing.toml"), &paths, root.path()).unwrap_err();
        assert!(error.to_string().starts_with("cannot read the contract "), "{error}");
    }
}
