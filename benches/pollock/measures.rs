//! How well one loaded table agrees with the clean one: ten numbers between 0 and 1.
//!
//! Compares texts exactly and as multisets, so a table in another order scores the same. Knows
//! nothing of files.

use std::collections::BTreeMap;

/// A header and the rows below it, as texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The cells of the header; none where there is no header.
    pub header: Vec<String>,
    /// The rows, which may differ in width.
    pub rows: Vec<Vec<String>>,
}

/// The names of the ten measures, in their order.
pub const NAMES: [&str; 10] = [
    "success",
    "header precision",
    "header recall",
    "header F1",
    "record precision",
    "record recall",
    "record F1",
    "cell precision",
    "cell recall",
    "cell F1",
];

/// The ten measures of one file.
pub type Measures = [f64; 10];

/// A file that could not be loaded.
pub const FAILED: Measures = [0.0; 10];

/// Measures a loaded table; records and cells are those below the header.
pub fn measure(clean: &Table, loaded: &Table) -> Measures {
    let cells = |table: &Table| -> Vec<String> { table.rows.iter().flatten().cloned().collect() };
    let [header_precision, header_recall, header] = agree(&clean.header, &loaded.header);
    let [record_precision, record_recall, record] = agree(&clean.rows, &loaded.rows);
    let [cell_precision, cell_recall, cell] = agree(&cells(clean), &cells(loaded));
    [
        1.0,
        header_precision,
        header_recall,
        header,
        record_precision,
        record_recall,
        record,
        cell_precision,
        cell_recall,
        cell,
    ]
}

/// Precision, recall and their harmonic mean. Two empty sides agree; one empty side does not.
fn agree<T: Ord>(clean: &[T], loaded: &[T]) -> [f64; 3] {
    if clean.is_empty() && loaded.is_empty() {
        return [1.0; 3];
    }
    let both = in_both(clean, loaded) as f64;
    let share = |of: usize| if of == 0 { 0.0 } else { both / of as f64 };
    let (precision, recall) = (share(loaded.len()), share(clean.len()));
    // Twice the product over the sum, written so that a full agreement gives exactly 1.
    let f1 = 2.0 * both / (clean.len() + loaded.len()) as f64;
    [precision, recall, f1]
}

/// The size of the intersection of two multisets.
fn in_both<T: Ord>(clean: &[T], loaded: &[T]) -> usize {
    let mut left: BTreeMap<&T, usize> = BTreeMap::new();
    for one in clean {
        *left.entry(one).or_default() += 1;
    }
    let mut found = 0;
    for one in loaded {
        if let Some(count) = left.get_mut(one).filter(|count| **count > 0) {
            *count -= 1;
            found += 1;
        }
    }
    found
}
