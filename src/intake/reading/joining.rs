//! The pieces of a file put together, and the lines below its rows judged by all of them.
//!
//! Reads nothing.

use super::super::cells::notes::Tally as Cells;
use super::super::cells::{Desk, How};
use super::super::flat;
use super::super::instants::repeated_note;
use super::super::records::{Kind, Step, Tally};
use super::super::words::About;
use super::super::written;
use super::deciding::Votes;
use super::footer::{Below, Line};
use super::piece::{Beneath, Piece};
use super::pieces::Pieces;
use super::trouble::note_unknown_words;
use super::{Part, Reading};
use crate::texts::{LocalTexts, TextId};

/// So many words that are not known are remembered.
const UNKNOWN_WORDS_MAX: usize = 1_000;

/// Puts the pieces together, with all that is to be said about the file in the first part. They
/// stay parts of their own where nothing has to be compared between rows of the file.
pub fn join(
    pieces: Pieces,
    reading: &Reading<'_>,
    votes: &[Vec<Votes>],
    hows: &[Vec<How>],
    mut head: Part,
) -> Vec<Part> {
    let mut tally = pieces.tally;
    let (mut words, mut repeated, mut notes) = (Vec::new(), Vec::new(), None);
    let (mut beneath, mut parts) = (Vec::new(), Vec::new());
    for mut piece in pieces.all {
        tally.absorb(piece.tally);
        add_words(&mut words, &piece.unknown_words);
        add_repeated(&mut repeated, &piece);
        beneath.append(&mut piece.beneath);
        match &mut notes {
            None => notes = Some(piece.notes),
            Some(notes) => notes.absorb(piece.notes),
        }
        take_over(&mut head, &mut piece.part);
        parts.push(piece.part);
    }
    if parts.len() > 1 && flat::compares_rows(&parts[0].stages) {
        parts = vec![one_of(parts)];
    }
    let below = judge(reading, beneath, hows, &mut head, &mut parts, &mut tally);
    note_unknown_words(&words, reading, &mut head);
    for note in repeated.iter().filter_map(repeated_note) {
        head.note("DAT014", 0, ("", &note.first), note.message, note.remedy);
    }
    below.tell(&mut head);
    if let Some(notes) = notes {
        notes.tell(reading, votes, hows, &mut head);
    }
    written::tally(&mut head, reading.supply, reading.rivals.first().copied(), tally);
    parts.iter_mut().skip(1).for_each(|part| part.is_continued = true);
    if let Some(first) = parts.first_mut() {
        (first.account, first.remarks) = (head.account, head.remarks);
    }
    parts
}

/// Moves what is to be said about a piece to the file.
fn take_over(head: &mut Part, piece: &mut Part) {
    let account = std::mem::take(&mut piece.account);
    head.account.rows_read += account.rows_read;
    head.account.quarantined += account.quarantined;
    head.account.filtered += account.filtered;
    head.remarks.append(&mut piece.remarks);
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

/// All pieces as one, with texts of its own.
pub fn one_of(pieces: Vec<Part>) -> Part {
    let mut texts = LocalTexts::default();
    let mut whole = Part::default();
    for mut piece in pieces {
        let mut taken = texts.take_over(&piece.texts);
        let mut renumber = |id: &mut TextId| *id = taken.of(*id);
        for stage in &mut piece.stages {
            stage.texts_mut().for_each(&mut renumber);
        }
        piece.lost_orders.iter_mut().for_each(renumber);
        whole.lost_orders.append(&mut piece.lost_orders);
        if whole.stages.is_empty() {
            whole.stages = piece.stages;
        } else {
            let stages = whole.stages.iter_mut().zip(piece.stages);
            stages.for_each(|(stage, more)| stage.append(more));
        }
    }
    whole.texts = texts.pack();
    whole
}

/// Settles what the lines below the rows are, now that all rows are known.
fn judge(
    reading: &Reading<'_>,
    beneath: Vec<Beneath>,
    hows: &[Vec<How>],
    head: &mut Part,
    parts: &mut Vec<Part>,
    tally: &mut Tally,
) -> Below {
    let mut below = Below::default();
    let mut desk = Desk {
        texts: LocalTexts::default(),
        instants: Vec::new(),
        plan: 0,
        normalise: &reading.request.normalise,
        words: Default::default(),
        unknown_words: Vec::new(),
    };
    for Beneath { record, step, counted } in beneath {
        match reading.footer(&record, step, hows, parts) {
            Line::Footer => {
                below.see(&record);
                tally.recount(counted, Kind::Footer);
            }
            Line::Row(trouble) => {
                head.account.rows_read += 1;
                if step == Step::Record {
                    tally.recount(counted, Kind::Quarantined);
                }
                let order = reading.readable_order(&record, &mut desk);
                head.quarantine(&record, trouble, order, &desk.texts);
            }
        }
    }
    if !head.lost_orders.is_empty() {
        let lost_orders = std::mem::take(&mut head.lost_orders);
        parts.push(Part { lost_orders, texts: desk.texts.pack(), ..Part::default() });
    }
    below
}
