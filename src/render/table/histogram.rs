//! The histogram of margins, in characters that every terminal has.
//!
//! Says nothing where few findings are about times: the list of findings says it better.

use crate::render::bars::bar;
use crate::render::groups::{Lateness, lateness};
use crate::render::lines::width_of;
use crate::render::{Look, Paint};
use crate::report::{DECIDED_MIN, Report};

/// How long the longest bar is where there is room.
const BAR_MAX: usize = 40;
/// A page narrower than this has no room for bars.
const WIDTH_MIN: usize = 40;

/// How many findings are worse than promised by how much time.
pub fn section(report: &Report, look: &Look) -> String {
    let steps = lateness(report);
    let sum: u64 = steps.iter().map(|step| step.count).sum();
    if sum < DECIDED_MIN || look.width.is_some_and(|width| width < WIDTH_MIN) {
        return String::new();
    }
    let first = steps.iter().position(|step| step.count > 0).unwrap_or(0);
    let last = steps.iter().rposition(|step| step.count > 0).unwrap_or(0);
    let steps = &steps[first..=last];
    let most = steps.iter().map(|step| step.count).max().unwrap_or(0);
    let name = |step: &Lateness| look.lang.known("lateness", step.name);
    let name_width = steps.iter().map(|step| width_of(&name(step))).max().unwrap_or(0);
    let count_width = width_of(&look.lang.count(most));
    let room = look.width.unwrap_or(usize::MAX).saturating_sub(name_width + count_width + 6);
    let line = |step: &Lateness| {
        let count = look.lang.count(step.count);
        let bar = bar(step.count, most, BAR_MAX.min(room), look);
        let bar = look.paint(Paint::Red, &bar);
        let line = format!("  {:<name_width$}  {count:>count_width$}  {bar}", name(step));
        line.trim_end().to_owned()
    };
    let lines: Vec<_> = steps.iter().map(line).collect();
    super::entitled("title-worse-by", &lines.join("\n"), look)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn bars_are_as_long_as_their_share() {
        let mut report = sample::many(60);
        for finding in &mut report.findings[..15] {
            "-40".clone_into(&mut finding.margin.text);
        }
        "-0.5".clone_into(&mut report.findings[59].margin.text);
        "-100".clone_into(&mut report.findings[58].margin.text);
        let text = section(&report, &Look::default());
        let lines = [
            "Worse than promised by",
            "  up to 1 day     1  #",
            "  1 to 2 days    43  ########################################",
            "  2 to 3 days     0",
            "  3 to 7 days     0",
            "  7 to 14 days    0",
            "  14 to 30 days   0",
            "  30 to 90 days  15  #############",
            "  over 90 days    1  #",
        ];
        assert_eq!(text.lines().collect::<Vec<_>>(), lines);
    }

    #[test]
    fn few_late_findings_and_narrow_pages_have_no_bars() {
        assert_eq!(section(&sample::many(19), &Look::default()), "");
        assert_ne!(section(&sample::many(20), &Look::default()), "");
        let narrow = Look { width: Some(39), ..Look::default() };
        assert_eq!(section(&sample::many(45), &narrow), "");
    }
}
