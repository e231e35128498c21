//! Writes the three exports: what was ordered, delivered and billed.
//!
//! Every row is made when its place comes, so that any number of orders needs little memory.

use super::dice::Dice;
use super::order::{BILLS, Bill, Order, PARTS, Part};
use super::places::Places;
use super::recipe::{Packing, Recipe};
use super::row::Row;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

/// One of the exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// What was ordered and promised.
    Orders,
    /// What was shipped and arrived.
    Deliveries,
    /// Invoices and credit notes.
    Invoices,
}

impl Export {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Orders, Self::Deliveries, Self::Invoices];

    const fn name(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Deliveries => "deliveries",
            Self::Invoices => "invoices",
        }
    }

    const fn header(self) -> &'static str {
        match self {
            Self::Orders => {
                "order_id,customer_id,ordered_at,promised_from,promised_by,quantity,\
                 promised_amount,currency,service,method,country"
            }
            Self::Deliveries => {
                "delivery_id,order_id,shipped_at,delivered_at,quantity,method,carrier,status"
            }
            Self::Invoices => "invoice_id,order_id,kind,issued_at,amount,currency",
        }
    }

    /// How many rows an order has at most.
    const fn rows_per_order(self) -> usize {
        match self {
            Self::Orders => 1,
            Self::Deliveries => PARTS,
            Self::Invoices => BILLS,
        }
    }

    /// Where it lies in a folder.
    pub fn path(self, folder: &Path, packing: Packing) -> PathBuf {
        folder.join(format!("{}.csv{}", self.name(), packing.ending()))
    }
}

/// How much was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Made {
    /// The rows of each export.
    pub rows: [u64; 3],
    /// The bytes of all of them, before they are packed.
    pub bytes: u64,
}

/// Writes the exports into a folder.
pub fn write(recipe: &Recipe, folder: &Path) -> io::Result<Made> {
    let mut made = Made::default();
    for (export, rows) in Export::ALL.into_iter().zip(&mut made.rows) {
        let plain = export.path(folder, Packing::Plain);
        let mut file = BufWriter::with_capacity(1 << 20, File::create(&plain)?);
        let (written, bytes) = write_rows(recipe, export, &mut file)?;
        file.flush()?;
        (*rows, made.bytes) = (written, made.bytes + bytes);
        drop(file);
        pack(&plain, &export.path(folder, recipe.packing), recipe.packing)?;
    }
    Ok(made)
}

/// Writes one export; returns its rows and bytes.
pub fn write_rows(recipe: &Recipe, export: Export, out: &mut dyn Write) -> io::Result<(u64, u64)> {
    let per_order = export.rows_per_order() as u64;
    let slots = recipe.orders * per_order;
    // Orders are exported nearly as they came in, what refers to them by its own day.
    let near = if export == Export::Orders { 8 } else { (recipe.orders / 20).clamp(64, 50_000) };
    let window = if recipe.is_shuffled { slots } else { near * per_order };
    let places = Places::within(window, slots, recipe.seed ^ per_order);
    let mut writer = Writer { recipe, row: Row::new(recipe.is_quoted) };
    writer.header(export);
    let (mut rows, mut bytes) = (0, 0);
    for place in 0..places.len() {
        let slot = places.slot(place);
        let order = Order::made(recipe.seed, slot / per_order, recipe.orders);
        let at = usize::try_from(slot % per_order).unwrap_or(0);
        rows += u64::from(writer.row(export, &order, at, slot));
        if writer.row.text.len() > 1 << 16 {
            bytes += writer.row.text.len() as u64;
            out.write_all(&writer.row.text)?;
            writer.row.text.clear();
        }
    }
    out.write_all(&writer.row.text)?;
    Ok((rows, bytes + writer.row.text.len() as u64))
}

struct Writer<'a> {
    recipe: &'a Recipe,
    row: Row,
}

impl Writer<'_> {
    fn header(&mut self, export: Export) {
        for name in export.header().split(',') {
            self.row.text(name);
        }
        if self.recipe.is_wide {
            for number in 1..=EXTRA_COLUMNS {
                self.row.key("extra_", number, 2);
            }
            self.row.text("extra_comment");
        }
        self.row.end();
    }

    /// Writes a row of an order, if the order has it.
    fn row(&mut self, export: Export, order: &Order, at: usize, slot: u64) -> bool {
        let is_there = match export {
            Export::Orders => {
                self.order(order);
                true
            }
            Export::Deliveries => {
                order.parts[at].map(|part| self.delivery(&part, order.method)).is_some()
            }
            Export::Invoices => order.bills[at].map(|bill| self.invoice(&bill)).is_some(),
        };
        if is_there {
            if self.recipe.is_wide {
                self.extras(slot);
            }
            self.row.end();
        }
        is_there
    }

    fn order_id(&mut self, number: u64) {
        if self.recipe.has_uuids {
            self.row.uuid(number);
        } else {
            self.row.key("SO-", number, 10);
        }
    }

    fn order(&mut self, order: &Order) {
        self.order_id(order.number);
        let row = &mut self.row;
        row.key("C-", order.customer, 8);
        for moment in [order.ordered_at, order.promised_from, order.promised_by] {
            row.moment(Some(moment));
        }
        row.number(order.quantity).amount(order.cents);
        for text in [order.currency, order.service, order.method, order.country] {
            row.text(text);
        }
    }

    fn delivery(&mut self, part: &Part, method: &str) {
        self.row.key("DL-", part.number, 10);
        self.order_id(part.order);
        let row = self.row.moment(Some(part.shipped_at)).moment(part.delivered_at);
        row.number(part.quantity).text(method).text(part.carrier).text(part.status);
    }

    fn invoice(&mut self, bill: &Bill) {
        self.row.key("INV-", bill.number, 10);
        self.order_id(bill.order);
        let row = self.row.text(bill.kind).moment(Some(bill.issued_at));
        row.amount(bill.cents).text(bill.currency);
    }

    /// Columns that nobody asked for, as exports have them: flags, codes, numbers and nothing.
    fn extras(&mut self, slot: u64) {
        let mut dice = Dice::of(self.recipe.seed ^ 7, slot);
        for number in 1..=EXTRA_COLUMNS {
            match number % 4 {
                0 => self.row.text(""),
                1 => self.row.text(dice.one_of(&["true", "false"])),
                2 => self.row.number(dice.within(1_000)),
                _ => self.row.text(dice.one_of(&["A17", "north, upper gate", "n/a", "B2"])),
            };
        }
        self.row.text(COMMENT);
    }
}

const EXTRA_COLUMNS: u64 = 40;
const COMMENT: &str = "Please leave it with the \"blue\" door, or call first; \
    the bell is broken, and the dog, if it barks, is friendly.\nThank you, second floor";

/// Packs a file and removes it.
fn pack(plain: &Path, packed: &Path, packing: Packing) -> io::Result<()> {
    let source = || File::open(plain).map(BufReader::new);
    match packing {
        Packing::Plain => return Ok(()),
        Packing::Gz => {
            let level = flate2::Compression::default();
            let file = BufWriter::new(File::create(packed)?);
            let mut packer = flate2::write::GzEncoder::new(file, level);
            io::copy(&mut source()?, &mut packer)?;
            packer.finish()?.flush()?;
        }
        Packing::Zst => {
            let level = ruzstd::encoding::CompressionLevel::Fastest;
            ruzstd::encoding::compress(source()?, BufWriter::new(File::create(packed)?), level);
        }
    }
    std::fs::remove_file(plain)
}
