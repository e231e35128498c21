//! M10: one population, one definition stricter on each rung.
//!
//! Shows how far the figure depends on its definition, so that nobody has to argue about it.

use super::measured::Order;
use super::share;
use crate::formula::evaluate::World;
use crate::report::Metric;
use crate::tables::Role;
use hashbrown::HashSet;

/// The rungs, from the kindest definition to the strictest.
pub fn rungs(
    world: World<'_>,
    orders: &[Order],
    misbilled: Option<&HashSet<String>>,
) -> Vec<Metric> {
    let tables = &world.dossiers.tables;
    let ids = tables.of(Role::Orders).texts("order_id");
    let is_billed_right = |order: &Order| {
        let id = ids.map_or("", |ids| tables.texts.text(ids[order.row as usize]));
        misbilled.is_some_and(|misbilled| !misbilled.contains(id))
    };
    let kept = |order: &Order| order.is_on_time && !order.is_cancelled;
    let arrived = |order: &&Order| order.is_decided && order.is_complete && !order.is_cancelled;
    let decided = |order: &&Order| order.is_decided && !order.is_cancelled;
    let with_cancelled = |order: &&Order| arrived(order) || order.is_cancelled;
    let everything = |order: &&Order| with_cancelled(order) || decided(order);
    let has_requests = tables.of(Role::Orders).times("requested_by").is_some();
    let requested = |order: &Order| kept(order) && (!has_requests || order.is_as_requested);
    let full = |order: &Order| requested(order) && order.is_in_full;
    let mut rungs = Vec::new();
    let mut rung = |name: &str, among: &dyn Fn(&&Order) -> bool, test: &dyn Fn(&Order) -> bool| {
        let all = orders.iter().filter(among);
        let count = all.clone().filter(|order| test(order)).count();
        let name = format!("ladder {}: {name}", rungs.len() + 1);
        rungs.push(share("M10", &name, count as i128, all.count() as i128));
    };
    rung("of arrived orders, by the promised time", &arrived, &kept);
    if has_requests {
        rung("and by the time asked for", &arrived, &requested);
    }
    rung("and in full", &arrived, &full);
    rung("counting cancelled orders too", &with_cancelled, &full);
    rung("counting overdue orders too", &everything, &full);
    if misbilled.is_some() {
        rung("and billed right", &everything, &|order| full(order) && is_billed_right(order));
    }
    rungs
}
