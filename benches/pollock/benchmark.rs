//! The rooms of the benchmark, shared by the program that prints it and by the test that holds it.
//!
//! Holds no code of its own.

#![allow(clippy::float_arithmetic)] // Scores are means, and nobody is paid by them.

pub mod corpus;
pub mod loading;
pub mod measures;
pub mod page;
pub mod parameters;
pub mod score;
