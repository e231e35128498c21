//! For each message and each call, the row beside it in time among those that share its ticket or
//! its caller: the last reply before it, the first answer after the caller gave up.
//!
//! One row for each row, found by a search among the sorted rows of its group, so that nothing
//! grows with the square of a group, however often one number called. Judges nothing.

use super::{Dossiers, NONE};
use crate::tables::{Cells, Role, Tables};
use crate::texts::{NO_TEXT, TextId};
use crate::time::Span;
use hashbrown::HashSet;
use std::ops::Range;

/// Which row beside a row is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Beside {
    /// The last reply of a human before a message.
    LastReply,
    /// The first reply of a human after a message.
    NextReply,
    /// The last message of the customer before a message.
    LastAsked,
    /// When the ticket of a message was first settled since.
    Settled,
    /// The first answer to a call of the caller after he had given up.
    Answered,
    /// The first message to the caller after he had given up.
    Written,
}

/// What is looked for: whose rows, from which moment of them, among which rows and by which key.
#[derive(Debug, Clone, Copy)]
struct Search {
    subject: Role,
    moment: &'static str,
    role: Role,
    key: &'static str,
    at: &'static str,
}

impl Beside {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::LastReply,
        Self::NextReply,
        Self::LastAsked,
        Self::Settled,
        Self::Answered,
        Self::Written,
    ];

    /// The word for when it was, in formulas about the rows of [`Self::subject`].
    pub const fn name(self) -> &'static str {
        match self {
            Self::LastReply => "last_reply_before",
            Self::NextReply => "next_reply_at",
            Self::LastAsked => "last_asked_before",
            Self::Settled => "settled_since",
            Self::Answered => "answered_later",
            Self::Written => "written_later",
        }
    }

    const fn search(self) -> Search {
        let (role, at) = match self {
            Self::LastReply | Self::NextReply | Self::LastAsked | Self::Written => {
                (Role::Messages, "sent_at")
            }
            Self::Settled => (Role::Events, "happened_at"),
            Self::Answered => (Role::Calls, "answered_at"),
        };
        match self {
            Self::Answered | Self::Written => {
                Search { subject: Role::Calls, moment: "abandoned_at", role, key: "customer", at }
            }
            _ => Search { subject: Role::Messages, moment: "sent_at", role, key: "ticket_id", at },
        }
    }

    /// The role whose rows it is beside.
    pub const fn subject(self) -> Role {
        self.search().subject
    }

    /// The role of the rows that are looked at.
    pub const fn role(self) -> Role {
        self.search().role
    }

    /// The columns without which there is nothing to find.
    pub fn needs(self) -> Vec<(Role, &'static str)> {
        let search = self.search();
        let mut needs = vec![(search.subject, search.moment), (search.role, search.at)];
        match self {
            Self::LastReply | Self::NextReply | Self::LastAsked => {
                needs.push((Role::Messages, "direction"));
            }
            Self::Settled => needs.push((Role::Events, "status")),
            Self::Answered => needs.push((Role::Calls, "customer")),
            Self::Written => {
                needs.push((Role::Messages, "direction"));
                needs.push((Role::Messages, "customer"));
                needs.push((Role::Calls, "customer"));
            }
        }
        needs
    }
}

/// Whether each row of a role is one that is looked for; [`None`] where nobody says.
fn wanted(beside: Beside, tables: &Tables) -> impl Fn(usize) -> Option<bool> {
    let table = tables.of(beside.role());
    let is = |name: &str, word: &str| {
        let (ids, word) = (table.texts(name), tables.texts.find(word));
        move |row: usize| {
            let id = ids.map(|ids| ids.at(row)).filter(|id| *id != NO_TEXT)?;
            Some(Some(id) == word)
        }
    };
    let (goes_out, comes_in) = (is("direction", "out"), is("direction", "in"));
    let (is_bot, is_settled) = (is("author", "bot"), is("status", "resolved"));
    let answers = table.times("answered_at");
    move |row| match beside {
        Beside::LastReply | Beside::NextReply if is_bot(row) == Some(true) => Some(false),
        Beside::LastReply | Beside::NextReply | Beside::Written => goes_out(row),
        Beside::LastAsked => comes_in(row),
        Beside::Settled => is_settled(row),
        Beside::Answered => Some(answers.is_some_and(|times| times.at(row).is_known())),
    }
}

