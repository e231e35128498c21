//! Which file and which line each row came from: numbers that mostly stay or go up by one.
//!
//! Kept as where they do not; where that is often, one by one.

/// A number for each row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Runs {
    /// By how much the number goes up from one row of a run to the next.
    step: u32,
    rows: usize,
    /// The first row of each run and its number.
    starts: Vec<(u32, u32)>,
    /// The numbers one by one, where runs are short.
    each: Vec<u32>,
}

/// Shorter runs than this, on average, are not worth it.
const SHORT: usize = 4;

impl Runs {
    /// Numbers that mostly stay the same.
    pub fn staying(numbers: impl Iterator<Item = u32>) -> Self {
        Self::of(0, numbers)
    }

    /// Numbers that mostly go up by one.
    pub fn rising(numbers: impl Iterator<Item = u32>) -> Self {
        Self::of(1, numbers)
    }

    fn of(step: u32, numbers: impl Iterator<Item = u32>) -> Self {
        let mut runs = Self { step, ..Self::default() };
        let mut next = None;
        for (row, number) in (0_u32..).zip(numbers) {
            runs.rows += 1;
            if !runs.each.is_empty() {
                runs.each.push(number);
                continue;
            }
            if next != Some(number) {
                runs.starts.push((row, number));
            }
            next = number.checked_add(step);
            if runs.starts.len() > 64 && runs.starts.len() * SHORT > runs.rows {
                runs.each = (0..runs.rows).map(|row| runs.at(row)).collect();
                runs.starts = Vec::new();
            }
        }
        runs.starts.shrink_to_fit();
        runs.each.shrink_to_fit();
        runs
    }

    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.rows
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The number of a row.
    pub fn at(&self, row: usize) -> u32 {
        if !self.each.is_empty() {
            return self.each[row];
        }
        let run = self.starts.partition_point(|(start, _)| *start as usize <= row) - 1;
        let (start, number) = self.starts[run];
        number + self.step * (row as u32 - start)
    }

    /// The numbers one after the other.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.rows).map(|row| self.at(row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_number_in_long_runs_and_in_short_ones() {
        let check = |numbers: Vec<u32>| {
            for runs in
                [Runs::staying(numbers.iter().copied()), Runs::rising(numbers.iter().copied())]
            {
                assert_eq!(runs.iter().collect::<Vec<_>>(), numbers);
                assert_eq!(runs.len(), numbers.len());
            }
        };
        check(Vec::new());
        check(vec![2, 3, 4, 7, 8, 2, 3]);
        check(vec![u32::MAX, u32::MAX, 0]);
        check((0..1000).map(|row| row / 100).collect());
        check((0..1000).map(|row| row * row % 97).collect());
        check((2..1000).chain((0..1000).map(|row| row * 3)).collect());
    }

    #[test]
    fn long_runs_cost_nothing() {
        let lines = Runs::rising((2..1_000_000).filter(|line| line % 1000 != 0));
        assert_eq!((lines.starts.len(), lines.each.len()), (1000, 0));
        assert_eq!(lines.at(999_998 - 1000), 999_999);
    }
}
