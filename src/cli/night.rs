//! An audit among others: what was known before it, how it stands against that, and what is
//! remembered of it.
//!
//! The history is opened and locked before a row is read and written once every output is in its
//! place, so that a run that is stopped can tell a finding twice and never loses one.

pub mod arguments;
pub mod lock;
pub mod place;

use super::gate::FailOn;
use super::law::Law;
use super::streams;
use crate::audit::Question;
use crate::history::store::{Access, Run, Store};
use crate::history::{Acks, Before, Sought, Turn, told, turn};
use crate::report::Report;
use anyhow::{Context, Result, bail};
use arguments::NightArguments;
use lock::Lock;
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
        let folder = place::folder(law, path.as_deref());
        let acks = folder.as_deref().map(read_acks).transpose()?.unwrap_or_default();
        let mut files = Vec::new();
        if let Some(path) = &path {
            files.push(("history", path.clone()));
            files.push(("lock of the history", lock::path_of(path)));
        }
        if let Some(folder) = folder {
            files.push(("file of acknowledgements", folder.join(place::ACKS)));
            files.push(("baseline", folder.join(place::BASELINE)));
        }
        let history = path.map(|path| History::open(path, arguments)).transpose()?;
        let (is_replay, is_news_only) = (arguments.replay, arguments.new_only);
        Ok(Self { history, acks, is_replay, is_news_only, files, ..Self::default() })
    }

    /// The question, and what the history asks besides.
    pub fn question(&mut self, question: Question, accepts_input: bool) -> Result<Question> {
        self.as_of = question.as_of;
        self.scope = scope(&question);
        let Some(store) = self.history.as_ref().and_then(|history| history.store.as_ref()) else {
            return Ok(question);
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
        let is_news_only = self.is_news_only;
        report.past = Some(crate::report::Past { is_kept, is_news_only, ..past });
        Ok(self.turn.broken_laws(report.incomplete.is_empty()))
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
    fn open(path: PathBuf, arguments: &NightArguments) -> Result<Self> {
        let lock = Lock::take(&path, arguments.wait.unwrap_or_default())?;
        if lock.was_left {
            streams::note(
                "promised: the run before this one did not come to its end; what it found may be \
                 told again",
            );
        }
        let store = Store::open(&path, Access::Write)?;
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

/// What is acknowledged in a folder; nothing where there is no such file.
pub fn read_acks(folder: &Path) -> Result<Acks> {
    let mut acks = match read_if_there(&folder.join(place::ACKS))? {
        Some(text) => Acks::read(&text, place::ACKS).map_err(anyhow::Error::msg)?,
        None => Acks::default(),
    };
    if let Some(text) = read_if_there(&folder.join(place::BASELINE))? {
        acks.read_baseline(&text, place::BASELINE).map_err(anyhow::Error::msg)?;
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
