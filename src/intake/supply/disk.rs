//! From a path to its raw bytes, which can be read again and again.
//!
//! A stream is kept in an unnamed temporary file, for it comes only once. A file stays where it
//! is; that it did not change can be asked. Knows nothing of what the bytes mean.

use anyhow::{Context, Result, bail};
use std::fs::{File, Metadata};
use std::io::{self, ErrorKind, IsTerminal, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where raw bytes come from.
#[derive(Debug)]
pub enum Disk {
    /// A file, opened anew for every reading so that many may be known at once.
    File { path: PathBuf, stamp: Stamp },
    /// A temporary file without a name.
    Kept { file: Arc<File>, bytes: u64 },
}

/// What tells a file from another one and from itself at another time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    place: [u64; 2],
    bytes: u64,
    times: [(i64, i64); 2],
}

impl Stamp {
    #[cfg(unix)]
    fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self {
            place: [metadata.dev(), metadata.ino()],
            bytes: metadata.size(),
            times: [
                (metadata.mtime(), metadata.mtime_nsec()),
                (metadata.ctime(), metadata.ctime_nsec()),
            ],
        }
    }

    #[cfg(not(unix))]
    fn of(metadata: &Metadata) -> Self {
        let since = |time: io::Result<std::time::SystemTime>| {
            let known = time.ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
            let known = known.unwrap_or_default();
            (known.as_secs() as i64, i64::from(known.subsec_nanos()))
        };
        let times = [since(metadata.modified()), since(metadata.created())];
        Self { place: [0, 0], bytes: metadata.len(), times }
    }
}

/// Whether a path stands for standard input.
pub fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

impl Disk {
    /// Opens a path. `bytes_max` bounds what is kept of a stream.
    pub fn open(path: &Path, bytes_max: Option<u64>) -> Result<Self> {
        if is_standard_input(path) {
            return standard_input(bytes_max);
        }
        let metadata = match std::fs::metadata(path) {
            Err(why) if why.kind() == ErrorKind::NotFound => bail!("cannot be found"),
            other => other.context("cannot be opened")?,
        };
        if metadata.is_dir() {
            bail!("is a folder and no file");
        }
        match device(&metadata) {
            Some(Device::Pipe) => {
                let pipe = File::open(path).context("cannot be opened")?;
                keep(pipe, bytes_max)
            }
            Some(Device::Other(what)) => {
                if File::open(path).is_ok_and(|file| file.is_terminal()) {
                    bail!("{TERMINAL}");
                }
                bail!("is {what} and no file");
            }
            None => {
                let file = File::open(path).context("cannot be opened")?;
                let stamp = Stamp::of(&file.metadata().context("cannot be opened")?);
                Ok(Self::File { path: path.to_owned(), stamp })
            }
        }
    }

    /// What was written to a temporary file.
    pub fn kept(file: File) -> io::Result<Self> {
        let bytes = file.metadata()?.len();
        Ok(Self::Kept { file: Arc::new(file), bytes })
    }

    /// How many bytes there are.
    pub fn bytes(&self) -> u64 {
        match self {
            Self::File { stamp, .. } => stamp.bytes,
            Self::Kept { bytes, .. } => *bytes,
        }
    }

    /// The bytes from the first on.
    pub fn reader(&self) -> Result<Raw> {
        let (file, end) = match self {
            Self::Kept { file, bytes } => (Arc::clone(file), *bytes),
            Self::File { path, stamp } => {
                let file = File::open(path).context("cannot be opened again")?;
                let now = Stamp::of(&file.metadata().context("cannot be opened again")?);
                if now.place != stamp.place {
                    bail!("was replaced by another file while it was read; run again");
                }
                (Arc::new(file), stamp.bytes)
            }
        };
        Ok(Raw { file, at: 0, end })
    }

    /// Whether the path still leads to the same file and nothing was written to it.
    pub fn is_unchanged(&self) -> bool {
        match self {
            Self::Kept { .. } => true,
            Self::File { path, stamp } => {
                std::fs::metadata(path).is_ok_and(|metadata| Stamp::of(&metadata) == *stamp)
            }
        }
    }
}

const TERMINAL: &str = "standard input is a terminal; pipe a file into it";

