//! The charts of the first sheet, and the last sheet with the tables that they are drawn from.

use super::{Formats, Page, sheets};
use crate::render::sheets::Sheet;
use crate::report::Report;
use rust_xlsxwriter::{
    Chart, ChartFormat, ChartSolidFill, ChartType, Color, Workbook, Worksheet, XlsxError,
};

/// The message that the sheet with the tables is called.
const TABLES: &str = "sheet-trends";
/// Where charts stand: right of the figures, two beside each other.
const COLUMNS: [u16; 2] = [3, 11];
/// How many rows of the sheet a chart takes, and the space below it.
const ROWS: u32 = 17;
/// How wide and high a chart is.
const SIZE: (u32, u32) = (500, 320);

/// A table that was written, and the rows of its data.
struct Written<'a> {
    sheet: Sheet<'a>,
    kind: ChartType,
    rows: (u32, u32),
}

/// Writes the tables to a sheet of their own and draws them on the first one.
pub fn overview(
    workbook: &mut Workbook,
    report: &Report,
    formats: &mut Formats,
) -> Result<(), XlsxError> {
    let lang = formats.lang();
    let mut page = Page::new(workbook.add_worksheet(), TABLES, formats, super::ROWS_MAX)?;
    let mut written = Vec::new();
    for (sheet, kind) in [
        (sheets::touch_points(report, lang), ChartType::BarStacked),
        (sheets::ladder(report, lang), ChartType::Bar),
        (sheets::lateness(report), ChartType::Column),
        (sheets::weeks(report), ChartType::ColumnStacked),
    ] {
        if sheet.rows.is_empty() {
            continue;
        }
        if written.is_empty() {
            page.widths(sheet.columns)?;
        }
        page.title(sheet.title)?;
        page.block(&sheet)?;
        let count = u32::try_from(sheet.rows.len()).unwrap_or(1);
        written.push(Written { sheet, kind, rows: (page.next - count, page.next - 1) });
    }
    let summary = workbook.worksheet_from_index(0)?;
    for (place, one) in (0..).zip(&written) {
        insert(summary, place, &chart(one, formats))?;
    }
    Ok(())
}

fn insert(page: &mut Worksheet, place: u32, chart: &Chart) -> Result<(), XlsxError> {
    let column = if place.is_multiple_of(2) { COLUMNS[0] } else { COLUMNS[1] };
    page.insert_chart(place / 2 * ROWS, column, chart)?;
    Ok(())
}

/// The chart of a table: its first column against those that are drawn.
fn chart(Written { sheet, kind, rows: (first, last) }: &Written<'_>, formats: &Formats) -> Chart {
    let lang = formats.lang();
    let tables = lang.word(TABLES);
    let mut chart = Chart::new(*kind);
    chart.title().set_name(lang.word(sheet.title));
    chart.set_width(SIZE.0).set_height(SIZE.1);
    let mut drawn = 0;
    for (place, column) in (0..).zip(sheet.columns) {
        let Some(colour) = colour(sheet.name, column.name) else { continue };
        let mut fill = ChartSolidFill::new();
        fill.set_color(Color::RGB(colour));
        chart
            .add_series()
            .set_name(&*lang.known("column", column.name))
            .set_categories((tables, *first, 0, *last, 0))
            .set_values((tables, *first, place, *last, place))
            .set_gap(40)
            .set_format(ChartFormat::new().set_solid_fill(&fill));
        drawn += 1;
    }
    if drawn < 2 {
        chart.legend().set_hidden();
    }
    match sheet.name {
        "ladder" => _ = chart.x_axis().set_min(0).set_max(100),
        // On an axis of days a bar would be a seventh of its week wide.
        "weeks" => _ = chart.x_axis().set_text_axis(true).set_num_format(formats.day()),
        _ => {}
    }
    if matches!(kind, ChartType::Bar | ChartType::BarStacked) {
        // The first row at the top, as in the table.
        chart.y_axis().set_reverse();
    }
    chart
}

/// The colour of a column that is drawn.
fn colour(sheet: &str, column: &str) -> Option<u32> {
    Some(match (sheet, column) {
        ("ladder", "percent") | ("margins", "findings") => 0x2F_6D_B5,
        ("touch-points", "kept") => 0x2E_8B_57,
        ("touch-points", "beat") => 0x8F_CB_A4,
        ("touch-points" | "weeks", "broken") => 0xC0_39_2B,
        ("touch-points" | "weeks", "overdue") => 0xE6_8A_00,
        _ => return None,
    })
}
