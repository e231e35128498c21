//! What others may read of a report: arguments by which it can leave the house.
//!
//! Replaces nothing by itself; `redact` does.

use crate::redact::{Key, SALT_BYTES_MIN, redacted};
use crate::report::Report;
use anyhow::{Context, bail};
use clap::Args;
use std::path::{Path, PathBuf};

/// What others may read.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Output")]
pub struct ShareArguments {
    /// Write tokens for order numbers, names and all other texts of the files, in every format;
    /// amounts and days stay. The same text has the same token in all outputs of a run. Runs can be
    /// joined only where both name the same salt: FILE holds it, 16 bytes or more that nobody
    /// guesses [default: a salt made of the report itself]
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true)]
    pub redact: Option<Option<PathBuf>>,
}

impl ShareArguments {
    /// The report as others may read it, where that is asked for.
    pub fn redacted(&self, report: &Report) -> anyhow::Result<Option<Report>> {
        let key = match &self.redact {
            None => return Ok(None),
            Some(None) => Key::of_contents(report),
            Some(Some(path)) => salt(path)?,
        };
        Ok(Some(redacted(report, key)))
    }

    /// The file that holds the salt, where one is named.
    pub fn salt(&self) -> Option<&Path> {
        self.redact.as_ref()?.as_deref()
    }

    /// Makes sure that the salt can be read, before any work is done.
    pub fn check(&self) -> anyhow::Result<()> {
        self.salt().map_or(Ok(()), |path| salt(path).map(|_| ()))
    }
}

/// The key of the salt in a file; white space around it does not count, so that an editor that ends
/// a file with a line feed changes no token.
fn salt(path: &Path) -> anyhow::Result<Key> {
    let bytes = std::fs::read(path);
    let bytes = bytes.with_context(|| format!("cannot read the salt {}", path.display()))?;
    let salt = bytes.trim_ascii();
    if salt.len() < SALT_BYTES_MIN {
        bail!(
            "the salt {} has {} bytes, and {SALT_BYTES_MIN} are needed; make one with \
             `head -c 32 /dev/urandom | base64 > {}`",
            path.display(),
            salt.len(),
            path.display()
        );
    }
    Ok(Key::of_salt(salt))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    fn of_salt(salt: &str) -> anyhow::Result<Option<Report>> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), salt).unwrap();
        let share = ShareArguments { redact: Some(Some(file.path().to_owned())) };
        share.check()?;
        share.redacted(&sample::report())
    }

    fn order(report: anyhow::Result<Option<Report>>) -> String {
        report.unwrap().unwrap().findings[0].order.clone()
    }

    #[test]
    fn a_salt_decides_the_tokens_and_a_line_feed_behind_it_does_not() {
        let one = order(of_salt("0123456789abcdef"));
        assert_eq!(one, "xcjm5dmfga47a");
        assert_eq!(one, order(of_salt("0123456789abcdef\n")));
        assert_ne!(one, order(of_salt("0123456789abcdeg")));
        let own = ShareArguments { redact: Some(None) }.redacted(&sample::report());
        assert_ne!(one, order(own));
    }

    #[test]
    fn a_salt_that_can_be_guessed_is_refused() {
        let why = of_salt("secret\n").unwrap_err().to_string();
        assert!(why.contains("has 6 bytes, and 16 are needed"), "{why}");
    }

    #[test]
    fn nothing_is_redacted_unless_that_is_asked_for() {
        assert!(ShareArguments::default().redacted(&sample::report()).unwrap().is_none());
    }
}
