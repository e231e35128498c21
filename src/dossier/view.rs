//! What a formula is evaluated over: a list of subjects and the rows that refer to each.
//!
//! The finest level that the keys allow is chosen order by order (G11 of the domain).

use super::grain::Grain;
use super::lines::STRAY;
use super::{Dossiers, Links, MatchLevel, NONE, companions};
use crate::tables::{ROLES, Role};
use crate::texts::NO_TEXT;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

/// For each subject of a view, a row.
#[derive(Debug, Clone)]
pub enum Places<'a> {
    /// The row of the same number.
    Each,
    /// These rows, or [`NONE`].
    Listed(Cow<'a, [u32]>),
    /// No row for any of them.
    Nowhere,
}

impl Places<'_> {
    /// The row of a subject, or [`NONE`].
    pub fn at(&self, subject: usize) -> u32 {
        match self {
            Self::Each => u32::try_from(subject).unwrap_or(NONE),
            Self::Listed(rows) => rows[subject],
            Self::Nowhere => NONE,
        }
    }

    /// Whether subjects and rows are the same.
    pub const fn is_each(&self) -> bool {
        matches!(self, Self::Each)
    }

    /// Whether no subject has a row.
    pub const fn is_nowhere(&self) -> bool {
        matches!(self, Self::Nowhere)
    }
}

/// A list of subjects of one grain.
#[derive(Debug)]
pub struct View<'a> {
    /// The records.
    pub dossiers: &'a Dossiers,
    /// The order of each subject.
    pub order: Places<'a>,
    /// The line of each subject, or none where it is the order as a whole.
    pub line: Places<'a>,
    /// The row of each subject where it is a row.
    pub row: Places<'a>,
    /// The table whose rows the subjects are; [`None`] for orders and lines.
    pub role: Option<Role>,
    count: usize,
    /// Rows per subject where they differ from the rows of its order.
    links: [Option<Links>; ROLES],
    /// The invoice rows of each subject that is an invoice, once somebody asks.
    own: Option<OnceLock<Links>>,
}

impl<'a> View<'a> {
    /// How many subjects there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The rows of a role that refer to a subject.
    pub fn rows(&self, role: Role, subject: usize) -> &[u32] {
        if let Some(own) = self.own(role) {
            return own.of(subject);
        }
        match (&self.links[role as usize], self.order.at(subject)) {
            (Some(links), _) => links.of(subject),
            (None, NONE) => &[],
            (None, order) => self.dossiers.rows_of[role as usize].of(order as usize),
        }
    }

    /// How well a subject was matched: a row by the key that it shares with its order line, an
    /// order or a line by the keys of all roles that were read; empty where nothing was joined.
    pub fn match_level(&self, about: Grain, roles: &[Role], subject: usize) -> &'static str {
        let (order, line) = (self.order.at(subject), self.line.at(subject));
        let is_whole = order == NONE || line == NONE || about == Grain::Invoice;
        let (Some(role), false) = (about.role(), is_whole) else {
            let line = if is_whole { NONE } else { line };
            return self.dossiers.match_level(roles, order, line);
        };
        let number = |role: Role, row: u32| {
            let numbers = self.dossiers.tables.of(role).texts("line_id");
            numbers.map_or(NO_TEXT, |numbers| numbers.at(row as usize))
        };
        let own = number(role, self.row.at(subject));
        let is_by_number = own != NO_TEXT && own == number(Role::Lines, line);
        if is_by_number { MatchLevel::Line.name() } else { MatchLevel::Article.name() }
    }

    /// The rows of a role that refer to subjects in a row, and where those of each start, if they
    /// stand together.
    pub fn rows_between(&self, role: Role, subjects: Range<usize>) -> Option<(&[u32], &[u32])> {
        if let Some(own) = self.own(role) {
            return own.between(subjects);
        }
        match (&self.links[role as usize], &self.order) {
            (Some(links), _) => links.between(subjects),
            (None, Places::Each) => self.dossiers.rows_of[role as usize].between(subjects),
            (None, _) => None,
        }
    }

    /// The same where the rows of these tables are those of the line of each subject, and those of
    /// its order that may be of any line. They did not decide how fine the subjects are.
    pub fn beside(mut self, roles: &[Role]) -> Self {
        for &role in roles {
            let line_of = &self.dossiers.line_links[role as usize].line_of;
            let mut links = Links::new();
            for subject in 0..self.count {
                let (order, line) = (self.order.at(subject), self.line.at(subject));
                let may_be = |row: &u32| {
                    let found = line_of.get(*row as usize).copied().unwrap_or(NONE);
                    line == NONE || found == NONE || found == line
                };
                let rows = self.dossiers.rows_of[role as usize].of(order as usize);
                links.push(rows.iter().copied().filter(may_be));
            }
            self.links[role as usize] = Some(links);
        }
        self
    }

    /// The rows of an invoice are its own, not all of those that bill its order.
    fn own(&self, role: Role) -> Option<&Links> {
        let own = self.own.as_ref().filter(|_| role == Role::Invoices)?;
        Some(own.get_or_init(|| self.dossiers.documents.rows()))
    }
}

