//! Texts of a piece as bytes, and back again with the same numbers; and some of them by themselves.
//!
//! Writes no files.

use super::family::{Family, Shape};
use super::rooms::{self, ROOMS_MAX, Room};
use super::{LocalTexts, NO_TEXT, PackedTexts, SHARDS, TextId};
use crate::bytes::{Damaged, Got, Reader, Writer};

impl PackedTexts {
    /// Writes them.
    pub fn put(&self, into: &mut Writer) {
        into.text(&self.bytes);
        for list in [&self.starts, &self.ends, &self.hashes, &self.places] {
            into.words(list);
        }
        into.each(&self.rooms, |into, room| {
            // The family of a text follows from the text alone.
            into.text(&room.family.text(0));
            into.long(room.start);
            [room.least, room.most, room.uses].into_iter().for_each(|word| into.word(word));
        });
    }

    /// Reads those that were written.
    pub fn get(from: &mut Reader<'_>) -> Got<Self> {
        let bytes = from.text()?.to_owned();
        let (starts, ends) = (from.words()?, from.words()?);
        let (hashes, places) = (from.words()?, from.words()?);
        let room = |from: &mut Reader<'_>| {
            let (shape, _) = Shape::of(from.text()?).ok_or(Damaged)?;
            let (family, start) = (Family::new(shape), from.long()?);
            let [least, most, uses] = [from.word()?, from.word()?, from.word()?];
            Ok(Room { family, start, least, most, uses })
        };
        let rooms = from.each(room)?;
        let count = ends.len();
        let is_whole = starts.len() == SHARDS + 1
            && hashes.len() == count
            && places.len() == count + 1
            && rooms.len() <= ROOMS_MAX
            && ends.last().map_or(0, |&end| end as usize) == bytes.len();
        is_whole.then_some(Self { starts, bytes, ends, hashes, places, rooms }).ok_or(Damaged)
    }
}

/// Some texts of a piece on their way into a smaller one.
#[derive(Debug)]
pub struct Sift<'a> {
    texts: LocalTexts,
    piece: &'a PackedTexts,
    /// The new number of each text that is kept as it stands; none yet where it is that of none.
    kept: Vec<TextId>,
    /// What becomes of the numbers of each room, once one was asked for.
    ways: Vec<Option<Option<(usize, u64)>>>,
}

impl<'a> Sift<'a> {
    /// None of the texts of a piece yet.
    pub fn new(piece: &'a PackedTexts) -> Self {
        let kept = vec![NO_TEXT; piece.kept()];
        Self { texts: LocalTexts::default(), piece, kept, ways: vec![None; piece.rooms.len()] }
    }

    /// The number of a text among those that were asked for.
    pub fn of(&mut self, id: TextId) -> TextId {
        if id == NO_TEXT {
            return NO_TEXT;
        }
        if !rooms::is_numbered(id) {
            let known = &mut self.kept[id as usize];
            if *known == NO_TEXT {
                *known = self.texts.intern(&self.piece.text(id));
            }
            return *known;
        }
        let (room, number) = rooms::room_of(id);
        let whole = &self.piece.rooms[room];
        let way = self.ways[room].get_or_insert_with(|| self.texts.rooms.take_over(whole));
        let taken = way.and_then(|way| self.texts.rooms.take_number(number, way));
        taken.unwrap_or_else(|| self.texts.intern(&whole.text(number)))
    }

    /// The texts that were asked for.
    pub fn finish(self) -> PackedTexts {
        self.texts.pack()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 7] = ["SO-0001000037", "red", "Köln", "SO-0001000012", "blue", "", "N7"];

    fn piece() -> (PackedTexts, Vec<TextId>) {
        let mut texts = LocalTexts::default();
        let ids = WORDS.iter().map(|word| texts.intern(word)).collect();
        (texts.pack(), ids)
    }

    #[test]
    fn texts_are_read_again_with_their_numbers() {
        let (texts, ids) = piece();
        let mut into = Writer::default();
        texts.put(&mut into);
        let read = PackedTexts::get(&mut Reader(&into.0)).unwrap();
        assert!(ids.iter().zip(WORDS).all(|(&id, word)| read.text(id) == *word));
        let short = &into.0[..into.0.len() - 1];
        assert!(PackedTexts::get(&mut Reader(short)).is_err());
    }

    #[test]
    fn only_what_is_asked_for_is_taken() {
        let (texts, ids) = piece();
        let mut sift = Sift::new(&texts);
        let wanted = [3, 4, 5, 4];
        let new = wanted.map(|at| sift.of(ids[at]));
        let some = sift.finish();
        assert!(wanted.iter().zip(new).all(|(&at, id)| some.text(id) == *WORDS[at]));
        assert_eq!((new[1], some.kept(), some.rooms.len()), (new[3], 2, 1));
        assert_eq!(some.rooms[0].uses, 1);
    }
}
