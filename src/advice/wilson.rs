//! A share, and between what it lies if it was counted on a few of many (Wilson 1927).
//!
//! Whole numbers throughout: millionths in, millionths out.

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Those that were kept.
    pub kept: u64,
    /// All that were decided.
    pub of: u64,
}

impl Share {
    /// Counts truths.
    pub fn of(truths: impl Iterator<Item = bool>) -> Self {
        truths.fold(Self::default(), |sum, is_kept| Self {
            kept: sum.kept + u64::from(is_kept),
            of: sum.of + 1,
        })
    }

    /// Whether it is at least so many millionths.
    pub fn reaches(self, share: i64) -> bool {
        i128::from(self.kept) * MILLION >= i128::from(share) * i128::from(self.of)
    }
}

const MILLION: i128 = 1_000_000;
/// Between which standard deviations 95 % of a normal distribution lie, and its square, in
/// millionths.
const Z: i128 = 1_959_964;
const Z_SQUARED: i128 = 3_841_459;

/// The least and the greatest share, in millionths, that a share may stand for at 95 %; everything
/// where nothing was counted.
///
/// With k of n, z² = 3.841459: (2k + z² ± z·√(z² + 4k(n−k)/n)) / 2(n + z²).
pub fn interval(share: Share) -> (i64, i64) {
    if share.of == 0 {
        return (0, MILLION as i64);
    }
    let (kept, of) = (i128::from(share.kept), i128::from(share.of));
    let spread = Z_SQUARED * MILLION + 4 * kept * (of - kept) * MILLION * MILLION / of;
    let spread = Z * spread.isqrt() / MILLION;
    let middle = 2 * kept * MILLION + Z_SQUARED;
    let scale = 2 * (of * MILLION + Z_SQUARED);
    let bound = |sum: i128| ((sum * MILLION + scale / 2) / scale).clamp(0, MILLION) as i64;
    (bound(middle - spread), bound(middle + spread))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shares with their bounds to a tenth of a percent, as published tables have them.
    #[test]
    fn an_interval_is_that_of_wilson() {
        for ((kept, of), expected) in [
            ((95, 100), (888, 978)),
            ((0, 10), (0, 277)),
            ((10, 10), (722, 1000)),
            ((1, 2), (94, 905)),
            ((960, 1_000), (945, 970)),
        ] {
            let (least, most) = interval(Share { kept, of });
            assert_eq!((least / 1_000, most / 1_000), expected, "{kept} of {of}");
        }
        assert_eq!(interval(Share::default()), (0, 1_000_000));
    }

    #[test]
    fn a_share_reaches_what_it_equals() {
        assert!(Share { kept: 19, of: 20 }.reaches(950_000));
        assert!(!Share { kept: 18, of: 19 }.reaches(950_000));
    }
}
