//! Programs over small tables: what is folded away is what working it out gives.

use super::*;
use crate::calendar::{Calendar, UnlistedYears};
use crate::decimal::{ABSENT, ONE};
use crate::dossier::Dossiers;
use crate::dossier::standards::Standards;
use crate::formula::Grain;
use crate::formula::evaluate::{Chosen, Worker};
use crate::rates::Rates;
use crate::tables::{Column, Runs, Tables, place_of};

const NUMBERS: [i64; 6] = [ABSENT, 0, 1, -ONE, 3 * ONE, i64::MAX];

/// Orders whose quantity and net amount are every pair of some numbers.
fn pairs() -> Dossiers {
    let mut tables = Tables::default();
    let orders = tables.of_mut(Role::Orders);
    let pairs = || NUMBERS.into_iter().flat_map(|a| NUMBERS.map(|b| (a, b)));
    let mut put = |name, values| {
        orders.columns[place_of(Role::Orders, name).unwrap()] = Some(Column::Number(values).into());
    };
    put("quantity", pairs().map(|(a, _)| a).collect());
    put("net", pairs().map(|(_, b)| b).collect());
    orders.line = Runs::rising((0..).take(pairs().count()));
    orders.file = Runs::staying(pairs().map(|_| 0));
    orders.is_present = true;
    Dossiers::new(tables)
}

/// Does something with a graph over these orders.
fn with_graph(dossiers: &Dossiers, test: impl FnOnce(&mut Graph<'_>)) {
    let (calendar, unlisted_years) = (Calendar::default(), UnlistedYears::default());
    let (standards, rates) = (Standards::default(), Rates::default());
    let world = World {
        standards: &standards,
        rates: &rates,
        charges: None,
        dossiers,
        facts: &[],
        calendar: &calendar,
        unlisted_years: &unlisted_years,
        policy: &[],
        as_of: 0,
    };
    let view = dossiers.view(Grain::Order, &[]);
    test(&mut Graph::new(world, &view, &[]));
}

fn column(graph: &mut Graph<'_>, name: &str) -> Id {
    let place = place_of(Role::Orders, name).unwrap();
    let how = How::Column(From::Order, Role::Orders, place);
    graph.place(Form::Number, Reach::Subjects, how)
}

/// What a node gives for every order, in a row and one by one.
fn values(graph: &Graph<'_>, id: Id) -> Vec<Scalar> {
    let stops = [vec![id]];
    let count = graph.view.len();
    let places: Vec<u32> = (0..).take(count).collect();
    let run = |is_in_a_row: bool| {
        let schedule = Schedule::new(graph, &stops, is_in_a_row);
        let chosen = if is_in_a_row { Chosen::Range(0..count) } else { Chosen::Some(&places) };
        let mut found = Vec::new();
        Worker::new(graph, &schedule).run(chosen, |worker, _| {
            found = (0..count).map(|place| worker.scalar(id, place)).collect();
        });
        found
    };
    assert_eq!(run(true), run(false));
    run(true)
}

#[test]
fn a_function_of_columns_gives_what_it_gives_of_constants() {
    let functions = [
        Two::OrElse,
        Two::Equal,
        Two::AtMost,
        Two::Plus,
        Two::Minus,
        Two::Times,
        Two::Per,
        Two::Least,
        Two::Greatest,
    ];
    with_graph(&pairs(), |graph| {
        let (left, right) = (column(graph, "quantity"), column(graph, "net"));
        for function in functions {
            let of_columns = graph.two(function, left, right);
            let found = values(graph, of_columns);
            let pairs = NUMBERS.into_iter().flat_map(|a| NUMBERS.map(|b| (a, b)));
            for ((a, b), value) in pairs.zip(found) {
                let given = [a, b].map(|number| graph.given(Scalar::Number(number)));
                let folded = graph.two(function, given[0], given[1]);
                assert_eq!(graph.constant(folded), Some(value), "{function:?} {a} {b}");
                // One side the same for all is the third way to the same value.
                let mixed = graph.two(function, left, given[1]);
                let among = values(graph, mixed);
                let row = NUMBERS.iter().position(|&number| number == a).unwrap() * NUMBERS.len();
                assert_eq!(among[row], value, "{function:?} {a} {b}");
            }
        }
    });
}

#[test]
fn equal_parts_are_one_node_and_what_is_idle_is_none() {
    with_graph(&pairs(), |graph| {
        let (left, right) = (column(graph, "quantity"), column(graph, "net"));
        let sum = graph.two(Two::Plus, left, right);
        assert_eq!(graph.two(Two::Plus, left, right), sum);
        let nought = graph.given(Scalar::Number(0));
        let unknown = graph.unknown(Form::Number);
        assert_eq!(graph.two(Two::Plus, sum, nought), sum);
        assert_eq!(graph.two(Two::Plus, sum, unknown), unknown);
        assert_eq!(graph.two(Two::OrElse, unknown, sum), sum);
        assert_eq!(graph.two(Two::OrElse, sum, unknown), sum);
        // Nothing allowed, wherever the base is known, changes nothing.
        let is_known = graph.one(One::Known, left);
        let allowed = graph.choice(is_known, nought, unknown);
        assert_eq!(graph.two(Two::Plus, sum, allowed), sum);
        assert_ne!(graph.two(Two::Plus, right, allowed), right);
    });
}

#[test]
fn logic_folds_only_what_is_certain() {
    with_graph(&pairs(), |graph| {
        let (left, right) = (column(graph, "quantity"), column(graph, "net"));
        let open = graph.two(Two::AtMost, left, right);
        let [yes, no] = [true, false].map(|truth| graph.truth(truth));
        let unsure = graph.unknown(Form::Truth);
        assert_eq!(graph.two(Two::And, open, no), no);
        assert_eq!(graph.two(Two::And, yes, open), open);
        assert_eq!(graph.two(Two::Or, open, yes), yes);
        assert_ne!(graph.two(Two::And, open, unsure), unsure);
        assert_eq!(graph.choice(unsure, left, right), graph.unknown(Form::Number));
        assert_ne!(graph.choice(open, left, left), left);
        let is_known = graph.one(One::Known, left);
        assert_eq!(graph.choice(is_known, left, left), left);
        assert_eq!(graph.choice(open, yes, no), open);
        let not = graph.one(One::Not, open);
        assert_eq!(graph.one(One::Not, not), open);
    });
}

#[test]
fn a_role_that_no_file_plays_is_unknown_and_not_nought() {
    with_graph(&pairs(), |graph| {
        let over = Gathered {
            function: Aggregate::Count,
            role: Role::Messages,
            value: None,
            filter: None,
            fits: None,
        };
        let count = graph.gathered(over, Form::Number);
        assert_eq!(graph.constant(count), Some(Scalar::Number(ABSENT)));
    });
}
