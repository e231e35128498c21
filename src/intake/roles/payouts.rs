//! Settlements of a marketplace: payouts in which fees stand beside what customers paid.
//!
//! Recognised to be refused: which rows are payments stands in the rows, so the contract says it.
//! The first row is the payout as a whole and belongs to no order; the lines to paste leave it out.

use super::super::fold::fold;
use super::super::headers::Names;
use super::super::undecided::Undecided;
use anyhow::{Result, bail};

/// Stops where a header is that of a settlement.
pub fn refuse(names: &Names) -> Result<()> {
    let cell = |name: &str| {
        let (wanted, _) = fold(name);
        names.cells.iter().find(|cell| fold(cell).0 == wanted)
    };
    let (Some(settlement), Some(_), Some(order)) =
        (cell("settlement id"), cell("deposit date"), cell("order id"))
    else {
        return Ok(());
    };
    let by_type =
        [("amount type", "amount", "[\"ItemPrice\"]"), ("price type", "price amount", PRICES)];
    for (kind, amount, kinds) in by_type {
        let (Some(kind), Some(amount)) = (cell(kind), cell(amount)) else { continue };
        let mut columns = format!("order_id = {order:?}, total = {amount:?}");
        for (column, name) in [("kind", "transaction type"), ("paid_at", "posted date")] {
            if let Some(cell) = cell(name) {
                columns.push_str(&format!(", {column} = {cell:?}"));
            }
        }
        bail!(Undecided::told(
            format!(
                "the header {settlement:?} is that of a settlement, in which fees and payouts \
                 stand beside what customers paid"
            ),
            vec![
                format!("only = {{ {kind:?} = {kinds} }}"),
                "words = { \"Order\" = \"payment\" }".to_owned(),
                format!("columns.payments = {{ {columns} }}"),
            ],
        ));
    }
    Ok(())
}

/// What a customer pays, among the prices of the older layout.
const PRICES: &str = "[\"Principal\", \"Tax\", \"Shipping\", \"ShippingTax\", \"GiftWrap\", \
                      \"GiftWrapTax\"]";
