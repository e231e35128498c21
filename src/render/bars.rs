//! Bars and rows of marks, in characters that every terminal has; off a terminal in ASCII.
//!
//! The words and numbers beside them say the same; a bar carries no meaning of its own.

use super::Look;

/// Marks for shares from the smallest to the largest, on a terminal and off it.
const STEPS: [[&str; 8]; 2] =
    [["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], ["_", ".", "-", "=", "+", "*", "%", "#"]];

/// A bar as long as its share; what is there at all has one mark.
pub fn bar(count: u64, most: u64, length_max: usize, look: &Look) -> String {
    let mark = if look.width.is_some() { "▇" } else { "#" };
    let length = u128::from(count) * length_max as u128 / u128::from(most.max(1));
    let length = usize::try_from(length).unwrap_or(length_max);
    mark.repeat(length.max(usize::from(count > 0)))
}

/// One mark for each value, as high as its share of the largest; what is there at all is higher
/// than nothing.
pub fn marks(values: &[i128], look: &Look) -> String {
    let steps = STEPS[usize::from(look.width.is_none())];
    let most = values.iter().copied().max().unwrap_or(0).max(1);
    let mark = |&value: &i128| {
        let value = value.max(0);
        let place = usize::try_from(value.saturating_mul(7) / most).unwrap_or(0);
        steps[place.max(usize::from(value > 0))]
    };
    values.iter().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_as_high_as_its_share() {
        let terminal = Look { width: Some(60), ..Look::default() };
        for (values, on, off) in
            [(&[0, 1, 50, 100][..], "▁▂▄█", "_.=#"), (&[7, 7], "██", "##"), (&[0, 0], "▁▁", "__")]
        {
            assert_eq!(marks(values, &terminal), on);
            assert_eq!(marks(values, &Look::default()), off);
        }
        assert_eq!(marks(&[], &terminal), "");
    }
}
