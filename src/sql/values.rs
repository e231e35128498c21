//! The value of one node as SQL, made of those of its parts.
//!
//! What is unknown is NULL; a truth is three-valued as it is in SQL; a moment is two whole numbers,
//! its first and its last instant in microseconds. Says only what a value is, not where it is
//! worked out (`layers`).

use super::dialect::{Dialect, Kind};
use crate::decimal::{ABSENT, ONE};
use crate::formula::program::{Form, Graph, How, Id, One, Scalar, Truth, Two, UNSURE, YES};
use crate::texts::NO_TEXT;
use crate::time::DAY;

/// Why a value cannot be said in SQL.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unsaid(pub &'static str);

/// The SQL of a value: one expression, or the two of a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number, a text or a truth.
    Single(String),
    /// A moment: its first and its last instant.
    Span([String; 2]),
}

impl Value {
    /// The expression of a number, a text or a truth.
    pub fn single(self) -> String {
        match self {
            Self::Single(text) => text,
            Self::Span([_, last]) => last,
        }
    }

    /// The two of a moment.
    pub fn span(self) -> [String; 2] {
        match self {
            Self::Single(text) => [text.clone(), text],
            Self::Span(span) => span,
        }
    }
}

/// Writes the values of nodes.
pub struct Writer<'g, 'a> {
    /// The program.
    pub graph: &'g Graph<'a>,
    /// The engine.
    pub dialect: Dialect,
}

const NULL_NUMBER: &str = "CAST(NULL AS BIGINT)";

impl Writer<'_, '_> {
    /// What is given.
    pub fn given(&self, scalar: Scalar) -> Value {
        let number = |value: i64| match value {
            ABSENT => NULL_NUMBER.to_owned(),
            value => format!("CAST({value} AS BIGINT)"),
        };
        Value::Single(match scalar {
            Scalar::Number(value) => number(value),
            Scalar::Time(span) if span.is_known() => {
                return Value::Span([number(span.lo), number(span.hi)]);
            }
            Scalar::Time(_) => return Value::Span([NULL_NUMBER, NULL_NUMBER].map(str::to_owned)),
            Scalar::Text(NO_TEXT) => self.dialect.nothing(Kind::Text),
            Scalar::Text(text) => {
                self.dialect.text(&self.graph.world.dossiers.tables.texts.text(text))
            }
            Scalar::Truth(truth) => truth_as(truth).to_owned(),
        })
    }

    /// A node that is worked out from values of the same subject or row alone; `part` gives those.
    pub fn combined(&self, id: Id, part: &impl Fn(Id) -> Value) -> Result<Value, Unsaid> {
        let single = |id: Id| part(id).single();
        let form = self.graph.node(id).form;
        Ok(match &self.graph.node(id).how {
            How::Given(scalar) => self.given(*scalar),
            How::One(function, a) => self.one(*function, *a, part)?,
            How::Two(function, a, b) => self.two(*function, (*a, *b), part)?,
            How::If(truth, yes, no) => {
                let truth = single(*truth);
                let choice = |yes: String, no: String| {
                    format!("(CASE WHEN {truth} THEN {yes} WHEN NOT {truth} THEN {no} END)")
                };
                match form {
                    Form::Time => {
                        let [[yes_lo, yes_hi], [no_lo, no_hi]] =
                            [part(*yes).span(), part(*no).span()];
                        Value::Span([choice(yes_lo, no_lo), choice(yes_hi, no_hi)])
                    }
                    _ => Value::Single(choice(single(*yes), single(*no))),
                }
            }
            How::In(text, choices) => {
                let texts = &self.graph.world.dossiers.tables.texts;
                let choices: Vec<String> =
                    choices.iter().map(|&text| self.dialect.text(&texts.text(text))).collect();
                let text = single(*text);
                Value::Single(match choices.is_empty() {
                    true => format!("(CASE WHEN {text} IS NOT NULL THEN FALSE END)"),
                    false => format!("({text} IN ({}))", choices.join(", ")),
                })
            }
            How::Allowed(base, limits) => {
                let limits = limits.map(single);
                Value::Single(self.allowed(&single(*base), &limits))
            }
            _ => return Err(Unsaid("needs more than the values of its row")),
        })
    }