/// The rows beside the rows of a role.
#[derive(Debug)]
pub struct Found {
    at: Vec<Span>,
    unsure: HashSet<u32>,
}

impl Found {
    /// Looks for them.
    pub fn new(dossiers: &Dossiers, beside: Beside) -> Self {
        let (tables, search) = (&dossiers.tables, beside.search());
        let Some(moments) = tables.of(search.subject).times(search.moment) else {
            return Self { at: Vec::new(), unsure: HashSet::new() };
        };
        let groups = Groups::new(dossiers, beside);
        let keys = Keys::of(dossiers, search.subject, search.key);
        let mut found = Self { at: Vec::with_capacity(moments.len()), unsure: HashSet::new() };
        for (row, moment) in moments.iter().enumerate() {
            let place = match keys.at(row).filter(|_| moment.is_known()) {
                Some(key) => groups.find(key, moment, beside),
                None => Place::Nowhere,
            };
            found.at.push(match place {
                Place::At(at) => at,
                Place::Nowhere | Place::Unsure => Span::UNKNOWN,
            });
            if place == Place::Unsure {
                found.unsure.extend(u32::try_from(row));
            }
        }
        found
    }

    /// When the row beside a row was; unknown where there is none, or nobody knows which it is.
    pub fn at(&self, row: u32) -> Span {
        self.at.get(row as usize).copied().unwrap_or(Span::UNKNOWN)
    }

    /// Whether there may be a row beside a row although nobody knows which.
    pub fn is_unsure(&self, row: u32) -> bool {
        self.unsure.contains(&row)
    }

    /// How many moments are kept: one for each row, whatever the rows have in common.
    pub fn len(&self) -> usize {
        self.at.len() + self.unsure.len()
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What each row of a role goes by: its key, or its order where it has none.
struct Keys<'d> {
    ids: Option<&'d Cells<TextId>>,
    order_of: &'d [u32],
}

impl<'d> Keys<'d> {
    fn of(dossiers: &'d Dossiers, role: Role, key: &str) -> Self {
        let ids = dossiers.tables.of(role).texts(key);
        Self { ids, order_of: &dossiers.order_of[role as usize] }
    }

    fn at(&self, row: usize) -> Option<u64> {
        const OF_ORDER: u64 = 1 << 32;
        let id = self.ids.map(|ids| ids.at(row)).filter(|id| *id != NO_TEXT);
        let order = self.order_of.get(row).filter(|order| **order != NONE);
        id.map(u64::from).or_else(|| order.map(|&order| OF_ORDER | u64::from(order)))
    }
}

/// A moment of a row that is looked for.
#[derive(Debug, Clone, Copy)]
struct Entry {
    key: u64,
    at: Span,
    is_sure: bool,
    /// The entry of the group up to here that ends last.
    last: u32,
}

/// Where a row beside another was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    At(Span),
    Nowhere,
    Unsure,
}

/// The moments that are looked at, group by group and in their order.
struct Groups {
    entries: Vec<Entry>,
    /// Groups with a row that may be the one and has no time.
    untimed: HashSet<u64>,
}

impl Groups {
    fn new(dossiers: &Dossiers, beside: Beside) -> Self {
        let search = beside.search();
        let mut groups = Self { entries: Vec::new(), untimed: HashSet::new() };
        let table = dossiers.tables.of(search.role);
        let keys = Keys::of(dossiers, search.role, search.key);
        let wanted = wanted(beside, &dossiers.tables);
        for row in 0..table.rows() {
            let (Some(key), is_wanted) = (keys.at(row), wanted(row)) else { continue };
            if is_wanted == Some(false) {
                continue;
            }
            let at = table.times(search.at).map_or(Span::UNKNOWN, |times| times.at(row));
            if at.is_known() {
                groups.entries.push(Entry { key, at, is_sure: is_wanted.is_some(), last: 0 });
            } else {
                groups.untimed.insert(key);
            }
        }
        groups.entries.sort_unstable_by_key(|one| (one.key, one.at.lo, one.at.hi, !one.is_sure));
        for place in 0..groups.entries.len() {
            let before = place.checked_sub(1).map(|before| groups.entries[before]);
            let before = before.filter(|before| before.key == groups.entries[place].key);
            let last = before.map(|before| before.last).filter(|&last| {
                let (last, own) = (&groups.entries[last as usize], &groups.entries[place]);
                last.at.hi > own.at.hi
            });
            let own = u32::try_from(place).expect("fewer than four billion rows");
            groups.entries[place].last = last.unwrap_or(own);
        }
        groups
    }

