//! Many lines at once cut into fields, sixty-four bytes at a step.
//!
//! Finds where fields begin and which lines are beyond doubt; the first that is not ends a batch.
//! Looks into no field.

use wide::u8x16;

/// Bytes looked at in one step, one bit of a mask each.
const STEP: usize = 64;

/// The marks that cut a text into lines and fields.
#[derive(Debug, Clone, Copy)]
pub struct Marks {
    /// What stands between fields.
    pub delimiter: u8,
    /// What fields may be enclosed in.
    pub quote: Option<u8>,
    /// The last byte of a line.
    pub line_end: u8,
}

/// The fields of lines that follow each other, each line with the same number of fields.
#[derive(Debug)]
pub struct Lines {
    marks: Marks,
    width: usize,
    /// Where the fields begin, one line after the other, and where the line behind them begins.
    starts: Vec<u32>,
    rows: usize,
    /// Whether the lines end before a line that needs a second look.
    pub is_stopped: bool,
}

/// What is known of the bytes before a step.
struct Before {
    /// All bits set between quotes.
    inside: u64,
    /// Whether a field begins here.
    is_start: u64,
    /// Whether a quote was closed just now.
    is_closed: u64,
}

/// What a step found, one bit for each byte.
struct Found {
    /// Ends of fields, ends of lines among them.
    ends: u64,
    /// Ends of lines.
    lines: u64,
    /// Bytes that lines beyond doubt do not have.
    odd: u64,
}

impl Lines {
    /// No lines yet, of so many fields each.
    pub fn new(marks: Marks, width: usize) -> Self {
        Self { marks, width, starts: vec![0], rows: 0, is_stopped: false }
    }

    /// How many lines there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Where the fields of so many lines end, line ends included.
    pub fn end_of(&self, rows: usize) -> usize {
        self.starts[rows * self.width] as usize
    }

    /// A field of the text that the lines were taken from, its quotes included.
    #[inline(always)]
    pub fn field<'t>(&self, text: &'t str, row: usize, column: usize) -> &'t str {
        let place = row * self.width + column;
        let (start, mut end) = (self.starts[place] as usize, self.starts[place + 1] as usize - 1);
        let is_last = column + 1 == self.width && self.marks.line_end == b'\n';
        // A return before the line feed belongs to the line end.
        if is_last && end > start && text.as_bytes()[end - 1] == b'\r' {
            end -= 1;
        }
        &text[start..end]
    }

    /// Takes the whole lines at the start of a text, as far as they are beyond doubt.
    pub fn take(&mut self, text: &[u8]) {
        self.starts.clear();
        self.starts.push(0);
        (self.rows, self.is_stopped) = (0, false);
        let mut before = Before { inside: 0, is_start: 1, is_closed: 0 };
        let (steps, rest) = text.as_chunks::<STEP>();
        let mut at = 0;
        for step in steps {
            let found = self.marks.find(step, &mut before);
            if !self.note(&found, at) {
                break;
            }
            at += STEP as u32;
        }
        if !rest.is_empty() && !self.is_stopped {
            // What fills the step up is in no mark, or else behind the text.
            let mut step = [0; STEP];
            step[..rest.len()].copy_from_slice(rest);
            let mut found = self.marks.find(&step, &mut before);
            let within = (1 << rest.len()) - 1;
            found.ends &= within;
            found.lines &= within;
            found.odd &= within;
            self.note(&found, at);
        }
        self.starts.truncate(self.rows * self.width + 1);
    }

    /// Takes what a step found over; false where the lines end in it.
    fn note(&mut self, found: &Found, at: u32) -> bool {
        let Found { ends, mut lines, odd } = *found;
        if odd != 0 {
            // Lines that end before it are none the worse.
            lines &= (odd & odd.wrapping_neg()) - 1;
        }
        let known = self.starts.len() - 1;
        while lines != 0 {
            let end = lines & lines.wrapping_neg();
            let fields = (ends & (end | (end - 1))).count_ones() as usize;
            if known + fields != (self.rows + 1) * self.width {
                self.is_stopped = true;
                break;
            }
            self.rows += 1;
            lines ^= end;
        }
        let mut left = ends;
        while left != 0 {
            self.starts.push(at + left.trailing_zeros() + 1);
            left &= left - 1;
        }
        self.is_stopped |= odd != 0;
        !self.is_stopped
    }
}

