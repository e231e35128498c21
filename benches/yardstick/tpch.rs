//! TPC-H at scale factor 1, read as orders and lines with a promise each.
//!
//! `l_commitdate` is the promise and `l_receiptdate` its answer; queries 4 and 12 ask which were
//! broken, and their answers are published. Makes no data of its own.

use super::child;
use super::tools::{Python, beside, binary};
use super::yard::page::{self, Cost, Line, Part, grouped, median};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// What a code of `tpch.toml` finds, in lines or in orders, and how many that must be.
const ANSWERS: [(&str, &str, bool, usize); 10] = [
    ("DLV101", "lines that arrived after the commit date", false, 3_793_296),
    ("QFOUR001", "query 4, 1-URGENT", true, 10_594),
    ("QFOUR002", "query 4, 2-HIGH", true, 10_476),
    ("QFOUR003", "query 4, 3-MEDIUM", true, 10_410),
    ("QFOUR004", "query 4, 4-NOT SPECIFIED", true, 10_556),
    ("QFOUR005", "query 4, 5-LOW", true, 10_487),
    ("QTWLV001", "query 12, MAIL, high", false, 6_202),
    ("QTWLV002", "query 12, MAIL, low", false, 9_324),
    ("QTWLV003", "query 12, SHIP, high", false, 6_200),
    ("QTWLV004", "query 12, SHIP, low", false, 9_262),
];

/// Runs ours and DuckDB on the same files and compares both with the published answers.
pub fn measure(folder: &Path, rounds: usize, python: Option<&Python>) -> Result<()> {
    make(folder, python)?;
    let out = tempfile::tempdir()?;
    let contract = out.path().join("tpch.toml");
    let text = std::fs::read_to_string(beside("yardstick/tpch.toml"))?;
    let folder = folder.canonicalize().context("the folder of the tables is not there")?;
    std::fs::write(&contract, text.replace("@/", &format!("{}/", folder.display())))?;
    let (answers, theirs) = (out.path().join("ours.csv"), out.path().join("duckdb.csv"));
    let word = |path: &Path| path.to_string_lossy().into_owned();
    let mut command = vec![binary(), "audit".to_owned()];
    command.extend(
        ["-q", "--as-of", "2000-01-01", "--select", "DLV101,QFOUR,QTWLV"].map(String::from),
    );
    command.extend(["--contract".to_owned(), word(&contract), "-o".to_owned(), word(&answers)]);
    let mut runners = vec![("promised".to_owned(), Part::Ours, command, answers)];
    match python.map(|python| (python, python.said("import duckdb; print(duckdb.__version__)"))) {
        Some((python, Ok(version))) => {
            let mut command = python.script("duckdb_tpch.py");
            command.extend([word(&folder), word(&theirs)]);
            runners.push((format!("duckdb {version}"), Part::Peer, command, theirs));
        }
        _ => println!("duckdb is left out: it is not installed"),
    }
    let mut costs: Vec<Vec<Cost>> = vec![Vec::new(); runners.len()];
    for _ in 0..rounds {
        for ((_, part, command, _), costs) in runners.iter().zip(&mut costs) {
            costs.push(child::run(command, *part == Part::Ours)?);
        }
    }
    let lines = runners.iter().zip(&costs).map(|((name, part, ..), costs)| Line {
        name: name.clone(),
        part: *part,
        cost: median(costs),
    });
    let lines: Vec<Line> = lines.collect();
    println!("TPC-H at scale factor 1; medians of {rounds} rounds");
    println!("{}{}", page::table(&lines), page::summary(&lines));
    let mut is_right = true;
    for (name, _, _, answers) in &runners {
        is_right &= check(name, answers)?;
    }
    if is_right { Ok(()) } else { bail!("a published answer was not reached") }
}

/// Makes the tables, if they are not there and their maker is.
fn make(folder: &Path, python: Option<&Python>) -> Result<()> {
    if ["orders.csv", "lineitem.csv"].iter().all(|name| folder.join(name).is_file()) {
        return Ok(());
    }
    std::fs::create_dir_all(folder)?;
    let maker = "csv -s 1 --tables orders,lineitem --output-dir";
    let program = python.map_or("tpchgen-cli".to_owned(), |python| python.program("tpchgen-cli"));
    let status = Command::new(program).args(maker.split(' ')).arg(folder).status();
    let status = status.context("the tables are not there, and tpchgen-cli (pip) is not either")?;
    if status.success() { Ok(()) } else { bail!("tpchgen-cli could not make the tables") }
}

/// Compares what was found with the published answers.
fn check(name: &str, answers: &Path) -> Result<bool> {
    let reader = csv::Reader::from_path(answers);
    let mut reader = reader.with_context(|| format!("{name} wrote no answers"))?;
    let headers = reader.headers()?.clone();
    let place = |header: &str| headers.iter().position(|name| name == header);
    let (code, order) = (place("code").unwrap_or(0), place("order").unwrap_or(1));
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    let mut orders: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut row = csv::StringRecord::new();
    while reader.read_record(&mut row)? {
        *lines.entry(row[code].to_owned()).or_default() += 1;
        if row[code].starts_with("QFOUR") {
            orders.entry(row[code].to_owned()).or_default().insert(row[order].to_owned());
        }
    }
    let mut is_right = true;
    for (code, what, is_orders, expected) in ANSWERS {
        let found = if is_orders {
            orders.get(code).map_or(0, BTreeSet::len)
        } else {
            lines.get(code).copied().unwrap_or(0)
        };
        is_right &= found == expected;
        let word = if found == expected { "as published" } else { "NOT as published" };
        println!("{name}: {what}: {}, {word}", grouped(found as u64));
    }
    Ok(is_right)
}
