//! The promises about the same subjects, judged: the outcome of each as a column, and what of it is
//! a finding.
//!
//! Made of the nodes of `judge::brief`, as the audit is. Prints no value (`printed`).

use super::groups::{Group, rows, subjects};
use super::kinds;
use super::layers::{Layers, roles_of};
use super::lines::has_prices;
use super::query::Query;
use super::script::Source;
use super::values::{Unsaid, Value};
use crate::formula::evaluate::Granted;
use crate::formula::program::{Graph, How, Id, Lowering, Scalar};
use crate::formula::{Derived, Grain, OfDocument, Type};
use crate::judge::{self, Brief, Column};
use crate::law;
use crate::promises::Promise;
use crate::report::{Outcome, Severity, Unit};

/// What the promises of one group come to.
#[derive(Debug, Default)]
pub struct Round {
    /// Their queries, the last of which has all outcomes.
    pub queries: Vec<Query>,
    /// The outcome of each subject, promise by promise: `code, outcome`.
    pub outcomes: Vec<String>,
    /// The findings, promise by promise, before they are printed.
    pub findings: Vec<String>,
    /// What each finding says was billed wrongly.
    pub charges: Vec<String>,
}

/// The queries of promises about the same subjects, and what tells of each.
///
/// # Errors
///
/// Why one of them cannot be said.
pub fn judged(
    source: Source<'_>,
    group: &Group,
    promises: &[&Promise],
    prefix: &str,
) -> Result<Round, Unsaid> {
    let world = source.world;
    let tables = &world.dossiers.tables;
    let view = match group {
        Group::Orders => world.dossiers.view(Grain::Order, &[]),
        Group::Lines(roles, beside) => world.dossiers.view(Grain::Line, roles).beside(beside),
        Group::Rows(grain) => world.dossiers.view(*grain, &[]),
    };
    let granted: Vec<_> =
        promises.iter().map(|one| law::granted(source.contract, one, tables)).collect();
    let has_grant: Vec<bool> = granted.iter().map(Option::is_some).collect();
    let granted: Vec<Granted<'_>> = granted.into_iter().flatten().collect();
    let mut graph = Graph::new(world, &view, &granted);
    let mut grants = 0..;
    let mut briefs: Vec<Brief> = Vec::new();
    for (promise, has_grant) in promises.iter().zip(has_grant) {
        let ready = judge::ready(promise, source.shape, law::has_term(source.contract, promise));
        let place = if has_grant { grants.next() } else { None };
        briefs.push(judge::brief(promise, &ready, &mut Lowering::new(&mut graph, place)));
    }
    let conditions: Result<Vec<Option<String>>, &'static str> =
        promises.iter().map(|one| kinds::condition(source, one)).collect();
    let mut conditions = conditions.map_err(Unsaid)?;
    let of_credits = |brief: &Brief| {
        has_prices(tables) && (world.charges.is_some() || reads_credits(&graph, brief))
    };
    for (condition, _) in conditions.iter_mut().zip(&briefs).filter(|(_, one)| of_credits(one)) {
        let before = condition.take().map_or_else(String::new, |before| format!("{before} AND "));
        *condition = Some(format!("{before}{IS_SETTLED}"));
    }
    let wanted: Vec<Id> =
        briefs.iter().flat_map(|one| one.asked().into_iter().chain(one.details())).collect();
    let layers = Layers::new(&graph, (source.dialect, &source.contract.policies), prefix, &wanted)?;
    let mut round = Round { queries: vec![subjects(group, tables, prefix)], ..Round::default() };
    let roles = roles_of(&graph, &wanted);
    round.queries.extend(roles.into_iter().map(|role| rows(group, role, prefix, tables)));
    round.queries.extend(layers.queries().iter().cloned());
    let about = match group {
        Group::Rows(grain) => Some(*grain),
        _ => None,
    };
    let of_group = |role| rows(group, role, prefix, tables);
    round.queries.push(super::keys::keys(tables, about, prefix, of_group));
    let judging = Judging { source, layers: &layers, graph: &graph, prefix };
    let is_shared_out = group.is_shared_out(tables);
    let mut whole = judging.query((&briefs, &conditions), &wanted, is_shared_out);
    whole.notes = promises
        .iter()
        .enumerate()
        .map(|(place, one)| format!("o{place}: {} {}: {}", one.code, one.name, one.summary))
        .collect();
    round.queries.push(whole);
    for (place, (promise, brief)) in promises.iter().zip(&briefs).enumerate() {
        let code = source.dialect.text(&promise.code);
        round.outcomes.push(format!(
            "SELECT {code} AS code, p.o{place} AS outcome FROM {prefix}_judged p WHERE p.o{place} \
             < {}",
            judge::NONE
        ));
        round.findings.push(judging.findings(promise, brief, place));
        round.charges.extend(judging.charges(promise, brief, place));
    }
    Ok(round)
}

