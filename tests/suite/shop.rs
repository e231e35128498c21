//! A small shop: records as CSV texts, a contract as text, and the report on them.
//!
//! Runs within the test, without the command line. Judged as of the end of 31 March 2026 where
//! nothing else is said; each text is named by the role that it plays.

use super::harness::folder;
use promised::audit::{Question, audit};
use promised::contract::{self, Contract};
use promised::dossier::Dossiers;
use promised::intake::{self, Intake, Request};
use promised::promises::Catalogue;
use promised::report::{Finding, Report};
use promised::tables::Role;
use std::path::Path;

/// Records, a contract and a question.
pub struct Shop<'a> {
    files: &'a [(&'a str, &'a str)],
    contract: &'a str,
    select: &'a [&'a str],
    ignore: &'a [&'a str],
    as_of: &'a str,
}

impl<'a> Shop<'a> {
    /// A shop with a file per role: `("orders", "order_id,…")`.
    pub fn new(files: &'a [(&'a str, &'a str)]) -> Self {
        Self { files, contract: "", select: &[], ignore: &[], as_of: "2026-03-31" }
    }

    /// The same shop under a contract.
    pub fn under(self, contract: &'a str) -> Self {
        Self { contract, ..self }
    }

    /// The same shop, asked about some promises only.
    pub fn select(self, select: &'a [&'a str]) -> Self {
        Self { select, ..self }
    }

    /// The same shop, not asked about some promises.
    pub fn ignore(self, ignore: &'a [&'a str]) -> Self {
        Self { ignore, ..self }
    }

    /// The same shop at another day or moment.
    pub fn at(self, as_of: &'a str) -> Self {
        Self { as_of, ..self }
    }

    /// The records, linked.
    pub fn link(&self) -> Dossiers {
        Dossiers::new(self.read(&Contract::default()).tables)
    }

    /// The report; no law of conservation is broken.
    pub fn audit(&self) -> Report {
        let builtin = Catalogue::builtin();
        let path = Path::new("promised.toml");
        let contract = contract::parse(self.contract, path, &builtin.known()).expect("a contract");
        let catalogue = builtin.with_contract(&contract, self.contract).expect("a catalogue");
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        let question = Question {
            as_of: self.moment(&contract),
            select: words(self.select),
            ignore: words(self.ignore),
            ..Question::default()
        };
        let report = audit(self.read(&contract), &contract, &catalogue, &question);
        assert_eq!(report.broken_laws, Vec::<String>::new());
        report
    }

    fn moment(&self, contract: &Contract) -> i64 {
        promised::time::parse(self.as_of, contract.zone).expect("a time").hi
    }

    fn read(&self, contract: &Contract) -> Intake {
        let named: Vec<(String, &str)> =
            self.files.iter().map(|(role, text)| (format!("{role}.csv"), *text)).collect();
        let named: Vec<(&str, &str)> =
            named.iter().map(|(name, text)| (name.as_str(), *text)).collect();
        let folder = folder(&named);
        let file = |(role, _): &(&str, &str)| {
            (folder.path().join(format!("{role}.csv")), Role::named(role))
        };
        let request = Request {
            files: self.files.iter().map(file).collect(),
            sources: contract.sources.clone(),
            folder: folder.path().to_owned(),
            zone: contract.zone,
            has_zone: contract.has_zone,
            currency: contract.currency.clone(),
            normalise: contract.normalise.clone(),
            as_of: self.moment(contract),
            ..Request::default()
        };
        intake::read(&request).expect("the files are read")
    }
}

/// A finding as code, order, line, document, outcome and margin; what is empty is left out.
pub fn shown(report: &Report, finding: &Finding) -> String {
    let code = report.promises[finding.promise].code.as_str();
    let outcome = finding.outcome.name();
    let parts =
        [code, &finding.order, &finding.line, &finding.document, outcome, &finding.margin.text];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// All findings of a report, in its order.
pub fn all_shown(report: &Report) -> Vec<String> {
    report.findings.iter().map(|finding| shown(report, finding)).collect()
}
