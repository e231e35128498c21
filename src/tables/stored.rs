//! Columns as bytes, in the form they are kept in, and back again.
//!
//! Writes no files.

use super::cells::{Cell, Cells, Form};
use super::codes::Codes;
use super::column::{Column, Packed};
use crate::bytes::{Damaged, Got, Reader, Writer};
use crate::texts::TextId;
use crate::time::Span;

/// A value of a column as bytes.
trait Stored: Cell {
    fn put(self, into: &mut Writer);
    fn get(from: &mut Reader<'_>) -> Got<Self>;
}

impl Stored for TextId {
    fn put(self, into: &mut Writer) {
        into.word(self);
    }

    fn get(from: &mut Reader<'_>) -> Got<Self> {
        from.word()
    }
}

impl Stored for i64 {
    fn put(self, into: &mut Writer) {
        into.whole(self);
    }

    fn get(from: &mut Reader<'_>) -> Got<Self> {
        from.whole()
    }
}

impl Stored for Span {
    fn put(self, into: &mut Writer) {
        into.whole(self.lo);
        into.whole(self.hi);
    }

    fn get(from: &mut Reader<'_>) -> Got<Self> {
        Ok(Self { lo: from.whole()?, hi: from.whole()? })
    }
}

impl Column {
    /// Writes it; what is not packed is packed before.
    pub fn put(&self, into: &mut Writer) {
        match self {
            Self::Packed(packed) => packed.put(into),
            other => other.clone().packed().put(into),
        }
    }

    /// Reads one that was written.
    pub fn get(from: &mut Reader<'_>) -> Got<Self> {
        let packed = match from.byte()? {
            0 => Packed::Text(get(from)?),
            1 => Packed::Number(get(from)?),
            2 => Packed::Time(get(from)?),
            _ => return Err(Damaged),
        };
        Ok(Self::Packed(packed))
    }
}

impl Packed {
    fn put(&self, into: &mut Writer) {
        match self {
            Self::Text(cells) => {
                into.byte(0);
                put(cells, into);
            }
            Self::Number(cells) => {
                into.byte(1);
                put(cells, into);
            }
            Self::Time(cells) => {
                into.byte(2);
                put(cells, into);
            }
        }
    }
}

fn put<T: Stored>(cells: &Cells<T>, into: &mut Writer) {
    match &cells.0 {
        Form::Same(value, count) => {
            into.byte(0);
            value.put(into);
            into.count(*count);
        }
        Form::Each(values) => {
            into.byte(1);
            into.each(values, |into, value| value.put(into));
        }
        Form::Few(values, codes) => {
            into.byte(2);
            into.each(values, |into, value| value.put(into));
            put_codes(codes, into);
        }
        Form::Scaled(unit, codes) => {
            into.byte(3);
            into.whole(*unit);
            put_codes(codes, into);
        }
    }
}

fn get<T: Stored>(from: &mut Reader<'_>) -> Got<Cells<T>> {
    let form = match from.byte()? {
        0 => Form::Same(T::get(from)?, from.count()?),
        1 => Form::Each(from.each(T::get)?),
        2 => Form::Few(from.each(T::get)?, get_codes(from)?),
        3 => Form::Scaled(from.whole()?, get_codes(from)?),
        _ => return Err(Damaged),
    };
    Ok(Cells(form))
}

fn put_codes(codes: &Codes, into: &mut Writer) {
    match codes {
        Codes::Bytes(codes) => {
            into.byte(0);
            into.bytes(codes);
        }
        Codes::Halves(codes) => {
            into.byte(1);
            into.each(codes, |into, code| into.0.extend_from_slice(&code.to_le_bytes()));
        }
        Codes::Words(codes) => {
            into.byte(2);
            into.words(codes);
        }
    }
}

fn get_codes(from: &mut Reader<'_>) -> Got<Codes> {
    match from.byte()? {
        0 => Ok(Codes::Bytes(from.bytes()?.to_vec())),
        1 => {
            let half = |from: &mut Reader<'_>| Ok(u16::from_le_bytes([from.byte()?, from.byte()?]));
            Ok(Codes::Halves(from.each(half)?))
        }
        2 => Ok(Codes::Words(from.words()?)),
        _ => Err(Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::ABSENT;

    fn check(column: Column) {
        let mut into = Writer::default();
        column.put(&mut into);
        let mut from = Reader(&into.0);
        let read = Column::get(&mut from).unwrap();
        assert!(from.0.is_empty());
        assert_eq!(read, Column::Packed(column.packed()));
        assert!(Column::get(&mut Reader(&into.0[..into.0.len() - 1])).is_err());
    }

    #[test]
    fn a_column_of_any_form_is_read_again() {
        check(Column::Text(vec![7; 9]));
        check(Column::Text(vec![1, 2, 3]));
        check(Column::Text([1, 2, 1, 2].repeat(9)));
        check(Column::Number(vec![1_000_000, ABSENT, -2_500_000]));
        check(Column::Number((0..900).map(|nth| nth * 1_000_000).collect()));
        check(Column::Number((0..70_000).map(|nth| nth * 1_000_000).collect()));
        check(Column::Number(vec![i64::MAX, 1, ABSENT]));
        check(Column::Time(vec![Span::exact(5), Span::UNKNOWN, Span { lo: 1, hi: 2 }]));
    }
}
