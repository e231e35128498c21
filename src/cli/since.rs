//! `--since FILE`: what an earlier report says of the rows that were read.
//!
//! Reads a report that this program wrote, and refuses one that was incomplete itself.

use crate::accounts::incomplete::Earlier;
use anyhow::{Context, bail};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// What is used of a report.
#[derive(Deserialize)]
struct Document {
    schema: String,
    as_of: String,
    complete: bool,
    files: Vec<File>,
}

#[derive(Deserialize)]
struct File {
    roles: Vec<String>,
    rows: Rows,
}

#[derive(Deserialize)]
struct Rows {
    read: u64,
}

/// Reads an earlier report.
pub fn read(path: &Path) -> anyhow::Result<Earlier> {
    let text = std::fs::read_to_string(path);
    let text = text.with_context(|| format!("--since {}: cannot be read", path.display()))?;
    earlier(&text).with_context(|| format!("--since {}", path.display()))
}

fn earlier(text: &str) -> anyhow::Result<Earlier> {
    let document: Document = serde_json::from_str(text)
        .context("is not a report of promised; write one with `promised audit -o FILE.json`")?;
    if !document.schema.starts_with("promised.report/") {
        bail!("is {}, not a report of an audit", document.schema);
    }
    if !document.complete {
        bail!("is the report of an incomplete run; name the last one that was complete");
    }
    let mut rows = BTreeMap::new();
    for file in document.files {
        for role in file.roles {
            *rows.entry(role).or_default() += file.rows.read;
        }
    }
    let (newest, remedy) = (BTreeMap::new(), "run without --since once");
    Ok(Earlier { as_of: document.as_of, rows, newest, remedy })
}