    fn one(&self, function: One, a: Id, part: &impl Fn(Id) -> Value) -> Result<Value, Unsaid> {
        let single = || part(a).single();
        Ok(Value::Single(match function {
            One::Not => format!("(NOT {})", single()),
            One::Holds => format!("COALESCE({}, FALSE)", single()),
            One::Known => format!("({} IS NOT NULL)", part(a).single()),
            One::Negate => format!("(- {})", single()),
            One::Abs => format!("ABS({})", single()),
            One::Clock => self.clock(part(a).span()),
            One::Rate => rate(self.dialect, &single()),
            One::Due | One::Starts | One::Day | One::CutOff => {
                return Err(Unsaid("asks the calendar"));
            }
        }))
    }

    /// How a due time lies to now: 0 far, 1 near, 2 past, 3 open.
    fn clock(&self, [lo, hi]: [String; 2]) -> String {
        let now = self.graph.world.as_of;
        format!(
            "(CASE WHEN {lo} IS NULL THEN 0 WHEN {now} <= {lo} THEN (CASE WHEN {lo} - {now} <= \
             {DAY} THEN 1 ELSE 0 END) WHEN {now} > {hi} THEN 2 ELSE 3 END)"
        )
    }

    fn two(
        &self,
        function: Two,
        (a, b): (Id, Id),
        part: &impl Fn(Id) -> Value,
    ) -> Result<Value, Unsaid> {
        let is_time = self.graph.node(a).form == Form::Time;
        if is_time {
            return Ok(match function {
                Two::Equal => Value::Single(equal_times(&part(a).span(), &part(b).span())),
                Two::AtMost => Value::Single(time_at_most(&part(a).span(), &part(b).span())),
                Two::OrElse => {
                    let ([a_lo, a_hi], [b_lo, b_hi]) = (part(a).span(), part(b).span());
                    Value::Span([
                        format!("COALESCE({a_lo}, {b_lo})"),
                        format!("COALESCE({a_hi}, {b_hi})"),
                    ])
                }
                Two::Least => extreme(&part(a).span(), &part(b).span(), true),
                Two::Greatest => extreme(&part(a).span(), &part(b).span(), false),
                _ => return Err(Unsaid("asks the calendar")),
            });
        }
        let (x, y) = (part(a).single(), part(b).single());
        let is_truth = self.graph.node(a).form == Form::Truth;
        Ok(Value::Single(match function {
            Two::And => format!("({x} AND {y})"),
            Two::Or => format!("({x} OR {y})"),
            Two::OrElse => format!("COALESCE({x}, {y})"),
            Two::Equal if is_truth => format!("({x} = {y})"),
            Two::Equal => format!("({x} = {y})"),
            Two::AtMost => format!("({x} <= {y})"),
            Two::Plus => format!("({x} + {y})"),
            Two::Minus => format!("({x} - {y})"),
            Two::Times => product(self.dialect, &x, &y),
            Two::Per => ratio(self.dialect, &x, &y),
            Two::Least => format!("(CASE WHEN {x} <= {y} THEN {x} WHEN {y} < {x} THEN {y} END)"),
            Two::Greatest => format!("(CASE WHEN {x} >= {y} THEN {x} WHEN {y} > {x} THEN {y} END)"),
            Two::Round => self.rounded(&x, &y),
            Two::Halves => {
                let half = by_decimals(&y, |unit| (unit / 2).to_string());
                product(self.dialect, &format!("ABS({x})"), &half)
            }
            Two::Covers | Two::Rank => return Err(Unsaid("looks into a list in one cell")),
            _ => return Err(Unsaid("asks the calendar")),
        }))
    }

    fn rounded(&self, x: &str, decimals: &str) -> String {
        let unit = by_decimals(decimals, |unit| unit.to_string());
        let half = by_decimals(decimals, |unit| (unit / 2).to_string());
        let whole = self.dialect.quotient(&format!("(ABS({x}) + {half})"), &unit);
        let whole = format!("CAST({whole} AS BIGINT) * {unit}");
        format!("(CASE WHEN {x} < 0 THEN - ({whole}) ELSE {whole} END)")
    }

    fn allowed(&self, base: &str, [amount, share, is_either]: &[String; 3]) -> String {
        let part = product(self.dialect, &format!("ABS({base})"), share);
        format!(
            "(CASE WHEN {base} IS NULL THEN NULL WHEN {amount} IS NULL THEN COALESCE({part}, 0) \
             WHEN {share} IS NULL THEN {amount} WHEN {is_either} THEN (CASE WHEN {amount} >= \
             {part} THEN {amount} ELSE {part} END) ELSE (CASE WHEN {amount} <= {part} THEN \
             {amount} ELSE {part} END) END)"
        )
    }
}

