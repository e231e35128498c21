//! Pieces taken in together, cut anywhere, against texts taken in one by one.

use super::*;
use hashbrown::HashMap;
use proptest::prelude::*;

/// Texts of a piece, in the order they were met.
struct Piece {
    texts: PackedTexts,
    ids: Vec<TextId>,
}

impl Holder for Piece {
    fn take_texts(&mut self) -> PackedTexts {
        std::mem::take(&mut self.texts)
    }

    fn renumber(&mut self, new: impl FnMut(TextId) -> TextId) {
        let ids = self.ids.iter().copied().map(new).collect();
        self.ids = ids;
    }
}

fn piece(words: &[String]) -> Piece {
    let mut texts = LocalTexts::default();
    let ids = words.iter().map(|word| texts.intern(word)).collect();
    Piece { texts: texts.pack(), ids }
}

/// Takes words in by pieces, some of these at a time, and holds the result against the words:
/// one number for each, whatever it is.
fn check(words: &[String], piece_length: usize, pieces_at_a_time: usize) -> Texts {
    let mut pieces: Vec<Piece> = words.chunks(piece_length).map(piece).collect();
    let mut texts = Texts::default();
    pieces.chunks_mut(pieces_at_a_time).for_each(|pieces| texts.absorb(pieces));
    let ids: Vec<TextId> = pieces.iter().flat_map(|piece| piece.ids.iter().copied()).collect();
    assert_eq!(ids.len(), words.len());
    let mut known: HashMap<TextId, &str> = HashMap::new();
    for (word, &id) in words.iter().zip(&ids) {
        assert_eq!(*known.entry(id).or_insert(word), word, "two texts with one number");
        assert_eq!(texts.text(id), *word);
        assert_eq!(texts.find(word), Some(id));
        assert_eq!(texts.intern(word), id);
        assert!((id as usize) < texts.len());
        assert_eq!(id == super::super::NO_TEXT, word.is_empty());
    }
    texts
}

fn words(count: usize) -> Vec<String> {
    let odd = |nth: usize| nth.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
    let word = |nth: usize| match nth % 5 {
        0 | 1 => format!("SO-{:07}", nth * 7919 % (count / 3 + 1)),
        2 => format!("{:x}", odd(nth)),
        3 => format!("F{}-1", 990 + odd(nth) % count),
        _ => format!("{:012}", odd(nth)),
    };
    (0..count).map(word).collect()
}

#[test]
fn a_text_has_one_number_wherever_the_input_is_cut() {
    let words = words(9_000);
    for (piece_length, pieces_at_a_time) in
        [(9_000, 1), (1_000, 9), (77, 200), (1_900, 1), (500, 7)]
    {
        let texts = check(&words, piece_length, pieces_at_a_time);
        assert!(texts.blocks.end() > 3_000, "there are blocks");
        assert!(texts.len() < 25_000);
    }
}

#[test]
fn families_that_lie_close_together_take_no_room_for_texts() {
    let words: Vec<String> = (0..5_000).map(|nth| format!("SO-{:010}", 7 * nth % 5_000)).collect();
    let mut texts = check(&words, 500, 10);
    assert_eq!((texts.blocks.end(), texts.len()), (5_001, 5_001 + SHARDS));
    let next = texts.intern("SO-0000005000");
    assert!(next >= 5_001, "a number behind the block is a text");
    assert_eq!(texts.text(next), "SO-0000005000");
    assert!(texts.find("SO-0000005001").is_none() && texts.find("SO-000005000").is_none());
}

#[test]
fn families_that_lie_far_apart_become_texts() {
    let words: Vec<String> = (0..5_000).map(|nth| format!("{:08}", 1_000 * nth)).collect();
    let texts = check(&words, 500, 10);
    assert_eq!(texts.blocks.end(), 0);
    assert!(texts.len() < 15_000);
}

#[test]
fn a_few_numbers_far_away_spoil_no_block() {
    let mut words: Vec<String> = (0..5_000).map(|nth| format!("{:08}", nth)).collect();
    words[2_345] = "20000000".to_owned();
    let texts = check(&words, 100, 50);
    assert_eq!(texts.blocks.end(), 5_001);
}

#[test]
fn a_piece_that_starts_far_away_spoils_no_block() {
    let mut words: Vec<String> = (0..5_000).map(|nth| format!("SO-{nth:010}")).collect();
    words[2_300] = "SO-0902046351".to_owned();
    let texts = check(&words, 100, 50);
    assert_eq!(texts.blocks.end(), 5_001);
}

#[test]
fn a_family_that_grows_out_of_its_block_keeps_its_numbers() {
    let words: Vec<String> = (0..5_000).map(|nth| format!("A-{nth:06}")).collect();
    let texts = check(&words, 300, 4);
    assert_eq!(texts.blocks.end(), 1_201);
}

#[test]
fn words_met_before_come_before_all_blocks() {
    let mut texts = Texts::default();
    let early = ["SO-0003", "express"].map(|text| texts.intern(text));
    let words: Vec<String> = (0..50).map(|nth| format!("SO-{nth:04}")).collect();
    let mut pieces = [piece(&words)];
    texts.absorb(&mut pieces);
    assert_eq!(pieces[0].ids[3], early[0]);
    assert_eq!(texts.text(early[1]), "express");
}

#[test]
fn nothing_comes_of_nothing() {
    let empty = Piece { texts: PackedTexts::default(), ids: vec![0] };
    let mut pieces = [empty, piece(&[String::new()])];
    let texts = Texts::merge(&mut pieces);
    assert!(texts.is_empty());
    assert_eq!(pieces.map(|piece| piece.ids), [[0], [0]]);
}

/// Texts that are hard to tell apart or to number.
fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0_u32..400).prop_map(|nth| format!("SO-{nth:06}")),
        2 => (0_u32..400).prop_map(|nth| format!("so-{nth:06}")),
        2 => (990_u32..1_010).prop_map(|nth| nth.to_string()),
        1 => (0_u64..40).prop_map(|nth| format!("{:016}", nth * 249_999_999_999_999)),
        1 => (0_u64..40).prop_map(|nth| (u64::MAX - nth).to_string()),
        1 => (0_u64..40).prop_map(|nth| (999_999_999_999_999_999 - nth).to_string()),
        1 => (33_554_400_u32..33_554_460).prop_map(|nth| format!("{nth:010}")),
        2 => (0_u32..60, 0_u32..40).prop_map(|(family, nth)| format!("{family}/{nth:04}")),
        2 => (0_u32..60, 0_u32..40).prop_map(|(family, nth)| format!("K{nth:05}-{family}")),
        1 => any::<[u8; 16]>().prop_map(|bytes| format!("{:032x}", u128::from_le_bytes(bytes))),
        1 => "[0-9]{0,20}",
        1 => "[0٣๔4A-]{0,9}",
        1 => Just("000".to_owned()),
        1 => Just(String::new()),
        1 => (0_u32..30).prop_map(|nth| format!("a name of many bytes, and {nth:05}, öäü")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn hostile_texts_have_one_number_each(
        words in proptest::collection::vec(hostile(), 0..1_200),
        piece_length in 1_usize..600,
        pieces_at_a_time in 1_usize..8,
    ) {
        check(&words, piece_length, pieces_at_a_time);
    }
}
