//! A small folder laid out like the published one: one clean export and one file per pollution.
//!
//! The texts are made here. Each pollution is done as the published files do it, without making
//! the file whole again where that breaks it.

use serde_json::{Value, json};
use std::path::Path;

/// A polluted file, what it should hold, and how it is written.
pub struct Pollution {
    /// Its file name.
    pub name: String,
    /// Its bytes.
    pub text: String,
    /// The clean file.
    pub clean: String,
    /// Its parameters.
    pub parameters: Value,
}

/// How a table is written.
#[derive(Debug, Clone, Copy)]
struct Style {
    delimiter: &'static str,
    quote: &'static str,
    /// What stands before a quote within quotes.
    escape: &'static str,
    line_end: &'static str,
}

const PLAIN: Style = Style { delimiter: ",", quote: "\"", escape: "\"", line_end: "\r\n" };

const HEADER: [&str; 9] = [
    "DATE",
    "TIME",
    "Qty",
    "PRODUCTID",
    "Price",
    "ProductType",
    "ProductDescription",
    "URL",
    "Comments",
];

const ROWS: usize = 84;

/// The columns that are always quoted.
const QUOTED: std::ops::Range<usize> = 6..8;

fn header() -> Vec<String> {
    HEADER.map(str::to_owned).to_vec()
}

fn rows() -> Vec<Vec<String>> {
    let products = ["Men's Hiking Boots", "Running Jacket", "Rain Hat", "Walking Poles"];
    let row = |number: usize| {
        let product = products[number % products.len()];
        let more = match number % 7 {
            0 => "It's 5\" wide, and dries overnight.",
            3 => "Sold in pairs, never alone.",
            _ => "Light, warm and dry.",
        };
        vec![
            format!("{:02}/01/2018", number % 28 + 1),
            format!("{:02}:15", number % 24),
            format!("{}", number % 5),
            format!("MG-{}", 8_000 + number),
            format!("${}.69", 20 + number),
            product.to_owned(),
            format!("{product}, model {number}. {more}"),
            format!("https://shop.example/product/MG_{}.html", 8_000 + number),
            if number.is_multiple_of(11) { "to be sent".to_owned() } else { String::new() },
        ]
    };
    (0..ROWS).map(row).collect()
}

fn line(cells: &[String], style: Style, is_header: bool) -> String {
    let cell = |(at, cell): (usize, &String)| {
        if is_header || !QUOTED.contains(&at) {
            return cell.clone();
        }
        let escaped = format!("{}{}", style.escape, style.quote);
        let inner = if style.quote == "\"" { cell.replace('"', &escaped) } else { cell.to_owned() };
        format!("{0}{inner}{0}", style.quote)
    };
    let cells: Vec<String> = cells.iter().enumerate().map(cell).collect();
    cells.join(style.delimiter) + style.line_end
}

fn lines(style: Style) -> Vec<String> {
    let mut lines = vec![line(&header(), style, true)];
    lines.extend(rows().iter().map(|row| line(row, style, false)));
    lines
}

fn written(style: Style) -> String {
    lines(style).concat()
}

fn parameters(style: Style, more: &[(&str, Value)]) -> Value {
    let mut parameters = json!({
        "encoding": "ascii",
        "delimiter": style.delimiter,
        "quotechar": style.quote,
        "escapechar": style.escape,
        "record_delimiter": style.line_end,
        "header_lines": 1,
        "preamble_lines": 0,
        "no_columns": HEADER.len(),
        "column_names": HEADER,
    });
    for (key, value) in more {
        parameters[*key] = value.clone();
    }
    parameters
}

/// A file in another style, with the clean table unchanged.
fn styled(name: &str, style: Style) -> Pollution {
    Pollution {
        name: format!("{name}.csv"),
        text: written(style),
        clean: written(PLAIN),
        parameters: parameters(style, &[]),
    }
}

/// A file whose text was changed after it was written.
fn changed(name: &str, text: String, more: &[(&str, Value)]) -> Pollution {
    Pollution {
        name: format!("{name}.csv"),
        text,
        clean: written(PLAIN),
        parameters: parameters(PLAIN, more),
    }
}

/// A file of which one row was changed; rows and columns are counted from 1.
fn row_changed(name: &str, row: usize, change: impl Fn(&str) -> String) -> Pollution {
    let mut lines = lines(PLAIN);
    let line = lines[row].trim_end().to_owned();
    lines[row] = change(&line) + PLAIN.line_end;
    changed(name, lines.concat(), &[])
}

/// Where the separator behind a column of plain cells stands.
fn separator(line: &str, column: usize) -> usize {
    line.match_indices(',').nth(column - 1).expect("a plain column").0
}

fn multirow_header(count: usize) -> Pollution {
    let part = |at: usize| -> Vec<String> {
        HEADER
            .iter()
            .map(|name| if at == 0 { (*name).to_owned() } else { format!("p{at}") })
            .collect()
    };
    let headers: String = (0..count).map(|at| line(&part(at), PLAIN, true)).collect();
    let merged: Vec<String> = (0..HEADER.len())
        .map(|column| (0..count).map(|at| part(at)[column].clone()).collect::<Vec<_>>().join(" "))
        .collect();
    let body = lines(PLAIN)[1..].concat();
    let name = format!("file_header_multirow_{count}");
    let more = [("header_lines", json!(count)), ("column_names", json!(merged))];
    let clean = line(&merged, PLAIN, true) + &body;
    Pollution { clean, ..changed(&name, headers + &body, &more) }
}

