//! Which promise history would have kept: a page for people, a table and a document for programs.
//!
//! Works nothing out. Prints no text from data that did not pass `visible`.

mod axes;
mod machine;

pub use machine::SCHEMA;

use crate::advice::{Advice, By, ORDERS_MIN, SHIFTS, Share, Tier, Verdict, Wish, interval};
use crate::render::amounts::counted;
use crate::render::grid::{Column, Fit, Grid};
use crate::render::lines::wrap;
use crate::render::{Lang, Look, Paint, table, visible};
use crate::report::Report;

/// What advice is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Tables for people
    Table,
    /// One row per choice
    Csv,
    /// One document for programs
    Json,
}

/// All that there is to print.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// What history says.
    pub advice: &'a Advice,
    /// What was asked.
    pub wish: &'a Wish,
    /// The audit of the same records, for its moment and whether it is complete.
    pub report: &'a Report,
}

/// The advice in a format, ending with a line feed.
pub fn render(page: &Page<'_>, format: Format, look: &Look) -> String {
    match format {
        Format::Table => page.text(look),
        Format::Csv => machine::csv(page),
        Format::Json => machine::json(page),
    }
}

/// The names of a tier's own columns.
fn heads(wish: &Wish) -> Vec<&'static str> {
    let head = |by: &By| match *by {
        By::Column("service") => "Service",
        By::Column("carrier") => "Carrier",
        By::Column("country") => "Country",
        By::Column("channel") => "Channel",
        By::Column(_) => "Tier",
        By::Promised => "Promise",
    };
    wish.by.iter().map(head).collect()
}

const fn column(head: &'static str, rank: u8, fit: Fit) -> Column {
    Column { head, rank, fit }
}

/// `96.2 %`, or `7 of 9` where there are too few for a percentage.
fn figure(share: Share) -> String {
    match Lang::En.share(share.kept.into(), share.of.into()) {
        _ if share.of == 0 => String::new(),
        Some(percent) if share.of >= ORDERS_MIN => percent,
        _ => format!("{} of {}", share.kept, share.of),
    }
}

/// A share of millionths as `95.0`, rounded, without its sign.
fn points(millionths: i64) -> String {
    let thousandths = (millionths + 500) / 1_000;
    format!("{}.{}", thousandths / 10, thousandths % 10)
}

/// `94.9 to 97.1 %`: between what a share lies; nothing where there are too few.
fn between(share: Share) -> String {
    if share.of < ORDERS_MIN {
        return String::new();
    }
    let (least, most) = interval(share);
    format!("{} to {} %", points(least), points(most))
}

