//! The programs that are compared, and how each is started.
//!
//! Which question each is asked stands in `../peers`; what it found is compared elsewhere.

use super::yard::exports::Export;
use super::yard::findings;
use super::yard::page::Part;
use super::yard::recipe::{Packing, Recipe};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The argument by which this program is told to be the bare scan.
pub const SCAN: &str = "--as-bare-scan";
/// All data lies before this day, so that nothing is left out and nothing may still come.
pub const AS_OF: &str = "2026-01-01";

/// A program that is timed.
#[derive(Debug)]
pub struct Tool {
    /// What it is called, with its version.
    pub name: String,
    /// What it is here for.
    pub part: Part,
    /// How it is started.
    pub command: Vec<String>,
    /// Where it writes what it found.
    pub answers: PathBuf,
}

/// A file beside this bench.
pub fn beside(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("benches").join(name)
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Our program, as cargo built it for this bench; `PROMISED_BIN` names another.
pub fn binary() -> String {
    std::env::var("PROMISED_BIN").unwrap_or_else(|_| env!("CARGO_BIN_EXE_promised").to_owned())
}

/// Our program, asked the eight questions or every one.
pub fn ours(exports: &Path, out: &Path, is_whole: bool) -> Tool {
    let name = if is_whole { "promised, every one" } else { "promised" };
    let answers = out.join(if is_whole { "whole.csv" } else { "ours.csv" });
    let (contract, exports) = (text(&beside("yardstick/eight.toml")), text(exports));
    let mut command = vec![binary(), "audit".to_owned(), exports, "-q".to_owned()];
    let pairs = [("--contract", contract.as_str()), ("--as-of", AS_OF), ("-o", &text(&answers))];
    command.extend(pairs.iter().flat_map(|(flag, value)| [*flag, *value]).map(str::to_owned));
    if !is_whole {
        command.extend(["--select", findings::PROMISES].map(str::to_owned));
    }
    let part = if is_whole { Part::Whole } else { Part::Ours };
    Tool { name: name.to_owned(), part, command, answers }
}

/// The bare scan of the same bytes; packed ones have no cells to count.
pub fn scan(recipe: &Recipe, exports: &Path) -> Option<Tool> {
    let myself = std::env::current_exe().ok()?;
    let mut command = vec![text(&myself), SCAN.to_owned()];
    command.extend(Export::ALL.map(|export| text(&export.path(exports, recipe.packing))));
    let tool = Tool {
        name: "bare scan, 2 threads".to_owned(),
        part: Part::Floor,
        command,
        answers: PathBuf::new(),
    };
    (recipe.packing == Packing::Plain).then_some(tool)
}

/// The interpreter that the others live in; `PYTHON` names another.
pub struct Python(String);

impl Python {
    /// Finds it, behind whatever starts it.
    pub fn found() -> Option<Self> {
        let name = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let path = Self(name).said("import sys; print(sys.executable)").ok()?;
        (!path.is_empty()).then_some(Self(path))
    }

    /// What a few lines of Python print.
    pub fn said(&self, code: &str) -> Result<String> {
        let output = Command::new(&self.0).args(["-c", code]).output()?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            bail!("{}", said.lines().last().unwrap_or_default());
        }
        Ok(String::from_utf8(output.stdout)?.trim().to_owned())
    }

    /// Installs packages.
    pub fn install(&self, packages: &[&str]) -> Result<()> {
        let pip = ["-m", "pip", "install", "--quiet"];
        let status = Command::new(&self.0).args(pip).args(packages).status()?;
        if status.success() { Ok(()) } else { bail!("pip could not install {packages:?}") }
    }

    /// A program that a package brought, wherever the interpreter keeps such.
    pub fn program(&self, name: &str) -> String {
        let scripts = self.said("import sysconfig; print(sysconfig.get_path('scripts'))");
        let path = Path::new(&scripts.unwrap_or_default()).join(name);
        if path.is_file() { text(&path) } else { name.to_owned() }
    }

    /// How a script beside this bench is started; it leaves nothing beside itself.
    pub fn script(&self, name: &str) -> Vec<String> {
        vec![self.0.clone(), "-B".to_owned(), text(&beside("peers").join(name))]
    }

    /// One of the others, or why it is not there.
    pub fn peer(&self, name: &str, recipe: &Recipe, exports: &Path, out: &Path) -> Result<Tool> {
        let answers = out.join(format!("{name}.csv"));
        let mut files: Vec<String> =
            Export::ALL.map(|export| text(&export.path(exports, recipe.packing))).to_vec();
        files.push(text(&answers));
        files.extend(recipe.is_wide.then(|| "--wide".to_owned()));
        let version = |module| self.said(&format!("import {module}; print({module}.__version__)"));
        let script = |file| [self.script(file), files.clone()].concat();
        let (version, command) = match name {
            "duckdb" => (version("duckdb")?, script("duckdb_eight.py")),
            "polars" => (version("polars")?, script("polars_eight.py")),
            "chdb" => (version("chdb")?, script("chdb_eight.py")),
            "duckdb-cli" => {
                let program = self.duckdb_cli()?;
                let version = Command::new(&program).arg("--version").output()?.stdout;
                let version = String::from_utf8(version)?;
                let version = version.split_whitespace().next().unwrap_or_default().to_owned();
                let sql = [self.script("duckdb_eight.py"), files, vec!["--sql".to_owned()]];
                let sql = sql.concat();
                let sql = Command::new(&sql[0]).args(&sql[1..]).output()?.stdout;
                (version, vec![program, "-c".to_owned(), String::from_utf8(sql)?])
            }
            other => bail!("{other} is none of duckdb, duckdb-cli, polars, chdb"),
        };
        let name = format!("{name} {}", version.trim_start_matches('v'));
        Ok(Tool { name, part: Part::Peer, command, answers })
    }

    /// The program in the package duckdb-cli, without the script that starts it.
    fn duckdb_cli(&self) -> Result<String> {
        let code = "import duckdb_cli, os; print(os.path.dirname(duckdb_cli.__file__))";
        let program = Path::new(&self.said(code)?).join("duckdb");
        program.is_file().then(|| text(&program)).context("the package holds no program")
    }
}
