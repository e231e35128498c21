//! Any bytes are read or refused: no panic, and every byte has its place.
//!
//! The reader decides alone how they are written.

#![no_main]

use libfuzzer_sys::fuzz_target;
use promised::intake::Source;

fuzz_target!(|bytes: &[u8]| {
    promised_fuzz::read_raw(bytes, &Source::default());
});
