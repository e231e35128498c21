//! What earlier runs found, and how this one stands against them.
//!
//! ```text
//! Case        one finding over the runs: open, not looked at, or put right
//! turn        the cases before + a report = the cases after, and how each finding stands
//! Sought      what the cases before ask of an audit, so that nothing is put right unseen
//! Acks        what somebody gave a reason to leave, until a day
//! Store       the cases and the runs in a file
//! ```
//!
//! All but [`store`] is pure: no file, no clock. A finding is put right only by a run that looked
//! at its promise again and found it kept, withdrawn or gone with all its records still there.

mod acks;
mod case;
pub mod sought;
pub mod store;
mod turn;

pub use acks::{Ack, Acks, Cap, Cover, Key, UsedAcks, baseline_text, entry_text};
pub use case::{Case, Condition, Subject};
pub use sought::Sought;
pub use turn::{Before, Turn, told, turn};

/// A fingerprint as it is printed: 32 hexadecimal digits.
pub fn printed(fingerprint: u128) -> String {
    format!("{fingerprint:032x}")
}