/// What is no plain file.
enum Device {
    Pipe,
    Other(&'static str),
}

#[cfg(unix)]
fn device(metadata: &Metadata) -> Option<Device> {
    use std::os::unix::fs::FileTypeExt;
    let kind = metadata.file_type();
    match () {
        () if kind.is_fifo() => Some(Device::Pipe),
        () if kind.is_char_device() => Some(Device::Other("a device")),
        () if kind.is_block_device() => Some(Device::Other("a disk")),
        () if kind.is_socket() => Some(Device::Other("a socket")),
        () => None,
    }
}

#[cfg(not(unix))]
fn device(_: &Metadata) -> Option<Device> {
    None
}

fn standard_input(bytes_max: Option<u64>) -> Result<Disk> {
    let input = io::stdin();
    if input.is_terminal() {
        bail!("{TERMINAL}");
    }
    if is_endless(&input) {
        bail!("standard input is a device; pipe a file into it");
    }
    keep(input.lock(), bytes_max)
}

/// Whether standard input is a device other than the null device, which is an empty file.
#[cfg(unix)]
fn is_endless(input: &io::Stdin) -> bool {
    use std::os::fd::AsFd;
    use std::os::unix::fs::MetadataExt;
    let own = input.as_fd().try_clone_to_owned().map(File::from);
    let Ok(metadata) = own.and_then(|file| file.metadata()) else { return false };
    let null = std::fs::metadata("/dev/null").map(|null| null.rdev()).ok();
    matches!(device(&metadata), Some(Device::Other("a device" | "a disk")))
        && null != Some(metadata.rdev())
}

#[cfg(not(unix))]
fn is_endless(_: &io::Stdin) -> bool {
    false
}

/// Keeps a stream in a temporary file. What does not pack well may be longer packed than it is, so
/// twice the limit is let through, and the rest is left to whoever unpacks.
fn keep(stream: impl Read, bytes_max: Option<u64>) -> Result<Disk> {
    let mut file = temporary()?;
    let limit = bytes_max.map_or(u64::MAX, |max| max.saturating_mul(2).saturating_add(1 << 16));
    let mut bounded = stream.take(limit);
    io::copy(&mut bounded, &mut file).context("cannot be copied to a temporary file")?;
    if bounded.limit() == 0 {
        bail!("{}", too_long(bytes_max.unwrap_or_default()));
    }
    file.flush().context("cannot be copied to a temporary file")?;
    Ok(Disk::kept(file)?)
}

/// A temporary file that nobody else can find and that is gone when it is closed.
pub fn temporary() -> Result<File> {
    tempfile::tempfile().context("no temporary file can be made")
}

/// The error for more text than was allowed.
pub fn too_long(bytes_max: u64) -> String {
    format!("holds more than {bytes_max} bytes of text, which is the limit that was set")
}

/// The raw bytes of a file, with a place of their own in the file.
#[derive(Debug, Clone)]
pub struct Raw {
    file: Arc<File>,
    at: u64,
    end: u64,
}

impl Read for Raw {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let wanted = into.len().min(left);
        if wanted == 0 {
            return Ok(0);
        }
        let count = read_at(&self.file, &mut into[..wanted], self.at)?;
        if count == 0 {
            let told = "became shorter while it was read; run again";
            return Err(io::Error::new(ErrorKind::InvalidData, told));
        }
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Raw {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(by) => self.end.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = place.ok_or_else(|| io::Error::from(ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}

#[cfg(unix)]
fn read_at(file: &File, into: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, into, at)
}

#[cfg(windows)]
fn read_at(file: &File, into: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, into, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(disk: &Disk) -> String {
        let mut text = String::new();
        disk.reader().unwrap().read_to_string(&mut text).unwrap();
        text
    }

    fn refused(path: &Path) -> String {
        format!("{:#}", Disk::open(path, None).unwrap_err())
    }

    #[test]
    fn a_file_is_read_again_and_again_and_known_when_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, "a,b\n").unwrap();
        let disk = Disk::open(&path, None).unwrap();
        assert_eq!((all(&disk), all(&disk), disk.bytes()), ("a,b\n".into(), "a,b\n".into(), 4));
        assert!(disk.is_unchanged());
        let mut file = File::options().append(true).open(&path).unwrap();
        file.write_all(b"1,2\n").unwrap();
        assert_eq!(all(&disk), "a,b\n", "what was added later is not seen");
        assert!(!disk.is_unchanged());
    }

    #[test]
    fn a_file_that_became_shorter_or_another_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, "a,b\n").unwrap();
        let disk = Disk::open(&path, None).unwrap();
        std::fs::write(&path, "a").unwrap();
        let mut text = String::new();
        let why = disk.reader().unwrap().read_to_string(&mut text).unwrap_err().to_string();
        assert!(why.starts_with("became shorter"), "{why}");
        if cfg!(unix) {
            let other = folder.path().join("b.csv");
            std::fs::write(&other, "c,d\n").unwrap();
            std::fs::rename(&other, &path).unwrap();
            let why = disk.reader().unwrap_err().to_string();
            assert!(why.starts_with("was replaced"), "{why}");
        }
    }

    #[test]
    fn what_is_no_file_is_refused_with_its_kind() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(refused(folder.path()), "is a folder and no file");
        assert_eq!(refused(&folder.path().join("gone.csv")), "cannot be found");
    }

    #[cfg(unix)]
    #[test]
    fn an_endless_device_is_refused_and_a_pipe_is_kept() {
        assert_eq!(refused(Path::new("/dev/zero")), "is a device and no file");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&path).status().unwrap();
        assert!(made.success());
        let writer = path.clone();
        let write = move || std::fs::write(writer, "x\n".repeat(100_000)).unwrap();
        let handle = std::thread::spawn(write);
        let disk = Disk::open(&path, None).unwrap();
        handle.join().unwrap();
        assert_eq!((all(&disk).len(), all(&disk).len()), (200_000, 200_000));
        assert!(disk.is_unchanged());
    }

    #[test]
    fn a_stream_is_kept_up_to_the_limit() {
        let endless = io::repeat(b'x');
        let why = keep(endless, Some(1_000)).unwrap_err().to_string();
        assert_eq!(why, "holds more than 1000 bytes of text, which is the limit that was set");
        assert_eq!(all(&keep(&b"abc"[..], Some(3)).unwrap()), "abc");
    }
}