/// A second table of another width below the first; the clean file holds the first.
fn multitable(name: &str, width: usize) -> Pollution {
    let cells = |row: usize| (0..width).map(|at| format!("t{row}c{at}")).collect::<Vec<_>>();
    let second: String = (0..10).map(|row| line(&cells(row), PLAIN, true)).collect();
    changed(name, written(PLAIN) + "\r\n" + &second, &[])
}

/// Pollutions of the whole file.
fn of_files() -> Vec<Pollution> {
    let body = || lines(PLAIN)[1..].concat();
    let no_header = Pollution {
        clean: body(),
        ..changed("file_no_header", body(), &[("header_lines", json!(0))])
    };
    let no_payload =
        Pollution { clean: String::new(), ..changed("file_no_payload", String::new(), &[]) };
    let header_only = Pollution {
        clean: lines(PLAIN)[0].clone(),
        ..changed("file_header_only", lines(PLAIN)[0].clone(), &[])
    };
    let preamble = "Sales of January, all shops\r\nprinted for the board\r\n\r\n".to_owned();
    let preamble_lines = [("preamble_lines", json!(3))];
    let footer = "Total,,168,,,,,,\r\n";
    let footnote_lines = [("footnote_lines", json!(1))];
    let mark = "\u{feff}".to_owned();
    vec![
        styled("source", PLAIN),
        no_header,
        no_payload,
        header_only,
        multirow_header(2),
        multirow_header(3),
        multitable("file_multitable_less", 5),
        multitable("file_multitable_more", 12),
        changed("file_preamble", preamble + &written(PLAIN), &preamble_lines),
        changed("file_footnote", written(PLAIN) + footer, &footnote_lines),
        changed("file_byte_order_mark", mark + &written(PLAIN), &[("encoding", json!("utf_8"))]),
        changed("file_no_trailing_newline", written(PLAIN).trim_end().to_owned(), &[]),
        changed("file_double_trailing_newline", written(PLAIN) + "\r\n", &[]),
        styled("file_field_delimiter_0x20", Style { delimiter: " ", ..PLAIN }),
        styled("file_field_delimiter_0x2C_0x20", Style { delimiter: ", ", ..PLAIN }),
        styled("file_field_delimiter_0x3B", Style { delimiter: ";", ..PLAIN }),
        styled("file_field_delimiter_0x9", Style { delimiter: "\t", ..PLAIN }),
        styled("file_quotation_char_0x27", Style { quote: "'", escape: "'", ..PLAIN }),
        styled("file_escape_char_0x5C", Style { escape: "\\", ..PLAIN }),
        styled("file_escape_char_0x00", Style { escape: "", ..PLAIN }),
        styled("file_record_delimiter_0xA", Style { line_end: "\n", ..PLAIN }),
        styled("file_record_delimiter_0xD", Style { line_end: "\r", ..PLAIN }),
    ]
}

/// Pollutions of single rows.
fn of_rows() -> Vec<Pollution> {
    let less = |column| {
        move |line: &str| {
            let at = separator(line, column);
            line[..at].to_owned() + &line[at + 1..]
        }
    };
    let more = |column| {
        move |line: &str| {
            let at = separator(line, column);
            line[..at].to_owned() + "," + &line[at..]
        }
    };
    let quote_after = |column| {
        move |line: &str| {
            let at = separator(line, column);
            line[..=at].to_owned() + "\"" + &line[at + 1..]
        }
    };
    let inside_id = |line: &str| line.replacen("MG-", "MG\"-", 1);
    let in_description = |line: &str| line.replacen(" model", "\" model", 1);
    vec![
        row_changed("row_less_sep_row5_col3", 5, less(3)),
        row_changed("row_less_sep_row84_col1", 84, less(1)),
        row_changed("row_more_sep_row5_col3", 5, more(3)),
        row_changed("row_more_sep_row1_col4", 1, more(4)),
        row_changed("row_extra_quote5_col3", 5, quote_after(2)),
        row_changed("row_extra_quote5_col7", 5, in_description),
        row_changed("row_extra_quote84_col9", 84, |line| line.to_owned() + "\""),
        row_changed("row_inner_quote5_col4", 5, inside_id),
        row_changed("row_field_delimiter_5_0x3B", 5, |line| line.replace(',', ";")),
        row_changed("row_field_delimiter_84_0x9", 84, |line| line.replace(',', "\t")),
    ]
}

/// All pollutions.
pub fn all() -> Vec<Pollution> {
    let mut all = of_files();
    all.extend(of_rows());
    all
}

/// Writes pollutions into a folder as they are published. The spelling of the parameter files
/// alternates, as both are met; the last file has no weight.
pub fn write(folder: &Path, pollutions: &[Pollution]) {
    let top = folder.join("polluted_files");
    for room in ["csv", "clean", "parameters"] {
        std::fs::create_dir_all(top.join(room)).expect("a folder");
    }
    let mut weights = serde_json::Map::new();
    for (at, one) in pollutions.iter().enumerate() {
        let stem = one.name.trim_end_matches(".csv");
        let file = match at % 2 {
            0 => format!("parameters/{}_parameters.json", one.name),
            _ => format!("parameters/{stem}.json"),
        };
        std::fs::write(top.join("csv").join(&one.name), &one.text).expect("a file");
        std::fs::write(top.join("clean").join(&one.name), &one.clean).expect("a file");
        std::fs::write(top.join(file), one.parameters.to_string()).expect("a file");
        if at + 1 < pollutions.len() {
            weights.insert(one.name.clone(), json!(1 + at % 9));
        }
    }
    let text = Value::Object(weights).to_string();
    std::fs::write(folder.join("pollock_weights.json"), text).expect("a file");
}
