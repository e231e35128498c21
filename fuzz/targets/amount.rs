//! An amount is read as what it says or not at all.
//!
//! The order it stands on is read with it. A plain decimal has only one meaning.

#![no_main]

use libfuzzer_sys::fuzz_target;
use promised::decimal;
use promised::tables::Role;

fuzz_target!(|cell: &str| {
    let Some(intake) = promised_fuzz::order_with("total", cell) else { return };
    let Some(&[total]) = intake.tables.of(Role::Orders).numbers("total") else { return };
    if let Some(plain) = decimal::parse(cell.trim()) {
        assert_eq!(total, plain, "{cell:?} is bent");
    }
    let printed = decimal::print(total, 2);
    assert!(total == decimal::ABSENT || decimal::parse(&printed) == Some(total), "{printed}");
});
