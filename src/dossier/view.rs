//! What a formula is evaluated over: a list of subjects and the rows that refer to each.
//!
//! The finest level that the keys allow is chosen order by order (G11 of the domain).

use super::grain::Grain;
use super::lines::STRAY;
use super::{Dossiers, Links, NONE};
use crate::tables::{ROLES, Role};

/// A list of subjects of one grain.
#[derive(Debug, Default)]
pub struct View {
    /// The order of each subject, or [`NONE`].
    pub order: Vec<u32>,
    /// The line of each subject, or [`NONE`] where it is the order as a whole.
    pub line: Vec<u32>,
    /// The row of each subject where it is a row; empty otherwise.
    pub row: Vec<u32>,
    /// Rows per subject where they differ from the rows of its order.
    links: [Option<Links>; ROLES],
}

impl View {
    /// How many subjects there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The rows of a role that refer to a subject.
    pub fn rows<'a>(&'a self, dossiers: &'a Dossiers, role: Role, subject: usize) -> &'a [u32] {
        match (&self.links[role as usize], self.order[subject]) {
            (Some(links), _) => links.of(subject),
            (None, NONE) => &[],
            (None, order) => dossiers.rows_of[role as usize].of(order as usize),
        }
    }
}

impl Dossiers {
    /// The subjects of a grain for a formula that reads the tables of `roles`.
    pub fn view(&self, grain: Grain, roles: &[Role]) -> View {
        match grain {
            Grain::Order => self.whole_orders(),
            Grain::Line => self.finest(roles),
            Grain::Invoice => self.rows_as_subjects(Role::Invoices, &self.documents.first_rows),
            Grain::Delivery | Grain::InvoiceLine | Grain::Payment => {
                let role = grain.role().unwrap_or(Role::Invoices);
                let rows: Vec<u32> = (0..).take(self.tables.of(role).rows()).collect();
                self.rows_as_subjects(role, &rows)
            }
            Grain::Input => View::default(),
        }
    }

    fn whole_orders(&self) -> View {
        let order: Vec<u32> = (0..).take(self.orders()).collect();
        View { line: vec![NONE; order.len()], order, ..View::default() }
    }

    fn rows_as_subjects(&self, role: Role, rows: &[u32]) -> View {
        let order = rows.iter().map(|&row| self.order_of[role as usize][row as usize]).collect();
        let line_of = &self.line_links[role as usize].line_of;
        let line = rows.iter().map(|&row| match line_of.get(row as usize) {
            None | Some(&STRAY) => NONE,
            Some(&line) => line,
        });
        View { order, line: line.collect(), row: rows.to_vec(), ..View::default() }
    }

    /// Lines where the keys of every role reach them, whole orders elsewhere.
    fn finest(&self, roles: &[Role]) -> View {
        let joined: Vec<Role> = roles
            .iter()
            .copied()
            .filter(|role| matches!(role, Role::Deliveries | Role::Invoices))
            .collect();
        let mut view = View::default();
        let mut of_lines = Links::new();
        let mut of_joined: Vec<Links> = joined.iter().map(|_| Links::new()).collect();
        for order in 0..self.orders() {
            let lines = self.rows_of[Role::Lines as usize].of(order);
            let reaches = |role: &Role| {
                let links = &self.line_links[*role as usize].reaches_lines;
                links.get(order).copied().unwrap_or(false)
            };
            let as_lines = !lines.is_empty() && joined.iter().all(reaches);
            let items: &[u32] = if as_lines { lines } else { &[NONE] };
            for &line in items {
                view.order.push(u32::try_from(order).unwrap_or(NONE));
                view.line.push(line);
                let of_item = |row: &u32| line == NONE || *row == line;
                of_lines.push(lines.iter().copied().filter(of_item));
                for (links, role) in of_joined.iter_mut().zip(&joined) {
                    let line_of = &self.line_links[*role as usize].line_of;
                    let rows = self.rows_of[*role as usize].of(order).iter().copied();
                    links.push(rows.filter(|&row| line == NONE || line_of[row as usize] == line));
                }
            }
        }
        view.links[Role::Lines as usize] = Some(of_lines);
        for (links, role) in of_joined.into_iter().zip(joined) {
            view.links[role as usize] = Some(links);
        }
        view
    }

    /// How the keys of the roles found a subject.
    pub fn match_level(&self, roles: &[Role], order: u32, line: u32) -> &'static str {
        if order == NONE {
            return "";
        }
        if line == NONE {
            return super::MatchLevel::Order.name();
        }
        let levels = roles
            .iter()
            .filter_map(|role| self.line_links[*role as usize].level.get(order as usize).copied());
        levels.min().unwrap_or(super::MatchLevel::Line).name()
    }
}
