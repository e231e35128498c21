//! Which files intake is to read, from the flags and the contract.
//!
//! Expands no folder and no pattern and opens nothing; intake does.

use super::arguments::{InputArguments, RoleArguments};
use super::law::Law;
use crate::intake::Request;
use crate::tables::Role;
use anyhow::bail;
use std::path::{Path, PathBuf};

/// What intake is to do: everything named on the command line, and the sources of the contract.
pub fn request(arguments: &InputArguments, law: &Law, as_of: i64) -> anyhow::Result<Request> {
    let paths = arguments.paths.iter();
    let mut files: Vec<_> = paths.map(|path| (path.clone(), None)).collect();
    files.extend(with_roles(&arguments.roles));
    let has_files = law.contract.sources.iter().any(|source| !source.files.is_empty());
    if files.is_empty() && !has_files {
        bail!(
            "there is nothing to read; name files or a folder, \
             such as: promised audit orders.csv deliveries.csv"
        );
    }
    Ok(Request { files, ..under(law, as_of) })
}

/// How files are read under a contract: those of its sources, and none besides.
pub fn under(law: &Law, as_of: i64) -> Request {
    let contract = &law.contract;
    Request {
        files: Vec::new(),
        sources: contract.sources.clone(),
        folder: law.folder(),
        zone: contract.zone,
        has_zone: contract.has_zone,
        currency: contract.currency.clone(),
        normalise: contract.normalise.clone(),
        as_of,
        with_samples: false,
        decoded_bytes_max: contract.decoded_bytes_max,
        besides: contract.rates_file.iter().map(|file| law.folder().join(file)).collect(),
        ..Request::default()
    }
}

/// The files that flags name, each with its role.
pub fn with_roles(arguments: &RoleArguments) -> Vec<(PathBuf, Option<Role>)> {
    let lists = [
        (Role::Orders, &arguments.orders),
        (Role::Lines, &arguments.lines),
        (Role::Deliveries, &arguments.deliveries),
        (Role::Invoices, &arguments.invoices),
        (Role::Payments, &arguments.payments),
        (Role::Messages, &arguments.messages),
        (Role::Returns, &arguments.returns),
        (Role::Tickets, &arguments.tickets),
        (Role::Events, &arguments.events),
        (Role::Reviews, &arguments.reviews),
        (Role::Calls, &arguments.calls),
        (Role::Customers, &arguments.customers),
        (Role::Entitlements, &arguments.entitlements),
    ];
    let each =
        lists.into_iter().flat_map(|(role, files)| files.iter().map(move |file| (file, role)));
    each.map(|(file, role)| (file.clone(), Some(role))).collect()
}

/// Whether two paths lead to the same place; false where one leads nowhere.
pub fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::arguments::{Arguments, Command};
    use crate::contract::Contract;
    use crate::intake::Source;
    use crate::promises::Catalogue;
    use clap::Parser;

    fn arguments(words: &[&str]) -> InputArguments {
        let all = ["promised", "audit"].iter().chain(words);
        match Arguments::try_parse_from(all).unwrap().command {
            Some(Command::Audit(audit)) => audit.input,
            other => panic!("{other:?}"),
        }
    }

    fn law(folder: &Path, sources: usize) -> Law {
        let contract = Contract {
            path: Some(folder.join("promised.toml")),
            sources: vec![Source { files: vec!["a.csv".to_owned()], ..Source::default() }; sources],
            ..Contract::default()
        };
        Law { contract, catalogue: Catalogue::builtin() }
    }

    fn check(words: &[&str], sources: usize, files: &[(&str, Option<Role>)]) {
        let law = law(Path::new("src"), sources);
        let request = request(&arguments(words), &law, 0).unwrap();
        let expected: Vec<_> = files.iter().map(|(path, role)| (path.into(), *role)).collect();
        assert_eq!(request.files, expected);
        assert_eq!(request.folder, Path::new("src"));
    }

    #[test]
    fn a_file_has_the_role_of_its_flag_or_none() {
        check(
            &["a.csv", "--invoices", "i.csv", "--orders", "o.csv"],
            0,
            &[("a.csv", None), ("o.csv", Some(Role::Orders)), ("i.csv", Some(Role::Invoices))],
        );
    }

    #[test]
    fn sources_of_the_contract_need_no_path() {
        check(&[], 1, &[]);
    }

    #[test]
    fn a_folder_is_read_whole_whatever_the_contract_says_of_some_of_its_files() {
        check(&["src"], 0, &[("src", None)]);
        check(&["src", "tests"], 1, &[("src", None), ("tests", None)]);
    }

    #[test]
    fn nothing_to_read_is_an_error() {
        let error = request(&arguments(&[]), &law(Path::new("src"), 0), 0).unwrap_err();
        assert!(error.to_string().starts_with("there is nothing to read"), "{error}");
    }
}
