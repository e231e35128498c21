//! Workbooks of a few parts of XML, made on the spot.

use super::*;
use std::io::{Cursor, Read, Seek, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;

/// A sheet of a workbook: its name, what stands in its `sheet` element beside it, its rows.
struct Page<'a>(&'a str, &'a str, &'a str);

const STYLES: &str = r#"<styleSheet
 xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="1"><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy\ hh:mm"/></numFmts>
<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>
<xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="21" applyNumberFormat="1"/>
<xf numFmtId="2" applyNumberFormat="1"/></cellXfs></styleSheet>"#;

fn workbook(pages: &[Page<'_>], properties: &str) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let mut sheets = String::new();
    let mut relations = String::new();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), format!(r#"<Types xmlns="{package}/content-types"/>"#)),
        (
            "_rels/.rels".to_owned(),
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1"
                Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        ("xl/styles.xml".to_owned(), STYLES.to_owned()),
    ];
    for (place, Page(name, state, rows)) in pages.iter().enumerate() {
        sheets +=
            &format!(r#"<sheet name="{name}" sheetId="{}" {state} r:id="s{place}"/>"#, place + 1);
        relations += &format!(
            r#"<Relationship Id="s{place}" Type="{office}/worksheet"
            Target="worksheets/{place}.xml"/>"#
        );
        let (data, after) = rows.split_once("--").unwrap_or((rows, ""));
        parts.push((
            format!("xl/worksheets/{place}.xml"),
            format!(
                r#"<worksheet xmlns="{main}"><sheetData>{data}</sheetData>{after}</worksheet>"#
            ),
        ));
    }
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(
            r#"<workbook xmlns="{main}" xmlns:r="{office}">{properties}
            <sheets>{sheets}</sheets></workbook>"#
        ),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!(
            r#"<Relationships xmlns="{package}/relationships"><Relationship Id="st"
            Type="{office}/styles" Target="styles.xml"/>{relations}</Relationships>"#
        ),
    ));
    packed(&parts)
}

fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A row of cells, each written as `style:value`, `=formula`, `=formula:value` or `'text`.
fn row(number: u32, cells: &[&str]) -> String {
    let mut row = format!(r#"<row r="{number}">"#);
    for (column, cell) in cells.iter().enumerate() {
        let at = cells::address(number - 1, column as u32);
        row += &match (cell.strip_prefix('\''), cell.strip_prefix('='), cell.split_once(':')) {
            (Some(text), ..) => {
                format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
            }
            (_, Some(formula), Some((_, value))) => {
                let formula = formula.split(':').next().unwrap_or_default();
                format!(r#"<c r="{at}"><f>{formula}</f><v>{value}</v></c>"#)
            }
            (_, Some(formula), None) => format!(r#"<c r="{at}"><f>{formula}</f></c>"#),
            (.., Some((kind @ ("b" | "e"), value))) => {
                format!(r#"<c r="{at}" t="{kind}"><v>{value}</v></c>"#)
            }
            (.., Some((style, value))) => {
                format!(r#"<c r="{at}" s="{style}"><v>{value}</v></c>"#)
            }
            _ => String::new(),
        };
    }
    row + "</row>"
}

fn read_bytes(bytes: &[u8], kind: &'static str, wanted: Option<&str>) -> Result<(String, String)> {
    let mut file = tempfile::tempfile()?;
    file.write_all(bytes)?;
    let mut sheet = read(&Disk::kept(file)?, kind, wanted, None)?;
    let mut text = String::new();
    sheet.file.rewind()?;
    sheet.file.read_to_string(&mut text)?;
    Ok((text.replace('\x1D', "").replace('\x1F', "|").replace('\x1E', "/"), sheet.notes.join(" ")))
}

fn check(rows: &[String], expected: &str, notes: &str) {
    let bytes = workbook(&[Page("Orders", "", &rows.concat())], "");
    assert_eq!(read_bytes(&bytes, "xlsx", None).unwrap(), (expected.to_owned(), notes.to_owned()));
}

#[test]
fn ids_are_text_and_dates_are_told_by_their_style() {
    check(
        &[
            row(1, &["'order_id", "'date", "'at", "'time", "'amount"]),
            row(2, &["0:1001", "1:45292", "2:45292", "3:0.5", "4:12.5"]),
            row(3, &["'007", "1:45292.75", "2:45292.4236111111", "", "4:12"]),
        ],
        "order_id|date|at|time|amount/\
         1001|2024-01-01|2024-01-01 00:00:00|12:00:00|12.5/\
         007|2024-01-01 18:00:00|2024-01-01 10:10:00||12/",
        "",
    );
}

#[test]
fn truths_errors_and_results_of_formulas_are_read() {
    check(&[row(1, &["b:1", "b:0", "e:#REF!", "=1+1:2"])], "TRUE|FALSE|#REF!|2/", "");
}

#[test]
fn a_formula_without_a_result_is_told() {
    check(
        &[row(1, &["'a", "'b"]), row(2, &["=A1", "'x"])],
        "a|b/|x/",
        "1 formulas were saved without a result and read as empty, the first in A2; open the \
         workbook in a spreadsheet and save it.",
    );
}

#[test]
fn rows_keep_their_numbers_and_blank_ones_at_the_end_are_left_out() {
    check(&[row(3, &["'a", "'b"]), row(5, &["0:1", "", "'"]), row(9, &["'"])], "//a|b//1|/", "");
    check(&[], "", "");
}

#[test]
fn numbers_that_a_spreadsheet_shortens_and_merged_cells_are_told() {
    let merges = "--<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>".to_owned();
    check(
        &[row(1, &["'x"]), row(2, &["0:0.30000000000000004", "0:1234567890123456789"]), merges],
        "x|/0.30000000000000004|1234567890123456800/",
        "2 cells hold numbers of more than 15 digits, such as 0.30000000000000004 in A2; \
         spreadsheets show only 15. 1 ranges of cells are merged, such as A1:B1; only the first \
         cell of each has its value.",
    );
}

#[test]
fn days_count_from_1904_where_the_workbook_says_so() {
    let bytes = workbook(&[Page("A", "", &row(1, &["1:43830"]))], r#"<workbookPr date1904="1"/>"#);
    assert_eq!(read_bytes(&bytes, "xlsx", None).unwrap().0, "2024-01-01/");
}

#[test]
fn a_separator_within_a_cell_is_an_error_that_names_the_cell() {
    let rows = row(2, &["'a", "'b_x001F_c"]);
    let told = match read_bytes(&workbook(&[Page("A", "", &rows)], ""), "xlsx", None) {
        Ok((text, _)) => text,
        Err(why) => why.to_string(),
    };
    let expected = "cell B2 of its sheet \"A\" holds the control character 0x1F; delete it there";
    assert_eq!(told, expected);
}

#[test]
fn a_sheet_is_found_by_its_name_or_by_being_the_only_one() {
    let (one, two) = (row(1, &["'a"]), row(1, &["'b"]));
    let pages = [Page("Orders", "", &one), Page("Blank", "", ""), Page("Lines", "", &two)];
    let bytes = workbook(&pages, "");
    let named = |name| read_bytes(&bytes, "xlsx", name).map(|(text, _)| text);
    assert_eq!(named(Some("Lines")).unwrap(), "b/");
    assert_eq!(named(Some("orders")).unwrap(), "a/");
    assert_eq!(named(Some("Blank")).unwrap(), "");
    let why = named(Some("Order")).unwrap_err().to_string();
    assert_eq!(why, r#"has no sheet "Order"; its sheets are "Orders", "Blank", "Lines""#);
    let why = named(None).unwrap_err().to_string();
    assert!(why.starts_with(r#"has 2 sheets with cells: "Orders", "Lines"; write"#), "{why}");
    assert!(why.ends_with("\n  sheet = \"Orders\""), "{why}");
}

#[test]
fn a_hidden_sheet_with_cells_is_told() {
    let (one, two) = (row(1, &["'a"]), row(1, &["'b"]));
    let pages = [Page("Old", "state=\"hidden\"", &one), Page("Orders", "", &two)];
    let found = read_bytes(&workbook(&pages, ""), "xlsx", None).unwrap();
    assert_eq!(found, ("b/".to_owned(), "Its hidden sheet \"Old\" was not read.".to_owned()));
    let found = read_bytes(&workbook(&pages[..1], ""), "xlsx", None).unwrap();
    let told = "Its only sheet with cells, \"Old\", is hidden.";
    assert_eq!(found, ("a/".to_owned(), told.to_owned()));
}

#[test]
fn a_cell_that_strayed_to_the_last_corner_does_not_take_all_memory() {
    let far = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let bytes = workbook(&[Page("A", "", &(row(1, &["'a"]) + far))], "");
    let why = read_bytes(&bytes, "xlsx", None).unwrap_err().to_string();
    assert!(why.starts_with("its cell XFD1048576 is too far"), "{why}");
}

#[test]
fn a_workbook_cut_at_any_byte_or_changed_is_an_error() {
    let whole = workbook(&[Page("A", "", &row(1, &["'order_id", "0:1001"]))], "");
    for end in 0..whole.len() {
        let why = read_bytes(&whole[..end], "xlsx", None).unwrap_err().to_string();
        assert!(why.contains("damaged"), "{end}: {why}");
    }
    let id = memchr::memmem::find(&whole, b"xl/worksheets/0.xml").unwrap();
    let mut changed = whole.clone();
    for at in id + 30..id + 60 {
        changed[at] ^= 1;
        assert!(read_bytes(&changed, "xlsx", None).is_err(), "{at}");
        changed[at] ^= 1;
    }
}

#[test]
fn a_workbook_that_makes_its_reader_panic_is_refused() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/nasty/csvkit/dummy.xls");
    let Ok(mut bytes) = std::fs::read(&path) else {
        eprintln!("SKIPPED: {} is not there", path.display());
        return;
    };
    let sheet = memchr::memmem::find(&bytes, b"\x85\0\x0E\0").unwrap();
    bytes[sheet + 7] = 0x7F;
    let why = read_bytes(&bytes, "xls", None).unwrap_err().to_string();
    assert!(why.starts_with("is a damaged workbook (its parts contradict"), "{why}");
}

#[test]
fn a_spreadsheet_of_open_documents_is_read() {
    let content = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">
<office:body><office:spreadsheet><table:table table:name="A"><table:table-row
 table:number-rows-repeated="2"><table:table-cell/></table:table-row><table:table-row>
<table:table-cell office:value-type="float" office:value="1001"/>
<table:table-cell office:value-type="date" office:date-value="2026-03-04"/>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#;
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("content.xml", &content.replace(">\n", ">")),
    ];
    let bytes = packed(&parts.map(|(name, text)| (name.to_owned(), text.to_owned())));
    assert_eq!(read_bytes(&bytes, "ods", None).unwrap().0, "//1001|2026-03-04/");
}
