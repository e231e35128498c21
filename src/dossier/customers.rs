//! What is known of customers, put where it is asked for: on their orders.
//!
//! A tier stands on each order, and what a customer is entitled to is due on every order of his.
//! Judges nothing.

use crate::intake::nobody;
use crate::tables::{Column, Packed, Role, Runs, Tables, place_of};
use crate::texts::{NO_TEXT, TextId};
use hashbrown::{HashMap, HashSet};

/// Takes the words for nobody from where the customer stands: whoever hid his number, or bought as
/// a guest, is not one and the same person each time.
pub fn forget_nobody(tables: &mut Tables) {
    let nobody: HashSet<TextId> =
        nobody().filter_map(|word| tables.texts.find(&word)).filter(|id| *id != NO_TEXT).collect();
    if nobody.is_empty() {
        return;
    }
    for role in Role::ALL {
        let Some(place) = place_of(role, "customer") else { continue };
        let Some(customers) = tables.of(role).texts("customer") else { continue };
        if customers.iter().any(|customer| nobody.contains(&customer)) {
            let known =
                customers.iter().map(|one| if nobody.contains(&one) { NO_TEXT } else { one });
            let known: Vec<TextId> = known.collect();
            tables.of_mut(role).columns[place] = Some(Packed::Text(known.into()));
        }
    }
}

/// Gives orders the tier and the country of their customers, where they do not say themselves.
pub fn describe_orders(tables: &mut Tables) {
    for name in ["tier", "country"] {
        let values = known(tables, name);
        if values.is_empty() {
            continue;
        }
        let orders = tables.of(Role::Orders);
        let Some(filled) = orders.filled(name, "customer", &values) else { return };
        if let Some(place) = place_of(Role::Orders, name) {
            tables.of_mut(Role::Orders).columns[place] = Some(Packed::Text(filled.into()));
        }
    }
}

/// What a column of the customers says of each.
pub fn known(tables: &Tables, name: &str) -> HashMap<TextId, TextId> {
    let table = tables.of(Role::Customers);
    let (Some(customers), Some(values)) = (table.texts("customer"), table.texts(name)) else {
        return HashMap::new();
    };
    let known = customers.iter().zip(values.iter());
    known.filter(|&(customer, value)| customer != NO_TEXT && value != NO_TEXT).collect()
}

/// Puts an entitlement that names a customer and no order on every order of the customer. One of a
/// customer without orders stays as it is.
pub fn grant(tables: &mut Tables) {
    let table = tables.of(Role::Entitlements);
    let Some(customers) = table.texts("customer") else { return };
    let named = table.texts("order_id");
    let orders = orders_of(tables, &customers.iter().collect());
    let (mut rows, mut ids) = (Vec::new(), Vec::new());
    for (row, customer) in (0_u32..).zip(customers.iter()) {
        let order = named.map_or(NO_TEXT, |named| named.at(row as usize));
        let all = orders.get(&customer).filter(|_| order == NO_TEXT && customer != NO_TEXT);
        let alone = [order];
        let of_row = all.map_or(&alone[..], |all| &all[..]);
        rows.extend(of_row.iter().map(|_| row));
        ids.extend(of_row);
    }
    let entitlements = tables.of_mut(Role::Entitlements);
    for column in entitlements.columns.iter_mut().flatten() {
        *column = Column::Packed(column.clone()).of_rows(&rows).packed();
    }
    if let Some(place) = place_of(Role::Entitlements, "order_id") {
        entitlements.columns[place] = Some(Packed::Text(ids.into()));
    }
    let (file, line) = (&entitlements.file, &entitlements.line);
    let file = Runs::staying(rows.iter().map(|&row| file.at(row as usize)));
    let line = Runs::staying(rows.iter().map(|&row| line.at(row as usize)));
    (entitlements.file, entitlements.line) = (file, line);
}

/// The numbers of the orders of some customers.
fn orders_of(tables: &Tables, wanted: &HashSet<TextId>) -> HashMap<TextId, Vec<TextId>> {
    let mut of: HashMap<TextId, Vec<TextId>> = HashMap::new();
    let orders = tables.of(Role::Orders);
    let (Some(customers), Some(ids)) = (orders.texts("customer"), orders.texts("order_id")) else {
        return of;
    };
    let pairs = customers.iter().zip(ids.iter());
    for (customer, id) in pairs.filter(|(customer, _)| wanted.contains(customer)) {
        of.entry(customer).or_default().push(id);
    }
    of
}
