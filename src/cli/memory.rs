//! A size of memory as it is said: a whole number and its unit.
//!
//! Measures nothing.

/// The units, of which one of a thousand means the one of 1,024 beside it.
const UNITS: [(&str, &str, u32); 3] = [("kib", "kb", 10), ("mib", "mb", 20), ("gib", "gb", 30)];

/// The bytes that a text such as `512MiB` says.
pub fn size(text: &str) -> Result<u64, String> {
    let mistake = || "say how much, such as 512MiB or 2GiB".to_owned();
    let start = text.trim_end_matches(|mark: char| mark.is_ascii_alphabetic());
    let unit = text[start.len()..].to_lowercase();
    let (.., bits) = UNITS
        .into_iter()
        .find(|(binary, decimal, _)| *binary == unit || *decimal == unit)
        .ok_or_else(mistake)?;
    let count: u64 = start.trim_end().parse().map_err(|_| mistake())?;
    count.checked_mul(1 << bits).filter(|size| *size > 0).ok_or_else(mistake)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_a_number_and_a_unit() {
        let sizes = ["512MiB", "512 mib", "512MB", "2GiB", "64KiB"].map(size);
        assert_eq!(sizes, [Ok(512 << 20), Ok(512 << 20), Ok(512 << 20), Ok(2 << 30), Ok(64 << 10)]);
        for text in ["", "512", "MiB", "0MiB", "-1MiB", "1.5GiB", "9TiB", "99999999999999GiB"] {
            assert!(size(text).is_err(), "{text}");
        }
    }
}
