//! The figures as text: medians, ratios, growth.
//!
//! Whole numbers only. Seconds are printed beside ratios, but only ratios travel between machines.

use std::fmt::Write;

/// What one run took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cost {
    /// From start to end, in microseconds.
    pub wall: u64,
    /// User and system time of all threads, in microseconds.
    pub cpu: u64,
    /// The most memory it held, in KiB.
    pub peak: u64,
}

/// One of the figures of a run.
type Figure = fn(&Cost) -> u64;

/// What a program is here for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Ours, asked what the others are asked.
    Ours,
    /// Ours, with every built-in promise.
    Whole,
    /// Another program.
    Peer,
    /// The bare scan.
    Floor,
}

/// A program with the medians of its runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is called.
    pub name: String,
    /// What it is here for.
    pub part: Part,
    /// The medians.
    pub cost: Cost,
}

/// The median of each figure by itself.
pub fn median(costs: &[Cost]) -> Cost {
    let of = |figure: Figure| {
        let mut figures: Vec<u64> = costs.iter().map(figure).collect();
        figures.sort_unstable();
        match figures.len() {
            0 => 0,
            length if length % 2 == 1 => figures[length / 2],
            length => (figures[length / 2 - 1] + figures[length / 2]) / 2,
        }
    };
    Cost { wall: of(|cost| cost.wall), cpu: of(|cost| cost.cpu), peak: of(|cost| cost.peak) }
}

/// How many times something is something else, with two decimals.
pub fn times(this: u64, that: u64) -> String {
    let hundredths = (this * 100 + that / 2) / that.max(1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Ours as a share of theirs: `1/7.20` where it is less, `1.25 times` where it is not.
pub fn share(ours: u64, theirs: u64) -> String {
    if ours < theirs {
        format!("1/{}", times(theirs, ours))
    } else {
        format!("{} times", times(ours, theirs))
    }
}

/// A number with its thousands apart.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Every program with its medians, and what it takes for each one that ours takes.
pub fn table(lines: &[Line]) -> String {
    let ours = lines.iter().find(|line| line.part == Part::Ours).map(|line| line.cost);
    let mut text = format!(
        "{:<22} {:>9} {:>9} {:>9}   {:>7} {:>7} {:>7}\n",
        "", "wall ms", "cpu ms", "peak MiB", "x wall", "x cpu", "x peak"
    );
    for Line { name, cost, .. } in lines {
        let (wall, cpu, peak) = (cost.wall / 1000, cost.cpu / 1000, cost.peak / 1024);
        let figures = [wall, cpu, peak].map(grouped);
        let ratios = ours.map(|ours| {
            [times(cost.wall, ours.wall), times(cost.cpu, ours.cpu), times(cost.peak, ours.peak)]
        });
        let [one, two, three] = figures;
        let [wall, cpu, memory] = ratios.unwrap_or_default();
        let _ = writeln!(
            text,
            "{name:<22} {one:>9} {two:>9} {three:>9}   {wall:>7} {cpu:>7} {memory:>7}"
        );
    }
    text
}

/// Ours beside the best of the others in each figure, and beside the bare scan.
pub fn summary(lines: &[Line]) -> String {
    let of = |part: Part| lines.iter().filter(move |line| line.part == part);
    let Some(ours) = of(Part::Ours).next() else {
        return String::new();
    };
    let mut text = String::new();
    let figures: [(&str, Figure); 3] =
        [("wall", |cost| cost.wall), ("cpu", |cost| cost.cpu), ("memory", |cost| cost.peak)];
    let mut beside = |mine: &Line| {
        let shares: Vec<String> = figures
            .iter()
            .filter_map(|(name, figure)| {
                let best = of(Part::Peer).min_by_key(|line| figure(&line.cost))?;
                let share = share(figure(&mine.cost), figure(&best.cost));
                Some(format!("{name} {share} ({})", best.name))
            })
            .collect();
        if !shares.is_empty() {
            let _ = writeln!(text, "{}, of the best peer: {}", mine.name, shares.join(", "));
        }
    };
    beside(ours);
    of(Part::Whole).for_each(&mut beside);
    if let Some(floor) = of(Part::Floor).next() {
        let [wall, cpu] = [(ours.cost.wall, floor.cost.wall), (ours.cost.cpu, floor.cost.cpu)]
            .map(|(ours, floor)| times(ours, floor));
        let name = &ours.name;
        let _ = writeln!(text, "{name}, of the bare scan: wall {wall} times, cpu {cpu} times");
    }
    text
}

/// What an order costs at each size, and beside what it costs at the first.
pub fn growth(sets: &[(u64, Vec<Line>)]) -> String {
    let mut text = format!(
        "{:<22} {:>11} {:>14} {:>14} {:>14} {:>9}\n",
        "an order costs", "of", "wall ns", "cpu ns", "memory bytes", "wall"
    );
    let Some((_, first)) = sets.first() else {
        return text;
    };
    for name in first.iter().map(|line| &line.name) {
        let mut smallest = None;
        for (orders, lines) in sets {
            let Some(Line { cost, .. }) = lines.iter().find(|line| line.name == *name) else {
                continue;
            };
            let per_order = |figure: u64| figure / orders.max(&1);
            let [wall, cpu, bytes] =
                [cost.wall * 1000, cost.cpu * 1000, cost.peak * 1024].map(per_order);
            let grown = times(wall, *smallest.get_or_insert(wall));
            let [of, wall, cpu, bytes] = [*orders, wall, cpu, bytes].map(grouped);
            let _ =
                writeln!(text, "{name:<22} {of:>11} {wall:>14} {cpu:>14} {bytes:>14} {grown:>9}");
        }
    }
    text
}
