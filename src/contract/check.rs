//! Reads contracts in tests and compares what is printed about them.
//!
//! Knows three built-in promises, whatever the program really has.

use super::{Contract, Known, parse};
use std::path::Path;

/// A few built-in promises.
pub(super) fn known() -> Known {
    Known::new([
        ("DLV101", "late-delivery"),
        ("DLV105", "late-dispatch"),
        ("BIL301", "price-too-high"),
    ])
}

/// The contract of a text that has no mistakes.
pub(super) fn accepted(text: &str) -> Contract {
    match parse(text, Path::new("promised.toml"), &known()) {
        Ok(contract) => contract,
        Err(mistakes) => panic!("{text}\n\n{mistakes}"),
    }
}

/// Holds that a text is refused with exactly what is `printed`.
pub(super) fn check(text: &str, printed: &str) {
    let mistakes = parse(text, Path::new("promised.toml"), &known()).unwrap_err();
    assert_eq!(mistakes.to_string(), printed, "\n{mistakes}");
}
