//! The functions of the language: their words, and what they take and give.
//!
//! How each is worked out stands in `evaluate`.

/// A function of values of one subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// The last instant of a time: the end of the day for a date.
    Due,
    /// The first instant of a time: the start of the day for a date.
    Starts,
    /// The whole local day of a time.
    Day,
    /// Whether a value is known.
    Known,
    /// Whether a cell has a value; unlike `known` it needs the column.
    Given,
    /// A value without its sign.
    Abs,
    /// The smaller of two values.
    Least,
    /// The larger of two values.
    Greatest,
    /// An amount rounded to the minor unit of its currency, half away from zero.
    Round,
    /// What rounding may explain: half a minor unit for each of so many addends (G15).
    Rounding,
    /// How far a value may be exceeded.
    Above,
    /// How far a value may be missed.
    Below,
    /// A time so many business days later.
    PlusBusinessDays,
    /// How many business days lie between two times.
    BusinessDays,
    /// The share that a tax rate in words stands for.
    Rate,
    /// An amount on an invoice row in the currency of its order, by the rates of the contract.
    ToOrder,
    /// An amount of an order in the currency of the invoice row.
    ToDocument,
    /// How far a converted value may be off; unknown where the contract does not say.
    Converted,
    /// A time so many months later, on the last day of a month that is too short.
    PlusMonths,
    /// The moment of that day from which on an order counts for the next working day.
    CutOff,
    /// Whether a list of words holds every word of another.
    Covers,
    /// The place of a word in a list, from 1.
    Rank,
}

/// Every function: its word, what it is for, and how many values it takes.
pub const FUNCTIONS: [(Function, &str, usize, &str); 22] = [
    (Function::Due, "due", 1, "the last instant of a time: the end of the day for a date"),
    (Function::Starts, "starts", 1, "the first instant of a time: the start of the day for a date"),
    (Function::Day, "day", 1, "the whole local day of a time"),
    (Function::Known, "known", 1, "whether a value is known"),
    (Function::Given, "given", 1, "whether a cell has a value, in a column that must be there"),
    (Function::Abs, "abs", 1, "a value without its sign"),
    (Function::Least, "least", 2, "the smaller of two values"),
    (Function::Greatest, "greatest", 2, "the larger of two values"),
    (Function::Round, "round", 1, "an amount rounded to the minor unit of its currency"),
    (Function::Rounding, "rounding", 1, "half a minor unit for each of so many rounded addends"),
    (Function::Above, "above", 1, "how far a value may be exceeded: the tolerance over it"),
    (Function::Below, "below", 1, "how far a value may be missed: the tolerance under it"),
    (Function::ToOrder, "to_order", 1, "an amount of an invoice in the currency of its order"),
    (Function::ToDocument, "to_document", 1, "an amount of an order in that of the invoice"),
    (Function::Converted, "converted", 1, "how far it may be off once converted: `converted`"),
    (Function::PlusBusinessDays, "plus_business_days", 2, "a time so many business days later"),
    (Function::BusinessDays, "business_days", 2, "how many business days lie between two times"),
    (Function::PlusMonths, "plus_months", 2, "a time so many months later, or their last day"),
    (
        Function::CutOff,
        "cut_off",
        1,
        "the moment of that day after which orders count for the next",
    ),
    (Function::Covers, "covers", 2, "whether a list of words holds every word of another list"),
    (Function::Rank, "rank", 2, "the place of a word in a list, from 1"),
    (Function::Rate, "rate", 1, "the share that a rate stands for: 25 and 25 % are 0.25"),
];

/// Functions that stand for a formula or need more than values: their word and what they are for.
pub const SPECIAL: [(&str, &str); 9] = [
    ("coalesce", "the first value that is known"),
    ("completed_at", "when the deliveries add up to a quantity"),
    ("is_completed", "whether the deliveries add up to a quantity"),
    ("present", "whether any file plays a role, holds a column of it or a kind of message"),
    ("silent_from", "when the longest time began in which nothing was heard of the order"),
    ("silent_until", "when the longest time ended in which nothing was heard of the order"),
    ("within", "the time by which something must follow, as the promise or the contract says"),
    ("within_unpaused", "the same, not counting the time that a ticket waited for others"),
    ("worth", "what so many units come to at the agreed price, or of the agreed amount"),
];

/// A function of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aggregate {
    /// The sum of a value; unknown where one row's value is.
    Sum,
    /// How many rows there are.
    Count,
    /// The smallest value.
    Min,
    /// The largest value.
    Max,
    /// Whether there is a row.
    Any,
    /// How many different values there are.
    Distinct,
    /// The value that all rows share; unknown where they differ.
    Only,
}

/// Every aggregate: its word and what it is for.
pub const AGGREGATES: [(Aggregate, &str, &str); 7] = [
    (Aggregate::Sum, "sum", "the sum over rows; unknown where one of them is"),
    (Aggregate::Count, "count", "how many rows there are"),
    (Aggregate::Min, "min", "the smallest or earliest over rows"),
    (Aggregate::Max, "max", "the largest or latest over rows"),
    (Aggregate::Any, "any", "whether there is a row"),
    (Aggregate::Distinct, "distinct", "how many different values there are"),
    (Aggregate::Only, "only", "the value that all rows share; unknown where they differ"),
];

/// Whether a word is an aggregate.
pub fn is_aggregate(word: &str) -> bool {
    aggregate(word).is_some()
}

/// The aggregate of a word.
pub fn aggregate(word: &str) -> Option<Aggregate> {
    AGGREGATES.iter().find(|(_, name, _)| *name == word).map(|(aggregate, ..)| *aggregate)
}

/// The function of a word and how many values it takes.
pub fn function(word: &str) -> Option<(Function, usize)> {
    let found = FUNCTIONS.iter().find(|(_, name, ..)| *name == word);
    found.map(|(function, _, values, _)| (*function, *values))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_both_a_function_and_an_aggregate() {
        let special = SPECIAL.iter().map(|(word, _)| *word);
        for word in FUNCTIONS.iter().map(|(_, word, ..)| *word).chain(special) {
            assert!(!is_aggregate(word), "{word}");
        }
    }

    #[test]
    fn functions_are_found_by_their_word() {
        assert_eq!(function("least"), Some((Function::Least, 2)));
        assert_eq!(function("sum"), None);
        assert_eq!(aggregate("sum"), Some(Aggregate::Sum));
    }
}
