//! Whether every line and every byte of a file is accounted for.
//!
//! Looks only at files that are plain UTF-8, because of others the text is not at hand.

use super::reading::Reading;
use crate::suite::own_lines::{OwnLines, without_ctrl_z};
use promised::intake::raw::RawTable;

fn readable(reading: &Reading) -> Option<(&str, &RawTable)> {
    Some((reading.text.as_deref()?, reading.table.as_ref().ok()?))
}

/// The header, rows and rejects follow one another down the file with nothing but blank lines
/// between them. What stands above the header or below the last row is named in a note.
pub fn complaints(reading: &Reading) -> Vec<String> {
    let Some((text, table)) = readable(reading) else { return Vec::new() };
    let own = OwnLines::of(text);
    let rows = table.rows.iter().map(|row| (row.line as usize, own.taken_by(&row.cells)));
    let rejects = table.rejects.iter().map(|reject| (reject.line as usize, 1));
    let mut taken: Vec<(usize, usize)> = rows.chain(rejects).collect();
    taken.sort_unstable();
    let end = own.lines.len() + 1;
    let first = taken.first().map_or(end, |(line, _)| *line);
    let mut complaints = above(&own, table, first);
    let mut next = first;
    for (line, count) in taken {
        if line < next {
            complaints.push(format!("line {line} is there twice"));
        }
        if (next..line).any(|line| !own.is_blank(line)) {
            complaints.push(format!("lines {next} to {} are lost", line - 1));
        }
        next = line + count;
    }
    if next > end {
        complaints.push(format!("line {} is not there", next - 1));
    }
    if table.notes.is_empty() && (next..end).any(|line| !own.is_blank(line)) {
        complaints.push(format!("the lines from {next} on are lost"));
    }
    complaints
}

/// Above the first row stands the header, and nothing else that is not noted.
fn above(own: &OwnLines<'_>, table: &RawTable, first: usize) -> Vec<String> {
    let has_separator = own.lines.first().is_some_and(|line| line.starts_with("sep="));
    let header = if table.header.is_empty() { 0 } else { own.taken_by(&table.header) };
    let known = header + usize::from(has_separator);
    let found = (1..first).filter(|&line| !own.is_blank(line)).count();
    if table.notes.is_empty() && found > known {
        return vec![format!("{found} lines stand above the first row, and {known} are known")];
    }
    Vec::new()
}

/// A row is what its own lines say when nothing stands around them.
pub fn complaints_about_rows(reading: &Reading) -> Vec<String> {
    let Some((text, table)) = readable(reading) else { return Vec::new() };
    let Some(delimiter) = reading.delimiter else { return Vec::new() };
    // The lines are read with double quotes alone.
    if table.notes.iter().any(|note| note.contains("single quotes")) {
        return Vec::new();
    }
    let own = OwnLines::of(without_ctrl_z(text));
    let bent = table.rows.iter().filter(|row| !own.vouch_for(row, delimiter));
    bent.map(|row| format!("line {} does not say {:?}", row.line, row.cells)).collect()
}

/// A reject shows what stands at its place, and no two rejects share a byte.
pub fn complaints_about_rejects(reading: &Reading) -> Vec<String> {
    let Some((text, table)) = readable(reading) else { return Vec::new() };
    let mut complaints = Vec::new();
    let mut last_end = 0;
    for reject in &table.rejects {
        let (start, end) = (reject.span.0 as usize, reject.span.1 as usize);
        let at = format!("line {}", reject.line);
        if start < last_end {
            complaints.push(format!("{at}: shares bytes with the reject above"));
        }
        last_end = end;
        if text.get(start..end) != Some(&reject.raw) {
            complaints.push(format!("{at}: shows {:?}, which is not there", reject.raw));
        }
        if reject.reason.is_empty() {
            complaints.push(format!("{at}: gives no reason"));
        }
    }
    complaints
}

/// The bytes above the header, of the header, of records, of quarantined text and of other lines
/// add up to the whole text.
pub fn complaints_about_spans(reading: &Reading) -> Vec<String> {
    let Ok(table) = &reading.table else { return Vec::new() };
    let mut complaints = Vec::new();
    let sum: u64 = table.spans.iter().sum();
    if sum != table.bytes {
        complaints.push(format!("{:?} are {sum} bytes of {}", table.spans, table.bytes));
    }
    let Some(text) = &reading.text else { return complaints };
    let size = text.len() as u64;
    // Whether a byte order mark and a final Ctrl-Z belong to the text is for the reader to say.
    if table.bytes.abs_diff(size) > 3 {
        complaints.push(format!("has {size} bytes and not {}", table.bytes));
    }
    let rejected: u64 = table.rejects.iter().map(|reject| reject.span.1 - reject.span.0).sum();
    if table.spans[3] < rejected {
        complaints.push(format!("{rejected} bytes are rejected, not {}", table.spans[3]));
    }
    if table.rows.is_empty() && table.spans[2] > 0 {
        complaints.push(format!("{} bytes are of no row", table.spans[2]));
    }
    complaints
}
