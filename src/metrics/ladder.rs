//! M10: one population, one definition stricter on each rung.
//!
//! Shows how far the figure depends on its definition, so that nobody has to argue about it.

use super::orders::{Census, Order};
use crate::formula::evaluate::World;
use crate::report::{Measure, Metric};
use crate::tables::Role;

/// The rungs, from the kindest definition to the strictest. `misbilled` counts the orders with a
/// billing error, where it is known which these are.
pub fn rungs(world: World<'_>, orders: &Census, misbilled: Option<&Census>) -> Vec<Metric> {
    let kept = |order: Order| order.is_on_time() && !order.is_cancelled();
    let arrived = |order: Order| order.is_decided() && order.is_complete() && !order.is_cancelled();
    let decided = |order: Order| order.is_decided() && !order.is_cancelled();
    let with_cancelled = |order: Order| arrived(order) || order.is_cancelled();
    let everything = |order: Order| with_cancelled(order) || decided(order);
    let has_requests = world.dossiers.tables.of(Role::Orders).times("requested_by").is_some();
    let requested = |order: Order| kept(order) && (!has_requests || order.is_as_requested());
    let full = |order: Order| requested(order) && order.is_in_full();
    let mut rungs: Vec<Metric> = Vec::new();
    let mut rung = |name: &str, among: &dyn Fn(Order) -> bool, test: &dyn Fn(Order) -> bool| {
        let all = orders.count(among);
        let count = orders.count(|order| among(order) && test(order));
        let name = format!("{} {}: {name}", Measure::Ladder.name(), rungs.len() + 1);
        rungs.push(Metric { name, ..Metric::share(Measure::Ladder, count, all) });
    };
    rung("of arrived orders, by the promised time", &arrived, &kept);
    if has_requests {
        rung("and by the time asked for", &arrived, &requested);
    }
    rung("and in full", &arrived, &full);
    rung("counting cancelled orders too", &with_cancelled, &full);
    rung("counting overdue orders too", &everything, &full);
    if let Some(misbilled) = misbilled {
        rung("and billed right", &everything, &full);
        if let Some(last) = rungs.last_mut() {
            last.count -= misbilled.count(|order| everything(order) && full(order));
        }
    }
    rungs
}
