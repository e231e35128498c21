//! An audit among others: what was known before it, how it stands against that, and what is
//! remembered of it.
//!
//! The history is opened and locked before a row is read and written once every output is in its
//! place, so that a run that is stopped can tell a finding twice and never loses one.

pub mod arguments;
mod disk;
pub mod lock;
pub mod place;

use super::gate::FailOn;
use super::law::Law;
use super::streams;
use crate::audit::Question;
use crate::history::store::{Access, Run, Store, at_stake};
use crate::history::{Acks, Before, Sought, Turn, told, turn};
use crate::render::visible;
use crate::report::{Past, Report, RunSum};
use anyhow::{Context, Result, bail};
use arguments::NightArguments;
use lock::Lock;
use place::Beside;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is known before an audit, and what is to be done with what it finds.
#[derive(Debug, Default)]
pub struct Night {
    history: Option<History>,
    acks: Acks,
    before: Before,
    turn: Turn,
    as_of: i64,
    is_replay: bool,
    is_news_only: bool,
    /// The codes that were asked for, where not all were.
    scope: String,
    /// The files that no output may replace.
    files: Vec<(&'static str, PathBuf)>,
}

/// How many runs a report looks back on, this one among them.
const TREND: usize = 12;

/// A history that is locked; there is no store before the first run.
#[derive(Debug)]
struct History {
    path: PathBuf,
    store: Option<Store>,
    _lock: Lock,
}

impl Night {
    /// Locks and opens the history, if one is used, and reads what is acknowledged.
    pub fn begin(
        arguments: &NightArguments,
        law: &Law,
        working_folder: &Path,
        fail_on: FailOn,
    ) -> Result<Self> {
        let path = match &arguments.history {
            _ if arguments.no_history => None,
            Some(Some(file)) => Some(file.clone()),
            Some(None) => Some(place::chosen(None, law, working_folder)?),
            None => place::of_contract(law),
        };
        if path.is_none() && (arguments.new_only || arguments.replay || fail_on.is_news_only()) {
            bail!(
                "what is new can be told only against a history; add --history, or name one in \
                 the contract"
            );
        }
        let beside = Beside::of(law, path.as_deref());
        let mut night = Self::with(path.as_deref(), beside.as_ref());
        night.history = path.map(|path| History::open(path, arguments, law)).transpose()?;
        // Under the lock, as whoever adds to them does.
        night.acks = beside.as_ref().map(read_acks).transpose()?.unwrap_or_default();
        (night.is_replay, night.is_news_only) = (arguments.replay, arguments.new_only);
        Ok(night)
    }

    /// A night with the files that no output may replace.
    fn with(path: Option<&Path>, beside: Option<&Beside>) -> Self {
        let mut files = Vec::new();
        if let Some(path) = path {
            files.push(("history", path.to_owned()));
            files.push(("lock of the history", lock::path_of(path)));
        }
        if let Some(beside) = beside {
            files.push(("file of acknowledgements", beside.acks.clone()));
            files.push(("baseline", beside.baseline.clone()));
        }
        Self { files, ..Self::default() }
    }

    /// The question, and what the history asks besides.
    pub fn question(&mut self, question: Question, accepts_input: bool) -> Result<Question> {
        self.as_of = question.as_of;
        self.scope = scope(&question);
        let Some(history) = &self.history else { return Ok(question) };
        let Some(store) = &history.store else {
            // What the first run finds is known since then.
            let sought = Arc::new(Sought::of(std::iter::empty()));
            return Ok(Question { sought, ..question });
        };
        let last = store.last_run()?.filter(|last| last.moment > question.as_of);
        if let Some(last) = last.filter(|_| !self.is_replay) {
            let name = store.path().file_name().unwrap_or_default().to_string_lossy();
            bail!(
                "the history {name} holds the run as of {} already, which is later; to look at an \
                 earlier day and remember nothing add --replay, or forget later runs with \
                 `promised history prune --after DATE`",
                last.as_of
            );
        }
        self.before = store.before(question.as_of)?;
        let sought = Arc::new(Sought::of(self.before.cases.values()));
        let earlier = match question.earlier {
            None if !accepts_input => store.earlier(question.as_of)?,
            earlier => earlier,
        };
        Ok(Question { sought, earlier, ..question })
    }

