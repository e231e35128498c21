//! The report as one page for a browser: no request leaves it, and it needs no script to be read.
//!
//! The page allows itself its own style and its own script by their hashes and nothing else, so a
//! text from data that got past the escapes would still do nothing. It is well-formed XML too.

mod charts;
mod markup;
mod tables;
mod terms;

use crate::render::sheets::{self, Sheet};
use crate::render::{GroupBy, Lang, Look, table};
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
    let lang = look.lang;
    let parts = parts(report, look);
    let filled: Vec<&Part> = parts.iter().filter(|part| !part.body.is_empty()).collect();
    let mut page = head(report, lang);
    let skip = lang.word("page-skip");
    page.push_str(&format!("<body>\n<a class=\"skip\" href=\"#main\">{skip}</a>\n"));
    page.push_str(&header(report, &filled, lang));
    page.push_str("<main id=\"main\">\n");
    for part in filled {
        let Part { id, title, body } = part;
        let class = if body.starts_with("<figure>") { " class=\"chart\"" } else { "" };
        page.push_str(&format!(
            "<section id=\"{id}\"{class} aria-labelledby=\"{id}-title\">\n\
             <h2 id=\"{id}-title\">{title}</h2>\n{body}</section>\n"
        ));
    }
    let made = lang.say("page-made", [("version", env!("CARGO_PKG_VERSION").into())]);
    page.push_str(&format!("</main>\n<footer><p>{made}</p></footer>\n"));
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
    let lang = look.lang;
    let part = |id, title, body| Part { id, title: lang.word(title), body };
    let sheet = |sheet: Sheet<'_>| part(sheet.name, sheet.title, tables::table(&sheet, "", lang));
    let worst = |by, name| sheet(sheets::groups(report, by, (name, GROUPS_MAX), lang));
    let limit = |max: usize| if look.top.is_none() { usize::MAX } else { max };
    let promises = sheets::promises(report, lang);
    vec![
        part("summary", "title-summary", tiles(report, lang)),
        part("ladder", "title-ladder", charts::ladder(&sheets::ladder(report, lang), lang)),
        part("margins", "title-margins", charts::lateness(&sheets::lateness(report), lang)),
        part("weeks", "title-weeks", charts::weeks(&sheets::weeks(report), lang)),
        sheet(sheets::touch_points(report, lang)),
        part("promises", "title-promises", tables::checked(&promises, lang)),
        sheet(sheets::targets(report, lang)),
        worst(GroupBy::Customer, "customers"),
        worst(GroupBy::Carrier, "carriers"),
        part("findings", "title-findings", tables::findings(report, limit(FINDINGS_MAX), lang)),
        sheet(sheets::metrics(report, lang)),
        sheet(sheets::files(report)),
        sheet(sheets::money(report)),
        part("not-checked", "title-not-checked", tables::not_checked(&promises, lang)),
        part("rejects", "title-remarks", tables::remarks(report, limit(REMARKS_MAX), lang)),
        part("terms", "title-terms", terms::list(report, lang)),
    ]
}

fn head(report: &Report, lang: Lang) -> String {
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; \
         form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    );
    let moment = escaped(&lang.instant(&report.as_of));
    let title = lang.say("page-title", [("moment", moment.into())]);
    let tag = lang.tag();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
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

fn header(report: &Report, parts: &[&Part], lang: Lang) -> String {
    let moment = format!(
        "<time datetime=\"{}\">{}</time>",
        escaped(&report.as_of),
        escaped(&lang.instant(&report.as_of))
    );
    let when = [("moment", moment.into()), ("zone", report.zone.name().into())];
    let mut header = format!(
        "<header>\n<h1>{}</h1>\n<p class=\"when\">{}</p>\n",
        markup::capital(&entities(&table::found(report, lang))),
        lang.say("page-when", when),
    );
    if report.is_redacted {
        let redacted = markup::capital(lang.word("redacted"));
        header.push_str(&format!("<p class=\"when\">{redacted}.</p>\n"));
    }
    if !report.incomplete.is_empty() {
        let reasons = report.incomplete.iter().map(|why| format!("<li>{}</li>", escaped(why)));
        header.push_str(&format!(
            "<div class=\"stamp\" role=\"note\"><strong>{}</strong>: {}.<ul>{}</ul></div>\n",
            lang.word("incomplete"),
            lang.word("not-reliable"),
            reasons.collect::<String>()
        ));
    }
    let link = |part: &&Part| format!("<li><a href=\"#{}\">{}</a></li>", part.id, part.title);
    let links: String = parts.iter().map(link).collect();
    let label = lang.word("page-sections");
    header + &format!("<nav aria-label=\"{label}\"><ul>{links}</ul></nav>\n</header>\n")
}

/// The headline numbers.
fn tiles(report: &Report, lang: Lang) -> String {
    let number = |count: u64| markup::number(&count.to_string(), "", lang);
    let count = |outcome| number(report.missed_count(outcome));
    let (matched, missed) = (report.orders_matched.into(), report.orders_missed.into());
    let orders = lang.say("tile-matched", [("matched", matched), ("missed", missed)]);
    let mut tiles = tile(lang.word("tile-orders"), &[number(report.orders)], &orders);
    tiles.push_str(&tile(lang.word("tile-broken"), &[count(Outcome::Broken)], ""));
    tiles.push_str(&tile(lang.word("tile-overdue"), &[count(Outcome::Overdue)], ""));
    let stakes = report.stake.iter().map(|(currency, sum)| {
        markup::number(&crate::money::print_wide(*sum, currency), currency, lang)
    });
    let stakes: Vec<_> = stakes.collect();
    if !stakes.is_empty() {
        tiles.push_str(&tile(lang.word("tile-at-stake"), &stakes, ""));
    }
    for (name, figure) in table::first_figures(report, lang) {
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