/// The share that a rate in words stands for: `25`, `25,0 %` and `0.25` are a quarter; unknown
/// where it is no plain number of at most six decimals.
fn rate(dialect: Dialect, text: &str) -> String {
    let is_percent = format!("SUBSTR({text}, LENGTH({text}), 1) = '%'");
    let bare = format!(
        "REPLACE(RTRIM(CASE WHEN {is_percent} THEN SUBSTR({text}, 1, LENGTH({text}) - 1) ELSE \
         {text} END), ',', '.')"
    );
    let point = dialect.place_of("'.'", &bare);
    let whole =
        format!("CASE WHEN {point} = 0 THEN {bare} ELSE SUBSTR({bare}, 1, {point} - 1) END");
    let fraction = format!("CASE WHEN {point} = 0 THEN '' ELSE SUBSTR({bare}, {point} + 1) END");
    let others = dialect.without_digits(&bare);
    let is_number = format!(
        "{others} IN ('', '.') AND {bare} NOT IN ('', '.') AND LENGTH({whole}) <= 12 AND \
         LENGTH({fraction}) <= 6"
    );
    let number = format!("CAST('0' || ({whole}) || RPAD({fraction}, 6, '0') AS BIGINT)");
    let share = ratio(dialect, &number, &(100 * ONE).to_string());
    format!(
        "(CASE WHEN {text} IS NULL THEN NULL WHEN {is_number} THEN (CASE WHEN {is_percent} OR \
         {number} >= {ONE} THEN {share} ELSE {number} END) END)"
    )
}

/// The product of two decimals, rounded half away from zero at the millionth.
pub fn product(dialect: Dialect, x: &str, y: &str) -> String {
    let wide = |a: &str| dialect.wide(&format!("ABS({a})"));
    let sum = format!("({} * {} + {})", wide(x), wide(y), ONE / 2);
    signed(&dialect.wide_quotient(&sum, &ONE.to_string()), x, y)
}

/// The quotient of two decimals, rounded half away from zero; NULL by zero.
pub fn ratio(dialect: Dialect, x: &str, y: &str) -> String {
    let wide = |a: &str| dialect.wide(&format!("ABS({a})"));
    let above = format!("({} * {} + {})", wide(x), 2 * ONE, wide(y));
    let below = format!("(2 * {})", wide(&format!("NULLIF({y}, 0)")));
    signed(&dialect.wide_quotient(&above, &below), x, y)
}

/// A size with the sign of a product or quotient of two numbers.
fn signed(size: &str, x: &str, y: &str) -> String {
    format!("(CASE WHEN ({x} < 0) = ({y} < 0) THEN {size} ELSE - {size} END)")
}

/// A whole number that depends on how many decimals a currency has.
fn by_decimals(decimals: &str, of_unit: impl Fn(i64) -> String) -> String {
    let mut text = format!("(CASE {decimals}");
    let mut unit = ONE;
    for places in 0..=6 {
        text += &format!(" WHEN {places} THEN {}", of_unit(unit));
        unit /= 10;
    }
    text + " END)"
}

fn equal_times([a_lo, a_hi]: &[String; 2], [b_lo, b_hi]: &[String; 2]) -> String {
    format!("({a_lo} = {b_lo} AND {a_hi} = {b_hi})")
}

fn time_at_most([a_lo, a_hi]: &[String; 2], [b_lo, b_hi]: &[String; 2]) -> String {
    format!(
        "(CASE WHEN {a_hi} <= {b_lo} OR ({a_lo} = {b_lo} AND {a_hi} = {b_hi}) THEN TRUE WHEN \
         {a_lo} > {b_hi} THEN FALSE END)"
    )
}

/// The earlier or later moment; where the two overlap, the ends that are.
fn extreme(a: &[String; 2], b: &[String; 2], is_least: bool) -> Value {
    let first = time_at_most(a, b);
    let side = |at: usize| {
        let (x, y) = (&a[at], &b[at]);
        let (chosen, other) = if is_least { (x, y) } else { (y, x) };
        let sign = if is_least { "<=" } else { ">=" };
        format!(
            "(CASE WHEN {x} IS NULL OR {y} IS NULL THEN NULL WHEN {first} THEN {chosen} WHEN NOT \
             {first} THEN {other} WHEN {x} {sign} {y} THEN {x} ELSE {y} END)"
        )
    };
    Value::Span([side(0), side(1)])
}

/// A truth as SQL has it.
pub const fn truth_as(truth: Truth) -> &'static str {
    match truth {
        YES => "TRUE",
        UNSURE => "CAST(NULL AS BOOLEAN)",
        _ => "FALSE",
    }
}