    fn group(&self, key: u64) -> Range<usize> {
        let start = self.entries.partition_point(|one| one.key < key);
        let length = self.entries[start..].partition_point(|one| one.key == key);
        start..start + length
    }

    /// The row of a group that is beside a moment.
    fn find(&self, key: u64, moment: Span, beside: Beside) -> Place {
        if self.untimed.contains(&key) {
            return Place::Unsure;
        }
        let range = self.group(key);
        let (group, first) = (&self.entries[range.clone()], range.start);
        let rank = |one: &Entry| (one.at.lo, one.at.hi);
        let before = match beside {
            Beside::Settled => group.partition_point(|one| one.at.lo < moment.lo),
            _ => group.partition_point(|one| rank(one) < (moment.lo, moment.hi)),
        };
        let last = before.checked_sub(1).map(|place| group[place].last as usize - first);
        // What neither ended before it nor began after it may be on either side.
        let reaches_into = last.is_some_and(|last| group[last].at.hi >= moment.lo);
        let (after, overlaps) = match beside {
            Beside::Settled => (before, reaches_into),
            _ => {
                let same = group.partition_point(|one| rank(one) <= (moment.lo, moment.hi));
                let after = group.partition_point(|one| one.at.lo <= moment.hi);
                (after, reaches_into || same < after)
            }
        };
        let found = match beside {
            Beside::LastReply | Beside::LastAsked => last.map(|last| group[last]),
            _ => group.get(after).copied(),
        };
        match found {
            _ if overlaps => Place::Unsure,
            Some(entry) if entry.is_sure => Place::At(entry.at),
            Some(_) => Place::Unsure,
            None => Place::Nowhere,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(moments: &[(i64, i64, bool)]) -> Groups {
        let entry = |&(lo, hi, is_sure): &(i64, i64, bool)| Entry {
            key: 7,
            at: Span { lo, hi },
            is_sure,
            last: 0,
        };
        let mut entries: Vec<Entry> = moments.iter().map(entry).collect();
        for place in 0..entries.len() {
            let best = (0..=place).max_by_key(|&one| (entries[one].at.hi, one)).unwrap_or(0);
            entries[place].last = u32::try_from(best).unwrap();
        }
        Groups { entries, untimed: HashSet::new() }
    }

    /// What is found before and after a moment.
    fn check(groups: &Groups, moment: (i64, i64), before: Place, after: Place) {
        let moment = Span { lo: moment.0, hi: moment.1 };
        assert_eq!(groups.find(7, moment, Beside::LastReply), before, "before {moment:?}");
        assert_eq!(groups.find(7, moment, Beside::NextReply), after, "after {moment:?}");
    }

    const fn at(moment: i64) -> Place {
        Place::At(Span { lo: moment, hi: moment })
    }

    #[test]
    fn the_nearest_moment_is_found_and_the_same_is_neither_before_nor_after() {
        let groups = groups(&[(10, 10, true), (20, 20, true), (30, 30, true)]);
        check(&groups, (20, 20), at(10), at(30));
        check(&groups, (5, 5), Place::Nowhere, at(10));
        check(&groups, (35, 35), at(30), Place::Nowhere);
        check(&groups, (25, 25), at(20), at(30));
        let moment = Span::exact(20);
        assert_eq!(groups.find(8, moment, Beside::NextReply), Place::Nowhere);
        assert_eq!(groups.find(7, moment, Beside::Settled), at(20));
    }

    #[test]
    fn a_day_around_a_moment_is_on_neither_side() {
        let groups = groups(&[(0, 24, true), (10, 10, true), (40, 64, true)]);
        check(&groups, (15, 15), Place::Unsure, Place::Unsure);
        check(
            &groups,
            (30, 30),
            Place::At(Span { lo: 0, hi: 24 }),
            Place::At(Span { lo: 40, hi: 64 }),
        );
        check(&groups, (0, 24), Place::Unsure, Place::Unsure);
    }

    #[test]
    fn what_may_be_a_reply_leaves_it_open() {
        let groups = groups(&[(10, 10, true), (20, 20, false), (30, 30, true)]);
        check(&groups, (15, 15), at(10), Place::Unsure);
        check(&groups, (25, 25), Place::Unsure, at(30));
    }
}
