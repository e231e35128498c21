//! The rooms of the yardstick that need no child process, for the bench and for its tests.
//!
//! Starts nothing and prints nothing.

pub mod dice;
pub mod exports;
pub mod findings;
pub mod order;
pub mod page;
pub mod places;
pub mod recipe;
pub mod row;
pub mod scan;
