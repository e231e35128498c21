//! The report as one page for a browser: no request leaves it, and it needs no script to be read.
//!
//! The page allows itself its own style and its own script by their hashes and nothing else, so a
//! text from data that got past the escapes would still do nothing. It is well-formed XML too.

mod charts;
mod markup;
mod tables;
mod terms;

use crate::render::sheets::{self, Sheet};
use crate::render::{GroupBy, Look, amounts, table};
use crate::report::{Outcome, Report};
use base64ct::{Base64, Encoding};
pub use markup::entities;
use markup::escaped;
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/script.js");

/// So many findings are on the page unless all are asked for: a browser reads no million.
const FINDINGS_MAX: usize = 1_000;
/// A figure of more bytes than this, its plain form among them, is written smaller.
const FIGURE_MAX: usize = 52;
/// So many customers and carriers are listed.
const GROUPS_MAX: usize = 10;
/// So many remarks on the input are on the page unless all are asked for.
const REMARKS_MAX: usize = 200;

/// The whole page, ending with a line feed.
pub fn render(report: &Report, look: &Look) -> String {
    let parts = parts(report, look);
    let filled: Vec<&Part> = parts.iter().filter(|part| !part.body.is_empty()).collect();
    let mut page = head(report) + "<body>\n<a class=\"skip\" href=\"#main\">To the report</a>\n";
    page.push_str(&header(report, &filled));
    page.push_str("<main id=\"main\">\n");
    for part in filled {
        let Part { id, title, body } = part;
        let class = if body.starts_with("<figure>") { " class=\"chart\"" } else { "" };
        page.push_str(&format!(
            "<section id=\"{id}\"{class} aria-labelledby=\"{id}-title\">\n\
             <h2 id=\"{id}-title\">{title}</h2>\n{body}</section>\n"
        ));
    }
    page.push_str("</main>\n<footer><p>Made by promised ");
    page.push_str(env!("CARGO_PKG_VERSION"));
    page.push_str("; the figures are those of its JSON report.</p></footer>\n");
    page.push_str(&format!("<script>{SCRIPT}</script>\n</body>\n</html>\n"));
    page
}

/// A section of the page; one without a body is left out.
struct Part {
    id: &'static str,
    title: &'static str,
    body: String,
}

fn parts(report: &Report, look: &Look) -> Vec<Part> {
    let part = |id, title, body| Part { id, title, body };
    let sheet = |sheet: Sheet<'_>| part(sheet.name, sheet.title, tables::table(&sheet, ""));
    let worst = |by, name| sheet(sheets::groups(report, by, name, GROUPS_MAX));
    let limit = |max: usize| if look.top.is_none() { usize::MAX } else { max };
    vec![
        part("summary", "Headline numbers", tiles(report)),
        part("ladder", "On-time ladder (M10)", charts::ladder(&sheets::ladder(report))),
        part("margins", "Histogram of margins", charts::lateness(&sheets::lateness(report))),
        part("weeks", "Weekly trend", charts::weeks(&sheets::weeks(report))),
        sheet(sheets::touch_points(report)),
        part("promises", "Promises", tables::checked(&sheets::promises(report))),
        sheet(sheets::targets(report)),
        worst(GroupBy::Customer, "customers"),
        worst(GroupBy::Carrier, "carriers"),
        part("findings", "Findings", tables::findings(report, limit(FINDINGS_MAX))),
        sheet(sheets::metrics(report)),
        sheet(sheets::files(report)),
        sheet(sheets::money(report)),
        part("not-checked", "Not checked", tables::not_checked(&sheets::promises(report))),
        part("rejects", "Remarks on the input", tables::remarks(report, limit(REMARKS_MAX))),
        part("terms", "How each figure is defined", terms::list(report)),
    ]
}

fn head(report: &Report) -> String {
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; \
         form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    );
    let title = format!("Promises as of {}", escaped(&report.as_of));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"robots\" content=\"noindex\"/>\n\
         <meta name=\"referrer\" content=\"no-referrer\"/>\n\
         <link rel=\"icon\" href=\"data:,\"/>\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n"
    )
}

/// What a policy calls a style or a script by.
fn hash(text: &str) -> String {
    format!("sha256-{}", Base64::encode_string(&Sha256::digest(text.as_bytes())))
}

fn header(report: &Report, parts: &[&Part]) -> String {
    let mut header = format!(
        "<header>\n<h1>{}</h1>\n<p class=\"when\">As of <time datetime=\"{1}\">{1}</time>, \
         times in {2}</p>\n",
        markup::capital(&entities(&table::found(report))),
        escaped(&report.as_of),
        report.zone.name(),
    );
    if !report.incomplete.is_empty() {
        let reasons = report.incomplete.iter().map(|why| format!("<li>{}</li>", escaped(why)));
        header.push_str(&format!(
            "<div class=\"stamp\" role=\"note\"><strong>INCOMPLETE</strong>: the figures are not \
             to be relied on.<ul>{}</ul></div>\n",
            reasons.collect::<String>()
        ));
    }
    let link = |part: &&Part| format!("<li><a href=\"#{}\">{}</a></li>", part.id, part.title);
    let links: String = parts.iter().map(link).collect();
    header + &format!("<nav aria-label=\"Sections\"><ul>{links}</ul></nav>\n</header>\n")
}

/// The headline numbers.
fn tiles(report: &Report) -> String {
    let number = |count: u64| markup::number(&count.to_string(), "");
    let count = |outcome| number(report.missed_count(outcome));
    let grouped = |count: u64| amounts::grouped(&count.to_string());
    let (matched, missed) = (grouped(report.orders_matched), grouped(report.orders_missed));
    let orders = format!("{matched} matched, {missed} with a finding");
    let mut tiles = tile("Orders", &[number(report.orders)], &orders);
    tiles.push_str(&tile("Promises broken", &[count(Outcome::Broken)], ""));
    tiles.push_str(&tile("Promises overdue", &[count(Outcome::Overdue)], ""));
    let stakes = report
        .stake
        .iter()
        .map(|(currency, sum)| markup::number(&crate::money::print_wide(*sum, currency), currency));
    let stakes: Vec<_> = stakes.collect();
    if !stakes.is_empty() {
        tiles.push_str(&tile("At stake, at least", &stakes, ""));
    }
    for (name, figure) in table::first_figures(report) {
        let (figure, counts) = figure.split_once(" (").unwrap_or((&figure, ""));
        let figures: Vec<_> = figure.split(" + ").map(escaped).collect();
        tiles.push_str(&tile(&markup::capital(&name), &figures, counts.trim_end_matches(')')));
    }
    format!("<dl class=\"tiles\">\n{tiles}</dl>\n")
}

/// A figure under its name, one line for each currency, and what it was counted from.
fn tile(name: &str, figures: &[String], more: &str) -> String {
    let more = match more {
        "" => String::new(),
        some => format!(" <small>{}</small>", escaped(some)),
    };
    let is_long = figures.len() > 1 || more.is_empty() && figures.concat().len() > FIGURE_MAX;
    let class = if is_long { " class=\"many\"" } else { "" };
    let figures = figures.join("<br/>");
    format!("<div><dt>{}</dt><dd{class}>{figures}{more}</dd></div>\n", escaped(name))
}

#[cfg(test)]
mod tests;