impl Dossiers {
    /// The subjects of a grain for a formula that reads the tables of `roles`.
    pub fn view(&self, grain: Grain, roles: &[Role]) -> View<'_> {
        match grain {
            Grain::Order => self.whole_orders(),
            Grain::Line if !self.reaches_lines(roles) => self.whole_orders(),
            Grain::Line => self.finest(roles),
            Grain::Invoice => View {
                own: Some(OnceLock::new()),
                ..self.rows_as_subjects(Role::Invoices, self.documents.first_rows.as_deref())
            },
            Grain::Input | Grain::Customer | Grain::Target | Grain::Group => {
                View { count: 0, ..self.whole_orders() }
            }
            rows => {
                let mut view = self.rows_as_subjects(rows.role().unwrap_or(Role::Invoices), None);
                for (role, links) in companions::links(self, rows) {
                    view.links[role as usize] = Some(links);
                }
                view
            }
        }
    }

    /// Whether the keys of every role reach the lines of any order: otherwise its lines are whole
    /// orders, and nothing but those.
    pub fn reaches_lines(&self, roles: &[Role]) -> bool {
        let joined = self.joined(roles);
        let has_lines = self.tables.of(Role::Lines).rows() > 0;
        has_lines && (0..self.orders()).any(|order| self.is_by_line(order, &joined))
    }

    /// Those of some roles whose rows may be about a line. Returns that are not there are about
    /// none, and keep nobody from looking at lines.
    pub fn joined(&self, roles: &[Role]) -> Vec<Role> {
        let is_joined = |role: &Role| match role {
            Role::Deliveries | Role::Invoices => true,
            Role::Returns => self.tables.of(Role::Returns).rows() > 0,
            _ => false,
        };
        roles.iter().copied().filter(is_joined).collect()
    }

    fn is_by_line(&self, order: usize, joined: &[Role]) -> bool {
        let reaches = |role: &Role| {
            let links = &self.line_links[*role as usize].reaches_lines;
            links.get(order).copied().unwrap_or(false)
        };
        !self.rows_of[Role::Lines as usize].of(order).is_empty() && joined.iter().all(reaches)
    }

    fn whole_orders(&self) -> View<'_> {
        View {
            dossiers: self,
            order: Places::Each,
            line: Places::Nowhere,
            row: Places::Nowhere,
            role: None,
            count: self.orders(),
            links: Default::default(),
            own: None,
        }
    }

    /// Rows as subjects: these, or all of the role.
    fn rows_as_subjects<'a>(&'a self, role: Role, rows: Option<&'a [u32]>) -> View<'a> {
        let order_of = &self.order_of[role as usize];
        let line_of = &self.line_links[role as usize].line_of;
        let line = |line: u32| if line == STRAY { NONE } else { line };
        let has_lines = !line_of.is_empty();
        let (order, lines, row): (Cow<'a, [u32]>, Vec<u32>, Places<'a>) = match rows {
            Some(rows) => {
                let order = rows.iter().map(|&row| order_of[row as usize]).collect();
                let lines = rows.iter().filter(|_| has_lines);
                let lines = lines.map(|&row| line(line_of[row as usize])).collect();
                (Cow::Owned(order), lines, Places::Listed(Cow::Borrowed(rows)))
            }
            None => {
                let lines = line_of.iter().map(|&found| line(found)).collect();
                (Cow::Borrowed(order_of), lines, Places::Each)
            }
        };
        View {
            dossiers: self,
            count: order.len(),
            order: Places::Listed(order),
            line: if has_lines { Places::Listed(Cow::Owned(lines)) } else { Places::Nowhere },
            row,
            role: Some(role),
            links: Default::default(),
            own: None,
        }
    }

    /// Lines where the keys of every role reach them, whole orders elsewhere.
    fn finest(&self, roles: &[Role]) -> View<'_> {
        let joined = self.joined(roles);
        let (mut order_of, mut line_of_item) = (Vec::new(), Vec::new());
        let mut of_lines = Links::new();
        let mut of_joined: Vec<Links> = joined.iter().map(|_| Links::new()).collect();
        for order in 0..self.orders() {
            let lines = self.rows_of[Role::Lines as usize].of(order);
            let items: &[u32] = if self.is_by_line(order, &joined) { lines } else { &[NONE] };
            for &line in items {
                order_of.push(u32::try_from(order).unwrap_or(NONE));
                line_of_item.push(line);
                let of_item = |row: &u32| line == NONE || *row == line;
                of_lines.push(lines.iter().copied().filter(of_item));
                for (links, role) in of_joined.iter_mut().zip(&joined) {
                    let line_of = &self.line_links[*role as usize].line_of;
                    let rows = self.rows_of[*role as usize].of(order).iter().copied();
                    let is_of_item = |row: &u32| line_of.get(*row as usize) == Some(&line);
                    links.push(rows.filter(|row| line == NONE || is_of_item(row)));
                }
            }
        }
        let mut links: [Option<Links>; ROLES] = Default::default();
        links[Role::Lines as usize] = Some(of_lines);
        for (of_role, role) in of_joined.into_iter().zip(joined) {
            links[role as usize] = Some(of_role);
        }
        View {
            dossiers: self,
            count: order_of.len(),
            order: Places::Listed(Cow::Owned(order_of)),
            line: Places::Listed(Cow::Owned(line_of_item)),
            row: Places::Nowhere,
            role: None,
            links,
            own: None,
        }
    }

    /// How the keys of the roles found a subject.
    fn match_level(&self, roles: &[Role], order: u32, line: u32) -> &'static str {
        if order == NONE {
            return "";
        }
        if line == NONE {
            return MatchLevel::Order.name();
        }
        let levels = roles
            .iter()
            .filter_map(|role| self.line_links[*role as usize].level.get(order as usize).copied());
        levels.min().unwrap_or(MatchLevel::Line).name()
    }
}