    /// The files that no output may replace, and what they are.
    pub fn files(&self) -> &[(&'static str, PathBuf)] {
        &self.files
    }

    /// Puts what the history says into a report; returns which laws it breaks.
    pub fn compare(&mut self, report: &mut Report) -> Result<Vec<String>> {
        let is_kept = self.history.is_some();
        if !is_kept && self.acks.is_empty() {
            return Ok(Vec::new());
        }
        report.take_up()?;
        if is_kept {
            self.turn = turn(&self.before, report, self.as_of);
        }
        let today = report.zone.day_of(self.as_of);
        let known = (&self.before, &self.turn);
        let past = told(known, report, &self.acks, (today, self.scope.is_empty()));
        let (is_news_only, trend) = (self.is_news_only, self.trend(report)?);
        report.past = Some(Past { is_kept, is_news_only, trend, ..past });
        Ok(self.turn.broken_laws(report.incomplete.is_empty()))
    }

    /// What the last runs left open, with this one where it is complete.
    fn trend(&self, report: &Report) -> Result<Vec<RunSum>> {
        let store = self.history.as_ref().and_then(|history| history.store.as_ref());
        let before = store.map(|store| store.trend(self.as_of, TREND - 1)).transpose()?;
        let mut trend = before.unwrap_or_default();
        if self.history.is_some() && report.incomplete.is_empty() {
            let stake = Some(at_stake(self.turn.after.values()));
            let (as_of, open) = (report.as_of.clone(), self.turn.turnover.open);
            trend.push(RunSum { as_of, open, stake });
        }
        Ok(trend)
    }

    /// Remembers the run. The last thing a run does.
    pub fn commit(&mut self, report: &Report) -> Result<()> {
        let Some(history) = self.history.as_mut().filter(|_| !self.is_replay) else {
            return Ok(());
        };
        let mut store = match history.store.take() {
            Some(store) => store,
            None => Store::create(&history.path)?,
        };
        let run = Run::of(report, self.as_of, std::mem::take(&mut self.scope));
        store.commit(&run, &self.turn).context(
            "the report was written, and the next run will tell the same findings again",
        )?;
        Ok(())
    }
}

impl History {
    fn open(path: PathBuf, arguments: &NightArguments, law: &Law) -> Result<Self> {
        let lock = Lock::take(&path, arguments.lock)?;
        if lock.was_left {
            streams::note(
                "promised: the run before this one did not come to its end; what it found may be \
                 told again",
            );
        }
        let store = Store::open(&path, Access::Write)?;
        let others = if store.is_none() { place::others(law, &path) } else { Vec::new() };
        if !others.is_empty() {
            let (name, others) = (place::name_of(&path), others.join(" and "));
            streams::note(&visible(&format!(
                "promised: there is no {name} yet and a new one is begun; if the contract had \
                 another name before, name its history in it (beside it: {others})"
            )));
        }
        Ok(Self { path, store, _lock: lock })
    }
}

/// What was asked beside the whole, as it is remembered.
fn scope(question: &Question) -> String {
    let part = |name: &str, codes: &[String]| {
        (!codes.is_empty()).then(|| format!("{name} {}", codes.join(",")))
    };
    let parts = [part("select", &question.select), part("ignore", &question.ignore)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What is acknowledged beside a contract; nothing where there is no such file.
pub fn read_acks(beside: &Beside) -> Result<Acks> {
    let mut acks = match read_if_there(&beside.acks)? {
        Some(text) => {
            Acks::read(&text, &place::name_of(&beside.acks)).map_err(anyhow::Error::msg)?
        }
        None => Acks::default(),
    };
    if let Some(text) = read_if_there(&beside.baseline)? {
        let name = place::name_of(&beside.baseline);
        acks.read_baseline(&text, &name).map_err(anyhow::Error::msg)?;
    }
    Ok(acks)
}

/// The text of a file, if there is one.
pub fn read_if_there(path: &Path) -> Result<Option<String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}