/// Nothing of the order has to be shared out one after the other.
const IS_SETTLED: &str = "u.order_row IS NULL";

/// Whether a promise reads what credits took off prices.
fn reads_credits(graph: &Graph<'_>, brief: &Brief) -> bool {
    let mut open: Vec<Id> = brief.asked().into_iter().chain(brief.details()).collect();
    let mut is_seen = vec![false; graph.len()];
    while let Some(id) = open.pop() {
        if std::mem::replace(&mut is_seen[id as usize], true) {
            continue;
        }
        let how = &graph.node(id).how;
        let is_of_credits = matches!(
            how,
            How::Derived(_, _, Derived::CorrectsPrice)
                | How::OfDocument(_, OfDocument::PriceCredited)
        );
        if is_of_credits {
            return true;
        }
        open.extend(graph.node(id).parts());
    }
    false
}

/// What the judged subjects of a group are made from.
struct Judging<'j, 'g, 'a> {
    source: Source<'j>,
    layers: &'j Layers<'g, 'a>,
    graph: &'j Graph<'a>,
    prefix: &'j str,
}

impl Judging<'_, '_, '_> {
    /// All subjects with their outcomes, `PREFIX_judged`; those of orders that are left out are
    /// not among them.
    fn query(
        &self,
        (briefs, conditions): (&[Brief], &[Option<String>]),
        wanted: &[Id],
        is_shared_out: bool,
    ) -> Query {
        let keys = ["subject", "order_row", "line_row", "own_row"];
        let mut columns: Vec<String> = keys.iter().map(|key| format!("p.{key}")).collect();
        for &id in wanted {
            for name in self.layers.names(id).into_iter().filter(|_| !self.is_given(id)) {
                let column = format!("p.{name}");
                if !columns.contains(&column) {
                    columns.push(column);
                }
            }
        }
        for (place, (brief, condition)) in briefs.iter().zip(conditions).enumerate() {
            let outcome = outcome(self.asked(brief));
            columns.push(match condition {
                Some(condition) => format!(
                    "(CASE WHEN {condition} THEN {outcome} ELSE {} END) AS o{place}",
                    judge::NONE
                ),
                None => format!("{outcome} AS o{place}"),
            });
        }
        let mut left_out = String::new();
        if conditions.iter().flatten().any(|one| one.ends_with(IS_SETTLED)) {
            left_out += "\n  LEFT JOIN unsettled u ON u.order_row = p.order_row";
        }
        if is_shared_out {
            left_out += "\n  LEFT JOIN left_out x ON x.order_row = p.order_row\n  WHERE \
            x.order_row IS NULL";
        }
        let from = self.layers.name();
        let select = format!("SELECT {}\n  FROM {from} p{left_out}", columns.join(",\n    "));
        Query::new(format!("{}_judged", self.prefix), select)
    }

    fn is_given(&self, id: Id) -> bool {
        self.graph.constant(id).is_some()
    }

    /// What an outcome is made of.
    fn asked(&self, brief: &Brief) -> [String; 7] {
        let asked = brief.asked();
        [0, 1, 2, 3, 4, 5, 6].map(|at| match self.graph.constant(asked[at]) {
            // How a time lies to now is a number, and no truth.
            Some(Scalar::Truth(clock)) if at == 6 => clock.to_string(),
            _ => self.layers.value(asked[at], "p").single(),
        })
    }

    fn single(&self, id: Id) -> String {
        self.layers.value(id, "p").single()
    }

    /// The findings of a promise, in the columns of [`COLUMNS`].
    fn findings(&self, promise: &Promise, brief: &Brief, place: usize) -> String {
        let dialect = self.source.dialect;
        let is_reported = self.is_reported(promise, place);
        let text = |text: &str| dialect.as_text(&dialect.text(text));
        let mut cells = vec![
            text(&promise.code),
            text(&promise.name),
            self.severity(promise, brief),
            format!("p.o{place}"),
        ];
        let keys = ["order_id", "line", "document", "customer", "carrier", "currency"];
        cells.extend(keys.iter().map(|key| format!("k.{key}")));
        for column in [brief.promised, brief.actual] {
            cells.extend(self.value(column));
        }
        let [unit, number, ..] = self.value(brief.margin);
        let waited = brief.waited.map(|id| self.single(id));
        let overdue = Outcome::Overdue as u8;
        let number = match waited {
            Some(waited) => format!(
                "CASE WHEN p.o{place} = {overdue} THEN COALESCE({number}, {waited}) ELSE {number} \
                 END"
            ),
            None => number,
        };
        cells.extend([unit, number]);
        let told = brief.told.map(|id| self.single(id));
        cells.push(told.map_or_else(
            || "''".to_owned(),
            |told| {
                format!("CASE WHEN {told} THEN 'told' WHEN NOT {told} THEN 'silent' ELSE '' END")
            },
        ));
        cells.extend(self.stake(brief));
        let cells: Vec<String> =
            cells.iter().zip(COLUMNS).map(|(cell, name)| format!("{cell} AS {name}")).collect();
        let prefix = self.prefix;
        format!(
            "SELECT {}\n    FROM {prefix}_judged p JOIN {prefix}_keys k ON k.subject = \
             p.subject\n    \
             WHERE {is_reported}",
            cells.join(", ")
        )
    }

    fn is_reported(&self, promise: &Promise, place: usize) -> String {
        let reports: Vec<String> =
            promise.reports.iter().map(|outcome| (*outcome as u8).to_string()).collect();
        format!("p.o{place} IN ({})", reports.join(", "))
    }

    fn severity(&self, promise: &Promise, brief: &Brief) -> String {
        let dialect = self.source.dialect;
        let setting = law::setting_of(self.source.contract, promise);
        let told = setting.and_then(|setting| Severity::named(setting.severity.as_deref()?));
        let usual = dialect.text(told.unwrap_or(promise.severity).name());
        match brief.severity.filter(|_| told.is_none()).map(|id| self.single(id)) {
            Some(word) => dialect.as_text(&format!(
                "CASE WHEN {word} IN ('info', 'warning', 'error') THEN {word} ELSE {usual} END"
            )),
            None => dialect.as_text(&usual),
        }
    }

    /// The unit of a value, and it as a number, a moment or a text.
    fn value(&self, column: Option<Column>) -> [String; 5] {
        use super::dialect::Kind::{Text, Whole};
        let nothing = |kind| self.source.dialect.nothing(kind);
        let mut cells =
            [nothing(Text), nothing(Whole), nothing(Whole), nothing(Whole), nothing(Text)];
        let Some(Column { kind, id }) = column else { return cells };
        let value = self.layers.value(id, "p");
        cells[0] = self.source.dialect.as_text(&format!("'{}'", unit(kind).name()));
        match (kind, value) {
            (Type::Time, value) => {
                let [lo, hi] = value.span();
                (cells[2], cells[3]) = (lo, hi);
            }
            (Type::Text, value) => cells[4] = value.single(),
            (Type::Truth, value) => {
                let truth = value.single();
                cells[4] = format!("CASE WHEN {truth} THEN 'yes' WHEN NOT {truth} THEN 'no' END");
            }
            (_, Value::Single(number)) => cells[1] = number,
            (_, Value::Span(_)) => {}
        }
        cells
    }

    /// The money at stake, and until when it can be claimed back.
    fn stake(&self, brief: &Brief) -> [String; 3] {
        let nothing = || self.source.dialect.nothing(super::dialect::Kind::Whole);
        let Some(stake) = brief.stake.map(|id| self.single(id)) else {
            return [nothing(), nothing(), nothing()];
        };
        let overbilled = brief.overbilled.map_or("TRUE".to_owned(), |id| self.single(id));
        let until = brief.recoverable.map(|id| self.layers.value(id, "p").span());
        let until = until.map_or_else(
            || [nothing(), nothing()],
            |span| {
                span.map(|end| {
                    format!(
                        "CASE WHEN {stake} <> 0 AND COALESCE({overbilled}, TRUE) THEN {end} END"
                    )
                })
            },
        );
        let [lo, hi] = until;
        [format!("NULLIF({stake}, 0)"), lo, hi]
    }

    /// What its findings say was billed wrongly, for the second round.
    fn charges(&self, promise: &Promise, brief: &Brief, place: usize) -> Option<String> {
        let [stake, overbilled] = [brief.stake?, brief.overbilled?].map(|id| self.single(id));
        let prefix = self.prefix;
        Some(format!(
            "SELECT k.order_id, k.line, k.document, k.currency, CASE WHEN {overbilled} THEN \
             {stake} \
             ELSE - {stake} END AS amount FROM {prefix}_judged p JOIN {prefix}_keys k ON \
             k.subject = \
             p.subject WHERE {stake} <> 0 AND {overbilled} IS NOT NULL AND {}",
            self.is_reported(promise, place)
        ))
    }
}