impl Marks {
    fn find(&self, step: &[u8; STEP], before: &mut Before) -> Found {
        let lines = mask(step, self.line_end);
        let mut found = Found { ends: mask(step, self.delimiter) | lines, lines, odd: 0 };
        let quotes = self.quote.map_or(0, |quote| mask(step, quote));
        let mut closed = 0;
        if quotes | before.inside | before.is_closed != 0 {
            let within = running_xor(quotes) ^ before.inside;
            before.inside = (within.cast_signed() >> 63).cast_unsigned();
            found.ends &= !within;
            found.lines &= !within;
            let opened = quotes & within;
            closed = quotes & !within;
            let starts = found.ends << 1 | before.is_start;
            let behind_closed = closed << 1 | before.is_closed;
            let returns = if self.line_end == b'\n' { mask(step, b'\r') } else { 0 };
            found.odd = opened & !(starts | behind_closed)
                | behind_closed & !(found.ends | opened | returns)
                | within & (lines | mask(step, b'\\'));
        }
        before.is_closed = closed >> 63;
        before.is_start = found.ends >> 63;
        found
    }
}

/// Which bytes are one.
#[inline]
fn mask(step: &[u8; STEP], byte: u8) -> u64 {
    let wanted = u8x16::splat(byte);
    let (parts, _) = step.as_chunks::<16>();
    let mut mask = 0;
    for (part, at) in parts.iter().zip(0_u32..) {
        mask |= u64::from(u8x16::from(*part).simd_eq(wanted).to_bitmask()) << (at * 16);
    }
    mask
}

/// Each bit as the sum of those up to it.
const fn running_xor(mut bits: u64) -> u64 {
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    bits ^= bits << 16;
    bits ^ bits << 32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MARKS: Marks = Marks { delimiter: b',', quote: Some(b'"'), line_end: b'\n' };

    fn lines(text: &str, width: usize) -> (Vec<Vec<&str>>, bool) {
        let mut lines = Lines::new(MARKS, width);
        lines.take(text.as_bytes());
        let row = |row| (0..width).map(|column| lines.field(text, row, column)).collect();
        ((0..lines.rows()).map(row).collect(), lines.is_stopped)
    }

    #[test]
    fn lines_are_cut_at_their_marks() {
        let (rows, is_stopped) = lines("a,b\n\"c,\"\"d\",e\r\n,\nf,", 2);
        assert_eq!(rows, [["a", "b"], ["\"c,\"\"d\"", "e"], ["", ""]]);
        assert!(!is_stopped);
    }

    #[test]
    fn the_first_line_in_doubt_ends_them() {
        for odd in [
            "a\n",
            "a,b,c\n",
            "x\"y,b\n",
            "\"x\"y,b\n",
            "\"x\ny\",b\n",
            "\"x\\\",b\n",
            "\"x\" ,b\n",
            "\n",
            "\"never closed,b\nc,d\n",
        ] {
            for length in 0..80 {
                let text = format!("{},1\n{odd}u,v\n", "k".repeat(length));
                let (rows, is_stopped) = lines(&text, 2);
                assert_eq!((rows.len(), is_stopped), (1, true), "{text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn fields_are_those_of_another_reader(
            cells in prop::collection::vec("[a-z]{0,12}|\"([a-z,]|\"\"){0,30}\"", 3..120),
        ) {
            let rows: Vec<&[String]> = cells.chunks_exact(3).collect();
            let text: String = rows.iter().map(|row| row.join(",") + "\n").collect();
            let (found, is_stopped) = lines(&text, 3);
            prop_assert!(!is_stopped);
            prop_assert_eq!(found.len(), rows.len());
            let mut reader =
                csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            for (row, record) in found.iter().zip(reader.records()) {
                let plain = row.iter().map(|field| match field.strip_prefix('"') {
                    Some(field) => field[..field.len() - 1].replace("\"\"", "\""),
                    None => (*field).to_owned(),
                });
                let record = record.unwrap();
                prop_assert_eq!(plain.collect::<Vec<_>>(), record.iter().collect::<Vec<_>>());
            }
        }
    }
}
