//! The grammar of formulas: from text to a tree.
//!
//! Knows no columns, facts or types; a tree may still be nonsense (see `types`).

use super::Fault;
use super::tokens::{Placed, Token, tokens};
use crate::time::{DAY, HOUR, MINUTE, SECOND};

/// A part of a formula and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub expr: Expr,
    /// Where it starts, as a byte offset.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// What a part of a formula is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// A decimal in millionths.
    Number(i64),
    /// A text.
    Text(String),
    /// `true` or `false`.
    Truth(bool),
    /// A length of time in microseconds, such as `3 days`.
    Length(i64),
    /// A name with an optional prefix: `order.total`.
    Name(Option<String>, String),
    /// `not` or the minus sign before a value.
    Prefix(&'static str, Box<Node>),
    /// A sign or word between two values.
    Between(&'static str, Box<Node>, Box<Node>),
    /// `x in ('a', 'b')`.
    In(Box<Node>, Vec<Node>),
    /// `if c then a else b`.
    If(Box<Node>, Box<Node>, Box<Node>),
    /// A function of values.
    Call(String, Vec<Node>),
    /// A function of the rows of a table: `sum(net of invoices where is_live)`.
    Over {
        /// The function.
        function: String,
        /// What is taken of each row; [`None`] for `count` and `any`.
        value: Option<Box<Node>>,
        /// The table.
        table: String,
        /// Which rows; all where [`None`].
        filter: Option<Box<Node>>,
    },
}

/// How many words a formula may have, so that working it out never runs out of stack.
const TOKENS_MAX: usize = 1_000;
/// How deep its parts may stand within each other.
const DEPTH_MAX: usize = 60;

/// Parses a whole formula.
pub fn parse(text: &str) -> Result<Node, Fault> {
    let tokens = tokens(text)?;
    if let Some(extra) = tokens.get(TOKENS_MAX) {
        return Err(fault(extra.start, extra.end, "the formula is too long; split it into facts"));
    }
    let mut parser = Parser { tokens, at: 0, end: text.len(), depth: 0 };
    let node = parser.either()?;
    match parser.tokens.get(parser.at) {
        None => Ok(node),
        Some(extra) => Err(fault(extra.start, extra.end, "this is one word too many")),
    }
}

fn fault(start: usize, end: usize, message: &str) -> Fault {
    Fault { start, length: end - start, message: message.to_owned(), help: String::new() }
}

struct Parser {
    tokens: Vec<Placed>,
    at: usize,
    end: usize,
    depth: usize,
}

impl Parser {
    fn either(&mut self) -> Result<Node, Fault> {
        self.chain(&["or"], Self::both)
    }

    fn both(&mut self) -> Result<Node, Fault> {
        self.chain(&["and"], Self::negation)
    }

    /// Every part that stands within another goes through here.
    fn negation(&mut self) -> Result<Node, Fault> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            let here = self.here();
            return Err(fault(here, here + 1, "the formula is nested too deeply"));
        }
        let node = self.negated();
        self.depth -= 1;
        node
    }

    fn negated(&mut self) -> Result<Node, Fault> {
        let start = self.here();
        if self.take("not") {
            let inner = self.negation()?;
            let end = inner.end;
            return Ok(Node { expr: Expr::Prefix("not", Box::new(inner)), start, end });
        }
        self.comparison()
    }

    fn comparison(&mut self) -> Result<Node, Fault> {
        let left = self.sum()?;
        for sign in ["<=", ">=", "!=", "=", "<", ">"] {
            if self.take(sign) {
                let right = self.sum()?;
                return Ok(between(sign, left, right));
            }
        }
        if self.take("in") {
            self.expect("(")?;
            let choices = self.list()?;
            let (start, end) = (left.start, self.behind());
            return Ok(Node { expr: Expr::In(Box::new(left), choices), start, end });
        }
        Ok(left)
    }

    fn sum(&mut self) -> Result<Node, Fault> {
        self.chain(&["+", "-"], Self::product)
    }

    fn product(&mut self) -> Result<Node, Fault> {
        self.chain(&["*", "/"], Self::value)
    }

    fn chain(
        &mut self,
        signs: &[&'static str],
        part: fn(&mut Self) -> Result<Node, Fault>,
    ) -> Result<Node, Fault> {
        let mut left = part(self)?;
        while let Some(sign) = signs.iter().find(|sign| self.take(sign)) {
            let right = part(self)?;
            left = between(sign, left, right);
        }
        Ok(left)
    }

    fn value(&mut self) -> Result<Node, Fault> {
        let Some(placed) = self.tokens.get(self.at).cloned() else {
            return Err(fault(self.end, self.end, "the formula ends where a value should stand"));
        };
        self.at += 1;
        let expr = match placed.token {
            Token::Number(number) => self.number(number),
            Token::Share(share) => Expr::Number(share),
            Token::Text(text) => Expr::Text(text),
            Token::Sign("(") => {
                let inner = self.either()?;
                self.expect(")")?;
                inner.expr
            }
            Token::Sign("-") => Expr::Prefix("-", Box::new(self.signed()?)),
            Token::Sign(_) => {
                return Err(fault(placed.start, placed.end, "a value should stand here"));
            }
            Token::Word(word) => self.word(word)?,
        };
        Ok(Node { expr, start: placed.start, end: self.behind() })
    }

    /// The value behind a minus sign, which has no further sign.
    fn signed(&mut self) -> Result<Node, Fault> {
        let start = self.here();
        if self.take("-") {
            return Err(fault(start, self.here(), "a value has one sign"));
        }
        self.value()
    }

    /// A number, or a length of time when a unit follows.
    fn number(&mut self, number: i64) -> Expr {
        let units = [("day", DAY), ("hour", HOUR), ("minute", MINUTE), ("second", SECOND)];
        for (unit, length) in units {
            if self.take(unit) || self.take(&format!("{unit}s")) {
                return Expr::Length(crate::decimal::multiply(number, length).unwrap_or(0));
            }
        }
        Expr::Number(number)
    }

    fn word(&mut self, word: String) -> Result<Expr, Fault> {
        match word.as_str() {
            "true" => return Ok(Expr::Truth(true)),
            "false" => return Ok(Expr::Truth(false)),
            "if" => return self.condition(),
            _ => {}
        }
        if self.take(".") {
            let name = self.name()?;
            return Ok(Expr::Name(Some(word), name));
        }
        if !self.take("(") {
            return Ok(Expr::Name(None, word));
        }
        if super::functions::is_aggregate(&word) { self.over(word) } else { self.call(word) }
    }

    fn condition(&mut self) -> Result<Expr, Fault> {
        let condition = self.either()?;
        self.expect("then")?;
        let yes = self.either()?;
        self.expect("else")?;
        let no = self.either()?;
        Ok(Expr::If(Box::new(condition), Box::new(yes), Box::new(no)))
    }

    fn call(&mut self, function: String) -> Result<Expr, Fault> {
        Ok(Expr::Call(function, self.list()?))
    }

    /// Values up to the closing bracket.
    fn list(&mut self) -> Result<Vec<Node>, Fault> {
        let mut values = Vec::new();
        if self.take(")") {
            return Ok(values);
        }
        loop {
            values.push(self.either()?);
            if self.take(")") {
                return Ok(values);
            }
            self.expect(",")?;
        }
    }

    fn over(&mut self, function: String) -> Result<Expr, Fault> {
        let first = self.either()?;
        let (value, table) = if self.take("of") {
            (Some(Box::new(first)), self.name()?)
        } else if let Expr::Name(None, table) = first.expr {
            (None, table)
        } else {
            return Err(fault(first.start, first.end, "say of which table: `… of lines`"));
        };
        let filter = if self.take("where") { Some(Box::new(self.either()?)) } else { None };
        self.expect(")")?;
        Ok(Expr::Over { function, value, table, filter })
    }

    fn name(&mut self) -> Result<String, Fault> {
        match self.tokens.get(self.at).map(|placed| placed.token.clone()) {
            Some(Token::Word(word)) => {
                self.at += 1;
                Ok(word)
            }
            _ => Err(fault(self.here(), self.here(), "a name should stand here")),
        }
    }

    fn take(&mut self, wanted: &str) -> bool {
        let is_it = match self.tokens.get(self.at).map(|placed| &placed.token) {
            Some(Token::Word(word)) => word == wanted,
            Some(Token::Sign(sign)) => *sign == wanted,
            _ => false,
        };
        self.at += usize::from(is_it);
        is_it
    }

    fn expect(&mut self, wanted: &str) -> Result<(), Fault> {
        if self.take(wanted) {
            return Ok(());
        }
        let end = self.tokens.get(self.at).map_or(self.end, |placed| placed.end);
        Err(fault(self.here(), end, &format!("`{wanted}` should stand here")))
    }

    fn here(&self) -> usize {
        self.tokens.get(self.at).map_or(self.end, |placed| placed.start)
    }

    fn behind(&self) -> usize {
        self.tokens.get(self.at.wrapping_sub(1)).map_or(0, |placed| placed.end)
    }
}

