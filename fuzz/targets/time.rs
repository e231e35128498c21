//! A time is read as what it says or not at all.
//!
//! The order it stands on is read with it. What the strict parser knows has only one meaning.

#![no_main]

use libfuzzer_sys::fuzz_target;
use promised::tables::Role;
use promised::time::{Zone, parse};

fuzz_target!(|cell: &str| {
    let Some(intake) = promised_fuzz::order_with("promised_by", cell) else { return };
    let Some(&[span]) = intake.tables.of(Role::Orders).times("promised_by") else { return };
    assert!(span.lo <= span.hi, "{cell:?} ends before it begins");
    // A leap second is the one thing that both read and read otherwise: here it is held at :59.
    if cell.contains(":60") {
        return;
    }
    if let Some(strict) = parse(cell.trim(), Zone::default()) {
        assert_eq!((span.lo, span.hi), (strict.lo, strict.hi), "{cell:?} is bent");
    }
});
