//! Which of many rows may share a mark, found in two passes over a small map of bits.
//!
//! Rows that share none cost almost nothing. Says only who may be alike: different marks may
//! fall on the same bits, so whoever asks must compare.

use crate::cores;

/// How many places of the map there are for each row.
const PLACES_A_ROW: usize = 16;

/// Places in a word of the map, two bits each: met once, met again.
const PLACES_A_WORD: usize = 32;

/// The rows whose mark may be that of another row too, in their order. A mark of 0 is none.
///
/// The low bits of a mark choose its place, so they must be spread well.
pub fn suspects(marks: impl Iterator<Item = u64> + Clone, rows: usize) -> Vec<u32> {
    let places = (rows.saturating_mul(PLACES_A_ROW)).next_power_of_two().max(PLACES_A_WORD);
    let mut map = vec![0_u64; places / PLACES_A_WORD];
    let place_of = |mark: u64| {
        let place = mark as usize & (places - 1);
        (place / PLACES_A_WORD, 1_u64 << (place % PLACES_A_WORD * 2))
    };
    let mut has_any = false;
    for mark in marks.clone().filter(|mark| *mark != 0) {
        let (word, once) = place_of(mark);
        let again = (map[word] & once) << 1;
        map[word] |= once | again;
        has_any |= again != 0;
    }
    if !has_any {
        return Vec::new();
    }
    let is_met_again = |mark: u64| {
        let (word, once) = place_of(mark);
        mark != 0 && map[word] & (once << 1) != 0
    };
    (0_u32..).zip(marks).filter(|(_, mark)| is_met_again(*mark)).map(|(row, _)| row).collect()
}

/// Rows with their marks put together by mark, the rows of a mark in their order; what `work`
/// made of each mark that several rows share, in no order that means anything but always the same.
pub fn each_shared<T: Send>(
    marked: Vec<(u64, u32)>,
    work: impl Fn(&[(u64, u32)], &mut Vec<T>) + Sync,
) -> Vec<T> {
    const HEAPS: usize = 16;
    let mut heaps: Vec<Vec<(u64, u32)>> = vec![Vec::new(); HEAPS];
    if marked.len() < 4096 {
        heaps[0] = marked;
    } else {
        heaps.iter_mut().for_each(|heap| heap.reserve(marked.len() / HEAPS));
        marked.into_iter().for_each(|one| heaps[one.0 as usize % HEAPS].push(one));
    }
    let of_heap = |mut heap: Vec<(u64, u32)>| {
        heap.sort_unstable();
        let mut made = Vec::new();
        heap.chunk_by(|one, other| one.0 == other.0)
            .filter(|group| group.len() > 1)
            .for_each(|group| work(group, &mut made));
        made
    };
    cores::each(heaps, of_heap).into_iter().flatten().collect()
}

/// A mark out of two: the same for the same two, and spread well.
pub const fn mix(one: u64, other: u64) -> u64 {
    let product = (one ^ 0x9E37_79B9_7F4A_7C15) as u128 * (other ^ 0xD6E8_FEB8_6659_FD93) as u128;
    (product >> 64) as u64 ^ product as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rows_that_share_a_mark_are_suspected_where_marks_are_dense() {
        let marks = [5, 7, 0, 5, 9, 0, 7, 5];
        assert_eq!(suspects(marks.into_iter(), marks.len()), [0, 1, 3, 6, 7]);
        assert!(suspects([3, 1, 2, 0, 0].into_iter(), 5).is_empty());
    }

    #[test]
    fn few_rows_are_suspected_wrongly() {
        let marks = (1..10_000_u64).map(|row| mix(row, 1));
        assert!(suspects(marks, 10_000).len() < 1_500);
    }

    #[test]
    fn shared_marks_come_with_their_rows_in_order() {
        for scale in [1, 10_000] {
            let marked: Vec<(u64, u32)> =
                (0..6 * scale).map(|row| (u64::from(row % (3 * scale)), row)).collect();
            let made = each_shared(marked, |group, made| {
                made.push((group[0].1, group[1].1, group.len()));
            });
            assert_eq!(made.len(), 3 * scale as usize);
            assert!(made.iter().all(|&(one, other, count)| other == one + 3 * scale && count == 2));
        }
    }
}
