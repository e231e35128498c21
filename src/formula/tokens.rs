//! The words of a formula, each with its place in the text.
//!
//! Knows no grammar: what may follow what is the parser's business.

use super::Fault;
use crate::decimal;

/// One word, number, text or sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// A name or a word such as `and`.
    Word(String),
    /// A decimal, in millionths.
    Number(i64),
    /// A number followed by `%`, as a share in millionths.
    Share(i64),
    /// A text between single quotes.
    Text(String),
    /// An operator or a bracket.
    Sign(&'static str),
}

/// A token and where it stands, as byte offsets into the formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The token.
    pub token: Token,
    /// Where it starts.
    pub start: usize,
    /// Where the next may start.
    pub end: usize,
}

const SIGNS: [&str; 14] = ["<=", ">=", "!=", "=", "<", ">", "+", "-", "*", "/", "(", ")", ",", "."];

/// Splits a formula into tokens.
pub fn tokens(text: &str) -> Result<Vec<Placed>, Fault> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(mark) = text[at..].chars().next() {
        if mark.is_whitespace() {
            at += mark.len_utf8();
            continue;
        }
        let (token, length) = next(&text[at..]).map_err(|message| Fault {
            start: at,
            length: mark.len_utf8(),
            message,
            help: String::new(),
        })?;
        found.push(Placed { token, start: at, end: at + length });
        at += length;
    }
    Ok(found)
}

fn next(rest: &str) -> Result<(Token, usize), String> {
    let length_while = |accept: fn(char) -> bool| -> usize {
        rest.chars().take_while(|&mark| accept(mark)).map(char::len_utf8).sum()
    };
    let first = rest.chars().next().unwrap_or(' ');
    if first == '\'' {
        let end = rest[1..].find('\'').ok_or("this text has no closing quote")?;
        return Ok((Token::Text(rest[1..=end].to_owned()), end + 2));
    }
    if first.is_ascii_digit() {
        let length = length_while(|mark| mark.is_ascii_digit() || mark == '.');
        let number = decimal::parse(&rest[..length])
            .ok_or("a number has digits, one point and at most six decimals")?;
        if rest[length..].starts_with('%') {
            return Ok((Token::Share(number / 100), length + 1));
        }
        return Ok((Token::Number(number), length));
    }
    if first.is_alphabetic() || first == '_' {
        let length = length_while(|mark| mark.is_alphanumeric() || mark == '_');
        return Ok((Token::Word(rest[..length].to_owned()), length));
    }
    SIGNS
        .iter()
        .find(|sign| rest.starts_with(**sign))
        .map(|sign| (Token::Sign(sign), sign.len()))
        .ok_or_else(|| format!("`{first}` has no meaning in a formula"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Token> {
        tokens(text).unwrap().into_iter().map(|placed| placed.token).collect()
    }

    #[test]
    fn numbers_shares_texts_and_signs_are_told_apart() {
        assert_eq!(
            words("a.b <= 2.5% 'x y'"),
            [
                Token::Word("a".into()),
                Token::Sign("."),
                Token::Word("b".into()),
                Token::Sign("<="),
                Token::Share(25_000),
                Token::Text("x y".into()),
            ]
        );
    }

    #[test]
    fn an_unclosed_text_is_a_fault_at_its_quote() {
        let fault = tokens("a = 'x").unwrap_err();
        assert_eq!((fault.start, fault.message.as_str()), (4, "this text has no closing quote"));
    }

    #[test]
    fn a_sign_without_meaning_is_a_fault() {
        assert_eq!(tokens("a & b").unwrap_err().start, 2);
    }
}
