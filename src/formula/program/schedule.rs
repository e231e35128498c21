//! In which order nodes are worked out, and where each value is kept until its last use.
//!
//! A place is given to the next value of the same form once nobody needs what it holds, so that
//! what a batch works on stays in the cache.

use super::{Graph, How, Id, Reach};
use crate::formula::From;
use crate::tables::{Packed, ROLES, Role};

/// What is done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A node is worked out.
    Work(Id),
    /// The values of a stop are all there, and are looked at.
    Stop(usize),
}

/// The steps for one batch of subjects.
#[derive(Debug)]
pub struct Schedule {
    /// What is done, one after the other.
    pub steps: Vec<Step>,
    /// Whether the subjects of a batch follow each other in their view.
    pub is_in_a_row: bool,
    /// The roles whose rows are read, and whether the subject of each row is asked for.
    pub roles: Vec<(Role, bool)>,
    /// How many places each form of value needs.
    pub places: [usize; 4],
    place_of: Vec<u32>,
}

/// A node that is read where it stands.
const NOWHERE: u32 = u32::MAX;

impl Schedule {
    /// Steps that work out the nodes of each stop, one stop after the other.
    pub fn new(graph: &Graph<'_>, stops: &[Vec<Id>], is_in_a_row: bool) -> Self {
        let mut steps = Vec::new();
        let mut is_seen = vec![false; graph.len()];
        for (number, stop) in stops.iter().enumerate() {
            for &id in stop {
                visit(graph, id, is_in_a_row, &mut is_seen, &mut steps);
            }
            steps.push(Step::Stop(number));
        }
        let mut schedule = Self {
            steps,
            is_in_a_row,
            roles: Vec::new(),
            places: [0; 4],
            place_of: vec![NOWHERE; graph.len()],
        };
        schedule.find_roles(graph);
        schedule.give_places(graph, stops);
        schedule
    }

    /// Where the values of a node are kept; [`None`] for what is read where it stands.
    pub fn place(&self, id: Id) -> Option<usize> {
        let place = self.place_of[id as usize];
        (place != NOWHERE).then_some(place as usize)
    }

    fn find_roles(&mut self, graph: &Graph<'_>) {
        let mut is_read = [false; ROLES];
        let mut is_owned = [false; ROLES];
        for step in &self.steps {
            let Step::Work(id) = step else { continue };
            let node = graph.node(*id);
            match (node.reach, &node.how) {
                (Reach::Rows(role), how) => {
                    is_read[role as usize] = true;
                    is_owned[role as usize] |= matches!(how, How::OfOwner(_) | How::Converted(..));
                }
                (_, How::Over(over)) => is_read[over.role as usize] = true,
                (_, How::Completion(_)) => is_read[Role::Deliveries as usize] = true,
                (_, How::Silence(_)) => {
                    is_read[Role::Deliveries as usize] = true;
                    is_read[Role::Messages as usize] = true;
                }
                _ => {}
            }
        }
        let read = Role::ALL.into_iter().filter(|role| is_read[*role as usize]);
        self.roles = read.map(|role| (role, is_owned[role as usize])).collect();
    }

    fn give_places(&mut self, graph: &Graph<'_>, stops: &[Vec<Id>]) {
        let mut last_use = vec![0_usize; graph.len()];
        for (at, step) in self.steps.iter().enumerate() {
            match step {
                Step::Work(id) => {
                    let parts = graph.node(*id).parts();
                    parts.iter().for_each(|&part| last_use[part as usize] = at);
                }
                Step::Stop(number) => {
                    stops[*number].iter().for_each(|&id| last_use[id as usize] = at);
                }
            }
        }
        let mut free: [Vec<u32>; 4] = Default::default();
        let mut held: Vec<Id> = Vec::new();
        for (at, step) in self.steps.iter().enumerate() {
            if let Step::Work(id) = step {
                let form = graph.node(*id).form as usize;
                let place = free[form].pop().unwrap_or_else(|| {
                    self.places[form] += 1;
                    u32::try_from(self.places[form] - 1).unwrap_or(0)
                });
                self.place_of[*id as usize] = place;
                held.push(*id);
            }
            held.retain(|&id| {
                let is_needed = last_use[id as usize] > at;
                if !is_needed {
                    free[graph.node(id).form as usize].push(self.place_of[id as usize]);
                }
                is_needed
            });
        }
    }
}

fn visit(
    graph: &Graph<'_>,
    id: Id,
    is_in_a_row: bool,
    is_seen: &mut [bool],
    steps: &mut Vec<Step>,
) {
    if std::mem::replace(&mut is_seen[id as usize], true)
        || is_read_in_place(graph, id, is_in_a_row)
    {
        return;
    }
    for part in graph.node(id).parts() {
        visit(graph, part, is_in_a_row, is_seen, steps);
    }
    steps.push(Step::Work(id));
}

/// Constants, and columns whose rows are the subjects themselves, as far as their values stand
/// there one by one.
fn is_read_in_place(graph: &Graph<'_>, id: Id, is_in_a_row: bool) -> bool {
    let is_plain = |role: Role, place: usize| {
        let column = &graph.world.dossiers.tables.of(role).columns[place];
        column.as_ref().is_none_or(Packed::is_plain)
    };
    match graph.node(id).how {
        How::Given(_) => true,
        How::Column(From::Order, role, place) => {
            is_in_a_row && graph.view.order.is_each() && is_plain(role, place)
        }
        How::Column(From::Subject, role, place) => {
            is_in_a_row && graph.view.row.is_each() && is_plain(role, place)
        }
        _ => false,
    }
}