impl Page<'_> {
    fn text(&self, look: &Look) -> String {
        let parts = [self.headline(look), self.tiers(look), self.shifts(look), self.remedies(look)];
        let more = [axes::section(self.report, look), self.left_out(look)];
        let mut parts: Vec<String> = parts.into_iter().chain(more).collect();
        parts.retain(|part| !part.is_empty());
        parts.join("\n\n") + "\n"
    }

    fn headline(&self, look: &Look) -> String {
        let Self { advice, wish, report } = self;
        let orders: u64 = advice.tiers.iter().map(|tier| tier.orders).sum();
        let text = if advice.missing.is_empty() {
            let target = points(wish.target);
            let orders = counted(orders, "order");
            format!("advice for promises kept at {target} %, from {orders}; as of {}", report.as_of)
        } else {
            format!("no advice: it needs {}", visible(&advice.missing.join(", ")))
        };
        let mut text = look.paint(Paint::Bold, &wrap(&text, look.width, 2));
        text.push_str(&table::stamps(report, look));
        text
    }

    /// The columns that tell tiers apart, and those of the table.
    fn columns(&self, own: &[Column]) -> Vec<Column> {
        let heads = heads(self.wish).into_iter().map(|head| column(head, 0, Fit::Text));
        heads.chain(own.iter().copied()).collect()
    }

    fn grid(
        &self,
        title: &str,
        own: &[Column],
        cells: impl Fn(&Tier) -> Vec<String>,
        look: &Look,
    ) -> String {
        let row = |tier: &Tier| {
            let names = tier.names.iter().map(|name| named(name));
            names.chain(cells(tier)).collect()
        };
        let tiers = self.advice.tiers.iter();
        let shown = tiers.take(look.top.unwrap_or(usize::MAX));
        let grid = Grid { columns: self.columns(own), rows: shown.map(row).collect() };
        if grid.rows.is_empty() {
            return String::new();
        }
        table::titled(title, &grid.print(look), look)
    }

    fn tiers(&self, look: &Look) -> String {
        const OWN: [Column; 10] = [
            column("Orders", 0, Fit::Number),
            column("Promised", 0, Fit::Number),
            column("Kept", 0, Fit::Number),
            column("Surely", 5, Fit::Number),
            column("Half in", 6, Fit::Number),
            column("95 % in", 2, Fit::Number),
            column("Buffer", 4, Fit::Number),
            column("Tightest", 0, Fit::Number),
            column("Kept then", 1, Fit::Number),
            column("Verdict", 0, Fit::Word),
        ];
        let number = |time: Option<i64>| time.map(|time| time.to_string()).unwrap_or_default();
        let cells = |tier: &Tier| {
            let promised = tier.promised.map(|(usual, least, most)| {
                if least == most { usual.to_string() } else { format!("{usual} ({least}-{most})") }
            });
            let buffer = tier.promised.zip(tier.slowest).map(|((usual, ..), slow)| usual - slow);
            vec![
                Lang::En.grouped(&tier.orders.to_string()),
                promised.unwrap_or_default(),
                figure(tier.kept),
                between(tier.kept),
                number(tier.half),
                number(tier.slowest),
                number(buffer),
                number(tier.tightest.map(|(time, _)| time)),
                tier.tightest.map(|(_, share)| figure(share)).unwrap_or_default(),
                tier.verdict.name().to_owned(),
            ]
        };
        let title = format!("Promises and history, in {}", self.wish.measure.name());
        self.grid(&title, &OWN, cells, look)
    }

    fn shifts(&self, look: &Look) -> String {
        const HEADS: [&str; SHIFTS.len()] = ["-2", "-1", "0", "+1", "+2"];
        if self.advice.tiers.iter().all(|tier| tier.promised.is_none()) {
            return String::new();
        }
        let own = HEADS.map(|head| column(head, 0, Fit::Number));
        let cells = |tier: &Tier| tier.shifted.map(figure).to_vec();
        let title =
            format!("Kept, had every promise been so many {} longer", self.wish.measure.name());
        self.grid(&title, &own, cells, look)
    }

    fn remedies(&self, look: &Look) -> String {
        let lines = self.advice.tiers.iter().filter_map(|tier| self.sentence(tier));
        let shown = lines.take(look.top.unwrap_or(usize::MAX));
        let lines: Vec<String> = shown.map(|line| wrap(&line, look.width, 4)).collect();
        table::titled("What to do", &lines.join("\n"), look)
    }

    fn sentence(&self, tier: &Tier) -> Option<String> {
        let unit = self.wish.measure.name();
        let (promised, ..) = tier.promised?;
        let kept = figure(tier.kept);
        let instead = match tier.tightest {
            Some((time, share)) => format!(
                "{time} {unit} were enough for {} ({} of {}, {})",
                figure(share),
                Lang::En.grouped(&share.kept.to_string()),
                Lang::En.grouped(&share.of.to_string()),
                between(share)
            ),
            None => format!("no time was enough for {} %", points(self.wish.target)),
        };
        let slowest = tier.slowest.unwrap_or_default();
        let what = match tier.verdict {
            Verdict::OverPromised => {
                format!("{promised} {unit} are kept by {kept} only; {instead}")
            }
            Verdict::Sandbagged => {
                format!("{promised} {unit} are promised where 95 % come in {slowest}; {instead}")
            }
            Verdict::NoBuffer => {
                let (left, buffer) = (promised - slowest, self.wish.buffer);
                let better = slowest + buffer;
                format!(
                    "{promised} {unit} leave {left} beyond the {slowest} that 95 % come in; \
                     {better} would leave {buffer}"
                )
            }
            Verdict::TooFew | Verdict::NotSure | Verdict::Fits => return None,
        };
        let names: Vec<String> = tier.names.iter().map(|name| named(name)).collect();
        let name = if names.is_empty() { "all orders".to_owned() } else { names.join(", ") };
        Some(format!("  {name}: {what} ({})", tier.verdict.code()))
    }

    fn left_out(&self, look: &Look) -> String {
        let left_out = self.advice.left_out;
        let parts = [
            (left_out.cancelled, "cancelled"),
            (left_out.unknown, "of which it is not known how long it took"),
        ];
        let said = |(count, what): &(u64, &str)| {
            (*count > 0).then(|| format!("{} {what}", counted(*count, "order")))
        };
        let said: Vec<String> = parts.iter().filter_map(said).collect();
        if said.is_empty() {
            return String::new();
        }
        wrap(&format!("left out: {}", said.join("; ")), look.width, 2)
    }
}

/// The name of a tier; what has none says so.
fn named(name: &str) -> String {
    if name.is_empty() { "(none)".to_owned() } else { visible(name).into_owned() }
}
