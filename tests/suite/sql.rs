//! `promised sql`: scripts run by the engines themselves, every row compared with the audit.
//!
//! The engines are driven by `sql/engine.py`; where Python or an engine is missing a test says so
//! and compares nothing, except in CI, where that is a failure. `PROMISED_SQL_SEEDS` and
//! `PROMISED_SQL_ORDERS` say how many shops of how many orders are made up.

mod engines;
mod exports;
mod scripts;
