//! `promised` audits what a business delivered and billed against what it had promised.
//!
//! # The data
//!
//! ```text
//! Tables                    columns, one table per role, from every file
//!   Orders                  what was ordered and promised
//!   Lines                   the lines of an order
//!   Deliveries              what was shipped and arrived
//!   Invoices                invoices, credit notes and their lines
//!   Payments, Messages      what was paid, what the customer was told
//!   Returns, Tickets        what came back, what the customer pointed out
//!   Events, Calls, Reviews  what happened to tickets, who waited, what was said in public
//!   Customers, Entitlements who they are, and what they are entitled to
//! Dossiers                  an order with everything that refers to it: ranges over the tables
//!   View                    subjects of one grain, as fine as the keys allow
//! Catalogue                 facts and promises, formulas over dossiers
//!   Fact                    completed_at, billed_total …
//!   Promise                 promised, actual, must, due, told, stake
//! Verdicts                  outcome, margin, told and stake of every subject
//! Case                      a finding over the runs: open, not looked at or put right
//! Report                    findings, totals, touch points, targets, metrics, accounts: all
//!                           that a renderer gets
//! ```
//!
//! # The way of the data
//!
//! `cli::audit::run` tells it in twelve statements: read the contract, read the files into tables
//! (`intake`), link them (`dossier`), judge every promise for every subject (`formula`, `judge`),
//! first those about the records, then those that ask what the first found (`charges`), put
//! findings, metrics and accounts together (`audit`), and print them (`render`), for others with
//! tokens for keys and names (`redact`). `advice` looks back over the same records and judges
//! nothing. Where a history is kept, what is open there is
//! sought among the records (`history::Sought`), the report is held against it (`history::turn`),
//! and once every output is in its place what became of it is remembered (`history::store`).
//!
//! `sql` writes the programs of `formula` as a script for a warehouse instead: what tables are
//! taken in as (`taken`, `linked`), the same nodes in layers of queries (`layers`), and what is
//! returned (`judged`, `printed`). It reads no record and runs nothing.
//!
//! # Invariants
//!
//! * No row is lost: rows read = used + duplicate + quarantined + filtered, per file (`accounts`).
//! * No money is lost: read = matched + unmatched, per currency. Both are checked on every run.
//! * Amounts are whole millionths (`decimal`), moments are spans of instants (`time`); no floats.
//! * What is not known is unknown, and stays so until a formula says otherwise.
//! * The result depends on files, contract and as-of, on nothing else, whatever the threads do.
//! * What is open is what was open, and what is new, less what was put right (`history::turn`).
//! * A module uses only modules below it; only `cli`, `intake`, the search for a contract and the
//!   store of the history touch files, and only `cli` reads the clock.
//!
//! # How to add
//!
//! * a promise: write `src/promises/<family>/<name>.md` with an example of a breach and of a guard
//!   rail, and list it in `promises::builtin`; `UPDATE=1 cargo test` fills in the rest. Where it
//!   checks a practice of good service, name it in `docs/practices.toml`.
//! * a column: add it to `tables` and its header words to `intake::headers_words`.
//! * a metric: declare it in `report::Measure`, in one line, and count it in `metrics`; one that
//!   cannot be added up over the shares of an audit is told in `audit::whole`.
//! * a fact: add it to `src/promises/facts.toml`.
//! * a function of the language: add it to `formula::functions` and work it out in
//!   `formula::evaluate`. `completed_at` and `is_completed` are functions because "when running
//!   sums reach a number" is no aggregate; in SQL they are a window sum and a `MIN` over it.
//!   `is_live` and `is_duplicate` are derived in `dossier::documents`, because they pair documents
//!   with each other; in SQL they are a self-join on party, number and amount.
//!   `has_original`, `corrects_instalment` and `credited_amount` are derived there too; in SQL they
//!   are a join of credit notes with invoices on the number they refer to. `price_credited` and
//!   `corrects_price` are found in `dossier::documents::prices`, because one amount is shared out
//!   over several rows until it is used up, which no aggregate can say; in SQL they are a running
//!   sum over the rows of an order, capped at what each is too dear by. `is_loose` is found where
//!   rows are linked to lines (`dossier::lines`), because it asks which rows stand beside a row; in
//!   SQL it is a `NOT EXISTS` over the lines of the order. `is_like_another` pairs bills of one
//!   party whatever their orders; in SQL it is a self-join on party, currency and amount.
//!   `is_joint`, `leads_joint`, `is_joint_done`, `joint_agreed` and `joint_billed` are found in
//!   `dossier::joint`, because orders hang together by any chain of bills that they share; SQL
//!   would need a recursive query, and leaves promises that ask to the program.
//!   `missing_before` is a `LAG` over the numbers of a series. `plus_months` is a function because
//!   a month is no length of time; in SQL it is `date + interval`. `rate` reads a rate of tax that
//!   was exported with or without its sign; in SQL it is a `CASE` over a `CAST`. `limit` stands for
//!   a formula that the promise has for it, or the contract another one. `by_law` says whether that
//!   time is one that a law sets (`law::statutes`); in SQL it is a join with these.
//!   `exchanged_at` and `has_exchange` are derived in `dossier::exchanges`, because a return may
//!   name another order than its own; in SQL they are a join of returns with orders and deliveries
//!   on that number and a `MIN`. `within` is a function because the contract may say another time
//!   for some orders; in SQL it is a join with the calendar. `overcharge` and `undercharge` are
//!   what promises with the field `overbilled` found, kept in `charges` and read in a second round,
//!   because no formula reads findings; in SQL the first round is a table of findings, and they
//!   are a `MAX` over it by order line and a `SUM` over the lines.
//!   `silent_from` and `silent_until` are functions because "the longest gap between events of two
//!   tables" is no aggregate; in SQL they are a `LAG` over the `UNION ALL` of the events of an
//!   order, and the row with the longest difference. `present` with a kind of message asks the
//!   whole export, which no formula about one order can; in SQL it is an `EXISTS`.
//!   `to_order` and `to_document` convert by the rates of the contract, because a rate depends on
//!   two currencies and a day; in SQL they are a join with the latest rate up to that day.
//!   `is_freight`, `shipment`, `freight_amount` and what else is known of bills of carriers are
//!   derived in `dossier::freight`, because a tracking number leads to another delivery than those
//!   of an order; in SQL they are a join on the number. `claim_until` is when the first finding of
//!   a row can no longer be claimed, kept in `charges` like what was billed wrongly.
//!   `overcharge_since` is the first run that found it, which only the history knows; in SQL it is
//!   a join with the table of cases.
//!   `within_unpaused` is a function because the pauses of a ticket are the gaps between its
//!   events, counted in the measure of the promise; in SQL they are a `LEAD` over the events,
//!   joined with the calendar. `cut_off` reads the calendar, which in SQL is a table.
//!   `exceptions_before` is counted in `dossier::standards`, because an order does not see the
//!   other orders of its customer; in SQL it is a window sum by customer. `covers` and `rank`
//!   take lists of words in one cell apart; in SQL they are `STRING_TO_ARRAY` and a join on its
//!   rows. For a promise about an invoice, its rows of `invoices` are those of the document; the
//!   rows of a ticket and the ticket of a message are those that share its number
//!   (`dossier::companions`). `last_reply_before`, `next_reply_at`, `last_asked_before`,
//!   `settled_since`, `answered_later` and `written_later` are found in `dossier::beside`, because
//!   all messages of a ticket for each of them would be their square; in SQL they are a `LAG` or a
//!   `LEAD` over the rows of the ticket or the caller. `leads_parcel` is a `ROW_NUMBER` over the
//!   parcel. Promises about a `group` have no formula: their medians and shares are made of what
//!   the survey (`metrics`) asked of every row; in SQL they are a `PERCENTILE_DISC` or an `AVG`
//!   with a `GROUP BY`.
//!   A penalty is a clause of the contract and no formula: `law::penalties` works it out where
//!   findings are made; in SQL it is a `CASE` over the margin and the field `value`.
//! * a version of the history: add a step to `history::store` and, made by the program of the
//!   version before, a fixture to `tests/suite/history`.
//! * a format: write `render/<format>.rs` and name it in `render::Format`; what it has tables of
//!   is laid out in `render::sheets`, once for all. A field of the JSON is described in
//!   `render/json/schema.json` and read back in `render::json::saved`.

pub mod accounts;
pub mod advice;
pub mod audit;
pub mod bytes;
pub mod calendar;
pub mod charges;
pub mod cli;
pub mod contract;
pub mod cores;
pub mod decimal;
pub mod dossier;
pub mod finding;
pub mod formula;
pub mod history;
pub mod intake;
pub mod judge;
pub mod law;
pub mod metrics;
pub mod money;
pub mod progress;
pub mod promises;
pub mod rates;
pub mod redact;
pub mod render;
pub mod report;
pub mod sql;
pub mod tables;
pub mod tally;
pub mod targets;
pub mod texts;
pub mod time;
pub mod timings;
pub mod twins;