/// The columns of findings before they are printed.
pub const COLUMNS: [&str; 26] = [
    "code",
    "name",
    "severity",
    "outcome",
    "order_id",
    "line",
    "document",
    "customer",
    "carrier",
    "currency",
    "promised_unit",
    "promised_number",
    "promised_lo",
    "promised_hi",
    "promised_text",
    "actual_unit",
    "actual_number",
    "actual_lo",
    "actual_hi",
    "actual_text",
    "margin_unit",
    "margin_number",
    "told",
    "stake",
    "recoverable_lo",
    "recoverable_hi",
];

/// The unit in which values of a type are printed.
const fn unit(kind: Type) -> Unit {
    match kind {
        Type::Money => Unit::Money,
        Type::Quantity => Unit::Quantity,
        Type::Number => Unit::Number,
        Type::Length => Unit::Days,
        Type::Time => Unit::Moment,
        Type::Text | Type::Truth => Unit::Text,
    }
}

/// The outcome by its number, as `judge` has it; 8 where the promise does not apply.
fn outcome(
    [applies, is_void, is_kept, is_beat, is_open, is_promised, clock]: [String; 7],
) -> String {
    use crate::report::Outcome as Of;
    let number = |outcome: Of| outcome as u8;
    format!(
        "(CASE WHEN NOT {applies} THEN 8 WHEN {applies} IS NULL THEN {unknown} WHEN {is_void} \
         THEN {void} WHEN NOT COALESCE({is_promised}, FALSE) THEN {unknown} WHEN {is_kept} THEN \
         (CASE WHEN {is_beat} THEN {beat} ELSE {kept} END) WHEN {is_open} THEN (CASE {clock} WHEN \
         0 THEN {pending} WHEN 1 THEN {near} WHEN 2 THEN (CASE WHEN NOT {is_kept} THEN {broken} \
         ELSE {overdue} END) ELSE {unknown} END) WHEN NOT {is_kept} THEN {broken} ELSE {unknown} \
         END)",
        unknown = number(Of::Unknown),
        void = number(Of::Void),
        beat = number(Of::Beat),
        kept = number(Of::Kept),
        pending = number(Of::Pending),
        near = number(Of::AtRisk),
        broken = number(Of::Broken),
        overdue = number(Of::Overdue),
    )
}
