//! What formulas may lack that is no column and no table, in words.
//!
//! All of it stands here, so that reports can say it in every language. Knows no formula.

/// What is said in a contract only: the words, and the key that they ask for.
pub const IN_CONTRACT: [(&str, &str); 5] = [
    (NO_TERM, "within"),
    (NO_LIMIT, "limit"),
    (NO_POLICY, "[[policy]]"),
    (NO_TARGET, "[[target]]"),
    (NO_WEIGHTS, "[friction]"),
];

/// Nobody says within what time something is to follow.
pub const NO_TERM: &str = "a `within` for it in the contract";

/// Nobody says how far is too far.
pub const NO_LIMIT: &str = "its limit in the contract";

/// Nobody says what holds for orders that promise nothing.
pub const NO_POLICY: &str = "a [[policy]] in the contract";

/// Nobody says which share is to be kept.
pub const NO_TARGET: &str = "a [[target]] in the contract";

/// Nobody says how much each trouble weighs.
pub const NO_WEIGHTS: &str = "[friction] in the contract";

/// Nobody says when a day ends for orders.
pub const NO_CUT_OFF: &str = "a cut_off in the [calendar] of the contract";

/// There is a share of the documents only.
pub const WHOLE: &str = "all records at once, without --memory";

/// No bill is of one of the orders.
pub const BILLS: &str = "invoices of these orders";