fn between(sign: &'static str, left: Node, right: Node) -> Node {
    let (start, end) = (left.start, right.end);
    Node { expr: Expr::Between(sign, Box::new(left), Box::new(right)), start, end }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree with brackets around every step.
    fn shape(node: &Node) -> String {
        match &node.expr {
            Expr::Number(number) => crate::decimal::print(*number, 0),
            Expr::Text(text) => format!("'{text}'"),
            Expr::Truth(truth) => truth.to_string(),
            Expr::Length(length) => format!("{}m", length / MINUTE),
            Expr::Name(Some(prefix), name) => format!("{prefix}.{name}"),
            Expr::Name(None, name) => name.clone(),
            Expr::Prefix(sign, inner) => format!("({sign} {})", shape(inner)),
            Expr::Between(sign, a, b) => format!("({} {sign} {})", shape(a), shape(b)),
            Expr::In(value, choices) => format!("({} in {})", shape(value), choices.len()),
            Expr::If(c, a, b) => format!("if {} {} {}", shape(c), shape(a), shape(b)),
            Expr::Call(name, values) => format!("{name}/{}", values.len()),
            Expr::Over { function, value, table, filter } => {
                let value = value.as_ref().map(|value| shape(value)).unwrap_or_default();
                let filter = filter.as_ref().map(|filter| shape(filter)).unwrap_or_default();
                format!("{function}[{value}|{table}|{filter}]")
            }
        }
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(shape(&parse(text).unwrap()), expected, "{text}");
    }

    fn refuse(text: &str, start: usize, message: &str) {
        let fault = parse(text).unwrap_err();
        assert_eq!((fault.start, fault.message.as_str()), (start, message), "{text}");
    }

    #[test]
    fn times_binds_closer_than_plus_and_plus_closer_than_comparison() {
        check("a + b * 2 <= c", "((a + (b * 2)) <= c)");
        check("a - b - c", "((a - b) - c)");
    }

    #[test]
    fn not_binds_closer_than_and_and_and_closer_than_or() {
        check("not a and b or c", "(((not a) and b) or c)");
        check("not a = b", "(not (a = b))");
    }

    #[test]
    fn lengths_of_time_have_a_unit() {
        check("due + 3 days", "(due + 4320m)");
        check("1 hour", "60m");
        check("0.5 hours", "30m");
    }

    #[test]
    fn rows_of_a_table_are_named_with_of_and_chosen_with_where() {
        check("sum(net of invoices where kind = 'credit')", "sum[net|invoices|(kind = 'credit')]");
        check("count(deliveries)", "count[|deliveries|]");
        check("any(messages where a and b)", "any[|messages|(a and b)]");
    }

    #[test]
    fn conditions_choices_and_functions_are_values() {
        check("if a then b else c + 1", "if a b (c + 1)");
        check("status in ('a', 'b')", "(status in 2)");
        check("coalesce(a, b, 0)", "coalesce/3");
        check("order.total", "order.total");
        check("(a + b) * -2%", "((a + b) * (- 0.02))");
    }

    #[test]
    fn faults_say_what_should_stand_where() {
        refuse("a +", 3, "the formula ends where a value should stand");
        refuse("a b", 2, "this is one word too many");
        refuse("(a", 2, "`)` should stand here");
        refuse("if a b", 5, "`then` should stand here");
        refuse("sum(a + b)", 4, "say of which table: `… of lines`");
        refuse("* 2", 0, "a value should stand here");
        refuse("--2", 1, "a value has one sign");
    }

    #[test]
    fn what_is_too_long_or_too_deep_is_refused_and_not_worked_out() {
        let deep = format!("{}1{}", "(".repeat(10_000), ")".repeat(10_000));
        assert_eq!(
            parse(&deep).unwrap_err().message,
            "the formula is too long; split it into facts"
        );
        let deep = format!("{}1{}", "(".repeat(200), ")".repeat(200));
        assert_eq!(parse(&deep).unwrap_err().message, "the formula is nested too deeply");
        let long = "1 + ".repeat(100_000) + "1";
        assert!(parse(&long).is_err());
        assert!(parse(&("not ".repeat(500) + "true")).is_err());
        assert!(parse(&("1 + ".repeat(400) + "1")).is_ok());
    }
}
