//! The least that any reader of these files has to do: find every cell and every row.
//!
//! Reads the bytes on several threads and counts the delimiters and line ends outside quotes.
//! Keeps nothing and understands nothing; it is the floor that a run is compared with.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

const CHUNK: u64 = 1 << 20;
const CHUNK_STEP: usize = 1 << 20;
const BLOCK: usize = 4096;

/// What lies outside quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// The delimiters.
    pub delimiters: u64,
    /// The line ends.
    pub line_ends: u64,
}

/// A stretch of a file, and whether the file starts with it.
struct Chunk {
    file: usize,
    start: u64,
    length: u64,
}

/// Counts what lies outside quotes in some files, on so many threads.
pub fn scan(files: &[PathBuf], threads: usize) -> io::Result<Counts> {
    let mut chunks = Vec::new();
    for (file, path) in files.iter().enumerate() {
        let length = path.metadata()?.len();
        let starts = (0..length).step_by(CHUNK_STEP);
        chunks.extend(starts.map(|start| Chunk { file, start, length: CHUNK.min(length - start) }));
    }
    let next = AtomicUsize::new(0);
    let counted: io::Result<Vec<_>> = std::thread::scope(|scope| {
        let work = || scope.spawn(|| share(files, &chunks, &next));
        let workers: Vec<_> = (0..threads.max(1)).map(|_| work()).collect();
        workers.into_iter().map(|worker| worker.join().expect("counting cannot panic")).collect()
    });
    let mut counted: Vec<_> = counted?.into_iter().flatten().collect();
    counted.sort_unstable_by_key(|(place, _)| *place);
    let (mut total, mut is_inside, mut file) = (Counts::default(), false, 0);
    for (place, found) in counted {
        // A file begins outside quotes, whatever the one before it ended with.
        is_inside &= chunks[place].file == file;
        file = chunks[place].file;
        let outside = found.by_parity[usize::from(is_inside)];
        total.delimiters += outside.delimiters;
        total.line_ends += outside.line_ends;
        is_inside ^= found.is_odd;
    }
    Ok(total)
}

/// What one thread finds in the chunks that it gets.
fn share(
    files: &[PathBuf],
    chunks: &[Chunk],
    next: &AtomicUsize,
) -> io::Result<Vec<(usize, Found)>> {
    let mut open: Vec<File> = files.iter().map(File::open).collect::<Result<_, _>>()?;
    let (mut buffer, mut all) = (Vec::new(), Vec::new());
    loop {
        let place = next.fetch_add(1, Ordering::Relaxed);
        let Some(chunk) = chunks.get(place) else {
            return Ok(all);
        };
        buffer.clear();
        let file = &mut open[chunk.file];
        file.seek(SeekFrom::Start(chunk.start))?;
        file.take(chunk.length).read_to_end(&mut buffer)?;
        all.push((place, found(&buffer)));
    }
}

/// What is in some bytes, where nobody knows yet whether they begin inside quotes.
#[derive(Debug, Clone, Copy, Default)]
struct Found {
    /// What is outside quotes if they begin outside, and if they begin inside.
    by_parity: [Counts; 2],
    /// Whether the number of quotes is odd.
    is_odd: bool,
}

fn found(bytes: &[u8]) -> Found {
    let mut found = Found::default();
    for block in bytes.chunks(BLOCK) {
        if memchr::memchr(b'"', block).is_some() {
            block.chunks(64).for_each(|bytes| found.add_quoted(bytes));
            continue;
        }
        let outside = &mut found.by_parity[usize::from(found.is_odd)];
        outside.delimiters += memchr::memchr_iter(b',', block).count() as u64;
        outside.line_ends += memchr::memchr_iter(b'\n', block).count() as u64;
    }
    found
}

impl Found {
    /// Adds at most 64 bytes that may have quotes among them.
    fn add_quoted(&mut self, bytes: &[u8]) {
        let mut filled = [0; 64];
        filled[..bytes.len()].copy_from_slice(bytes);
        let quotes = places(&filled, b'"');
        let inside = running_parity(quotes);
        let (delimiters, line_ends) = (places(&filled, b','), places(&filled, b'\n'));
        for (side, mask) in [!inside, inside].into_iter().enumerate() {
            let outside = &mut self.by_parity[side ^ usize::from(self.is_odd)];
            outside.delimiters += u64::from((delimiters & mask).count_ones());
            outside.line_ends += u64::from((line_ends & mask).count_ones());
        }
        self.is_odd ^= quotes.count_ones() % 2 == 1;
    }
}

/// A bit for each of 64 bytes: whether it is the mark.
fn places(bytes: &[u8; 64], mark: u8) -> u64 {
    let same: [u8; 64] = std::array::from_fn(|at| u8::from(bytes[at] == mark));
    same.as_chunks().0.iter().enumerate().fold(0, |bits, (at, eight)| {
        // The multiplication gathers the lowest bits of the eight bytes in the topmost byte.
        let gathered = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits | (gathered << (at * 8))
    })
}

/// For each bit, whether the bits up to it are odd in number.
const fn running_parity(bits: u64) -> u64 {
    let mut bits = bits;
    let mut step = 1;
    while step < 64 {
        bits ^= bits << step;
        step *= 2;
    }
    bits
}
