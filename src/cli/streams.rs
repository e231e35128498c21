//! Writing to the two streams: the report to one, everything else to the other.
//!
//! A reader that has seen enough closes its pipe; that is no error.

use crate::render::{self, Format, Look};
use crate::report::Report;
use anyhow::{Context, bail};
use std::io::{ErrorKind, IsTerminal, Seek, Write};

/// The report, and nothing else, on standard output.
pub fn print(text: &str) -> anyhow::Result<()> {
    write_to(&mut std::io::stdout().lock(), text).context("cannot write to standard output")
}

/// The report in a format, piece by piece, and nothing else, on standard output.
pub fn print_report(report: &Report, format: Format, look: &Look) -> anyhow::Result<()> {
    let mut stream = std::io::stdout();
    if format.is_binary() && stream.is_terminal() {
        bail!("a workbook is nothing for a terminal; write it to a file: -o audit.xlsx");
    }
    let written = if format.is_binary() {
        print_whole(report, format, look, &mut stream)
    } else {
        render::write(report, format, look, &mut stream)
    };
    let done = written.and_then(|()| stream.flush());
    unless_closed(done).context("cannot write to standard output")
}

/// A workbook, which is an archive and is closed by what stands at its end: it is made whole first,
/// so that a reader who goes away early finds nobody at work on it.
fn print_whole(
    report: &Report,
    format: Format,
    look: &Look,
    stream: &mut impl Write,
) -> std::io::Result<()> {
    let mut file = tempfile::tempfile()?;
    render::write(report, format, look, &mut file)?;
    file.rewind()?;
    std::io::copy(&mut file, stream).map(|_| ())
}

fn write_to(stream: &mut impl Write, text: &str) -> std::io::Result<()> {
    unless_closed(stream.write_all(text.as_bytes()).and_then(|()| stream.flush()))
}

fn unless_closed(done: std::io::Result<()>) -> std::io::Result<()> {
    match done {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// A note on standard error. Where that is closed there is nobody to be told.
pub fn note(text: &str) {
    _ = writeln!(std::io::stderr().lock(), "{}", text.trim_end());
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Failing(ErrorKind);

    impl Write for Failing {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_pipe_is_no_error_and_a_full_disk_is() {
        assert!(write_to(&mut Failing(ErrorKind::BrokenPipe), "x").is_ok());
        assert!(write_to(&mut Failing(ErrorKind::StorageFull), "x").is_err());
    }
}
