//! The pieces of a file put together, and the lines below its rows judged by all of them.
//!
//! Reads nothing.

use super::super::cells::notes::Tally as Cells;
use super::super::cells::{Desk, How};
use super::super::instants::repeated_note;
use super::super::records::{Kind, Step};
use super::super::words::About;
use super::super::written;
use super::deciding::Votes;
use super::footer::{Below, Line};
use super::piece::{Beneath, Piece};
use super::pieces::Pieces;
use super::trouble::note_unknown_words;
use super::{Part, Reading};
use crate::tables::Column;
use crate::texts::{TextId, Texts};
use anyhow::Result;

/// So many words that are not known are remembered.
const UNKNOWN_WORDS_MAX: usize = 1_000;

/// Puts the pieces together in one part, with all that is to be said about the file.
pub fn join(
    pieces: Pieces,
    reading: &Reading<'_>,
    votes: &[Vec<Votes>],
    hows: &[Vec<How>],
    part: &mut Part,
) -> Result<()> {
    let mut tally = pieces.tally;
    let (mut words, mut repeated, mut notes) = (Vec::new(), Vec::new(), None);
    let mut beneath = Vec::new();
    for piece in pieces.all {
        tally.absorb(piece.tally);
        add_words(&mut words, &piece.unknown_words);
        add_repeated(&mut repeated, &piece);
        beneath.extend(piece.beneath);
        match &mut notes {
            None => notes = Some(piece.notes),
            Some(notes) => notes.absorb(piece.notes),
        }
        add(part, piece.part);
    }
    let below = judge(reading, beneath, hows, part, &mut tally);
    note_unknown_words(&words, part);
    for note in repeated.iter().filter_map(repeated_note) {
        part.note("DAT014", 0, ("", &note.first), note.message, note.remedy);
    }
    below.tell(part);
    if let Some(notes) = notes {
        notes.tell(reading, votes, hows, part);
    }
    written::tally(part, reading.supply, reading.rivals.first().copied(), tally);
    Ok(())
}

fn add_words(words: &mut Vec<(About, String)>, more: &[(About, String)]) {
    for (about, word) in more {
        if words.len() < UNKNOWN_WORDS_MAX && words.iter().all(|(_, known)| known != word) {
            words.push((*about, word.clone()));
        }
    }
}

fn add_repeated(repeated: &mut Vec<Cells>, piece: &Piece) {
    repeated.resize(piece.repeated.len(), Cells::default());
    for (cells, more) in repeated.iter_mut().zip(&piece.repeated) {
        cells.absorb(more.clone());
    }
}

/// Appends the rows of a piece.
fn add(part: &mut Part, mut piece: Part) {
    let account = &mut part.account;
    account.rows_read += piece.account.rows_read;
    account.quarantined += piece.account.quarantined;
    account.filtered += piece.account.filtered;
    part.remarks.append(&mut piece.remarks);
    if part.stages.is_empty() {
        part.texts = piece.texts;
        part.stages = piece.stages;
        part.lost_orders = piece.lost_orders;
        return;
    }
    let map = map_of(&mut part.texts, &piece.texts);
    let of_texts = |ids: &mut Vec<TextId>| ids.iter_mut().for_each(|id| *id = map[*id as usize]);
    of_texts(&mut piece.lost_orders);
    part.lost_orders.append(&mut piece.lost_orders);
    for (stage, mut more) in part.stages.iter_mut().zip(piece.stages) {
        for column in &mut more.columns {
            if let Column::Text(ids) = column {
                of_texts(ids);
            }
        }
        stage.append(more);
    }
}

fn map_of(texts: &mut Texts, more: &Texts) -> Vec<TextId> {
    let ids = (0..).take(more.len());
    ids.map(|id| texts.intern(more.text(id))).collect()
}

/// Settles what the lines below the rows are, now that all rows are known.
fn judge(
    reading: &Reading<'_>,
    beneath: Vec<Beneath>,
    hows: &[Vec<How>],
    part: &mut Part,
    tally: &mut super::super::records::Tally,
) -> Below {
    let mut below = Below::default();
    for Beneath { record, step, counted } in beneath {
        match reading.footer(&record, step, hows, part) {
            Line::Footer => {
                below.see(&record);
                tally.recount(counted, Kind::Footer);
            }
            Line::Row(trouble) => {
                part.account.rows_read += 1;
                if step == Step::Record {
                    tally.recount(counted, Kind::Quarantined);
                }
                let mut desk = Desk {
                    texts: std::mem::take(&mut part.texts),
                    instants: Vec::new(),
                    plan: 0,
                    normalise: &reading.request.normalise,
                    words: Default::default(),
                    unknown_words: Vec::new(),
                };
                let order = reading.readable_order(&record, &mut desk);
                part.texts = desk.texts;
                let texts = std::mem::take(&mut part.texts);
                part.quarantine(&record, trouble, order, &texts);
                part.texts = texts;
            }
        }
    }
    below
}
