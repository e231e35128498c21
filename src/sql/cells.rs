//! How each node becomes a cell of a query: which table is joined for it, and what is read there.
//!
//! What stands in which query is settled in `layers`.

use super::charged;
use super::dialect::Kind;
use super::exchanges;
use super::gathered;
use super::layers::{Cell, Frame, Latest, Layers};
use super::lines::has_loose;
use super::moments;
use super::silence;
use super::values::{Unsaid, product, ratio};
use crate::formula::From;
use crate::formula::functions::Aggregate;
use crate::formula::program::{Completed, Form, How, Id, Silenced};
use crate::tables::Role;

/// Why nothing is said of orders that share bills.
const TOGETHER: &str = "puts orders together by the bills that they share";

impl Layers<'_, '_> {
    /// A value of a query, whatever it is.
    pub(super) fn cell(&self, id: Id, latest: &Latest) -> Result<Cell, Unsaid> {
        let graph = self.writer.graph;
        let part = |id: Id| self.read(id, "p");
        match &graph.node(id).how {
            How::Column(from, role, place) => Ok(self.column(id, *from, *role, *place)),
            How::OfOwner(a) => {
                let subjects = self.latest_of(latest, Frame::Subjects);
                let join = format!("LEFT JOIN {subjects} o ON o.subject = p.subject");
                Ok(Cell { columns: self.read(*a, "o").columns(), joins: vec![join] })
            }
            How::Over(over) => {
                let rows = self.latest_of(latest, Frame::Rows(over.role));
                let of_row = |id: Id| self.read(id, "r");
                let cell = gathered::over(id, graph.node(id).form, over, &rows, &of_row);
                Ok(self.doubted(cell, over.role, over.function == Aggregate::Any))
            }
            How::Completion(one) => Ok(self.completion(id, one, latest)),
            How::Charged(side) => {
                let subjects = self.latest_of(latest, Frame::Subjects);
                let tables = &graph.world.dossiers.tables;
                let has_number = |role: &Role| tables.of(*role).texts("invoice_no").is_some();
                let document = graph.view.role.filter(has_number).map(|role| (role, "invoice_no"));
                Ok(charged::charged(id, *side, &subjects, document))
            }
            How::Silence(one) => Ok(self.silence(id, one, latest)),
            How::IsWhole => Ok(Cell::of("(p.line_row IS NULL)")),
            How::One(..) | How::Two(..) if moments::is_one(graph, id) => {
                let rows = self.latest_of(latest, Frame::Subjects);
                moments::moved(&self.writer, id, &rows, &part)
            }
            How::Derived(from, role, derived) => self.derived(*from, *role, *derived),
            How::Fits(role) => Ok(self.fits(*role)),
            How::Decimals => Ok(self.decimals()),
            How::Converted(amount, from, is_to_order) => {
                Ok(self.converted(id, (*amount, *from, *is_to_order)))
            }
            How::Exchanged(from) => Ok(exchanges::left_at(*from)),
            // No script knows a history.
            How::ChargedSince => Ok(Cell {
                columns: vec![self.writer.dialect.nothing(Kind::Whole); 2],
                joins: Vec::new(),
            }),
            How::Granted(..) => Err(Unsaid("has a limit for some subjects only")),
            How::Resumed(..) => Err(Unsaid("moves a deadline by one pause after the other")),
            How::ExceptionsBefore => Err(Unsaid("follows the orders of a customer one by one")),
            How::ClaimUntil => Err(Unsaid("asks until when other findings can be claimed")),
            How::Policy => self.policy(),
            How::OfDocument(from, of) => self.of_document(*from, *of),
            _ => {
                Ok(Cell { columns: self.writer.combined(id, &part)?.columns(), joins: Vec::new() })
            }
        }
    }

    /// The last query of a frame.
    fn latest_of(&self, latest: &Latest, frame: Frame) -> String {
        let base = || match frame {
            Frame::Subjects => format!("{}_subjects", self.prefix),
            Frame::Rows(role) => format!("{}_{}", self.prefix, role.name()),
        };
        latest.get(&frame).cloned().unwrap_or_else(base)
    }

    fn completion(&self, id: Id, one: &Completed, latest: &Latest) -> Cell {
        let rows = self.latest_of(latest, Frame::Rows(Role::Deliveries));
        let subjects = self.latest_of(latest, Frame::Subjects);
        let of_row = |id: Id| self.read(id, "r");
        let of_subject = |id: Id| self.read(id, "q");
        let cell = gathered::completion(id, one, (&rows, &subjects), &of_row, &of_subject);
        // What is complete stays so whatever else there is; its time is not changed.
        self.doubted(cell, Role::Deliveries, true)
    }

    fn silence(&self, id: Id, one: &Silenced, latest: &Latest) -> Cell {
        let messages = self.latest_of(latest, Frame::Rows(Role::Messages));
        let deliveries = self.latest_of(latest, Frame::Rows(Role::Deliveries));
        let subjects = self.latest_of(latest, Frame::Subjects);
        let heard =
            silence::Heard { messages: &messages, deliveries: &deliveries, subjects: &subjects };
        let value = |id: Id, alias: &str| self.read(id, alias);
        let cell = silence::longest(self.writer.dialect, id, one, &heard, &value);
        let cell = self.doubted(cell, Role::Messages, false);
        self.doubted(cell, Role::Deliveries, false)
    }

    fn derived(
        &self,
        from: From,
        role: Role,
        derived: crate::formula::Derived,
    ) -> Result<Cell, Unsaid> {
        use crate::formula::Derived;
        let (alias, join) = table(from, role);
        let of_document = |name: &str| {
            let (alias, join) = document(from);
            Cell { columns: vec![format!("{alias}.{name}")], joins: vec![join] }
        };
        Ok(match derived {
            Derived::HasOrder => {
                Cell { columns: vec![format!("{alias}.has_order")], joins: vec![join] }
            }
            Derived::IsFreight => Cell::of("FALSE"),
            Derived::IsLive => of_document("is_live"),
            Derived::IsDuplicate => of_document("is_duplicate"),
            Derived::HasOriginal => of_document("has_original"),
            Derived::CorrectsInstalment => of_document("corrects_instalment"),
            Derived::HasLine => self.has_line(from, role),
            Derived::IsLoose if !has_loose(&self.writer.graph.world.dossiers.tables) => {
                Cell::of("FALSE")
            }
            Derived::IsLoose => {
                let alias = if from == From::Row { "t_row_loose" } else { "t_own_loose" };
                let join = format!("LEFT JOIN loose {alias} ON {alias}.own_row = p.own_row");
                Cell { columns: vec![format!("({alias}.own_row IS NOT NULL)")], joins: vec![join] }
            }
            Derived::HasExchange => exchanges::is_there(from),
            Derived::LeadsParcel => self.leads_parcel(from),
            // Of orders with credits this is not so, and they are left to the program.
            Derived::CorrectsPrice => Cell::of("FALSE"),
            Derived::IsLikeAnother => return Err(Unsaid("pairs bills that nobody ordered")),
            Derived::IsJoint | Derived::LeadsJoint | Derived::IsJointDone => {
                return Err(Unsaid(TOGETHER));
            }
            Derived::MayHaveReply | Derived::MayBeReached => {
                return Err(Unsaid("asks what stands beside a message or a call"));
            }
            Derived::HasShipment | Derived::LeadsFreight | Derived::IsRebilled => {
                return Err(Unsaid("asks about bills of carriers"));
            }
        })
    }

    /// Whether a row of the deliveries is the first of its parcel: of its tracking number, or else
    /// of its own number within its order.
    fn leads_parcel(&self, from: From) -> Cell {
        let deliveries = self.writer.graph.world.dossiers.tables.of(Role::Deliveries);
        let number = |name: &str| match deliveries.texts(name).is_some() {
            true => format!("d.{name}"),
            false => self.writer.dialect.nothing(Kind::Text),
        };
        let (tracked, own) = (number("tracking_no"), number("delivery_id"));
        let alias = if from == From::Row { "t_row_parcel" } else { "t_own_parcel" };
        let join = format!(
            "LEFT JOIN (SELECT d.own_row, CASE WHEN {tracked} IS NULL AND {own} IS NULL THEN 1 \
             ELSE \
             ROW_NUMBER() OVER (PARTITION BY {tracked}, CASE WHEN {tracked} IS NULL THEN {own} \
             END, \
             CASE WHEN {tracked} IS NULL THEN d.order_row END ORDER BY d.own_row) END AS place \
             FROM \
             in_deliveries d) {alias} ON {alias}.own_row = p.own_row"
        );
        Cell { columns: vec![format!("({alias}.place = 1)")], joins: vec![join] }
    }

    /// Whether the line of a row is there; unknown where the row names none.
    fn has_line(&self, from: From, role: Role) -> Cell {
        let alias = if from == From::Row { "t_row_link" } else { "t_own_link" };
        let join =
            format!("LEFT JOIN links_{} {alias} ON {alias}.own_row = p.own_row", role.name());
        let has = format!(
            "(CASE WHEN {alias}.is_stray THEN FALSE WHEN {alias}.line_row IS NOT NULL THEN TRUE \
             END)"
        );
        Cell { columns: vec![has], joins: vec![join] }
    }

    fn of_document(&self, from: From, of: crate::formula::OfDocument) -> Result<Cell, Unsaid> {
        use crate::formula::OfDocument;
        let (alias, join) = document(from);
        let name = match of {
            OfDocument::Amount => "amount",
            OfDocument::Credited => "credited",
            OfDocument::PriceCredited => return Ok(Cell::of("CAST(NULL AS BIGINT)")),
            OfDocument::JointAgreed | OfDocument::JointBilled => return Err(Unsaid(TOGETHER)),
            OfDocument::MissingBefore => return Err(Unsaid("looks for gaps in a series")),
            OfDocument::Freight => return Err(Unsaid("asks about bills of carriers")),
        };
        Ok(Cell { columns: vec![format!("{alias}.{name}")], joins: vec![join] })
    }

    /// A value of rows of which some may have been quarantined: unknown then, unless what is there
    /// proves it.
    fn doubted(&self, cell: Cell, role: Role, is_proof: bool) -> Cell {
        if !self.writer.graph.world.dossiers.has_quarantined(role) {
            return cell;
        }
        let alias = format!("bad_{}", role.name());
        let join = format!(
            "LEFT JOIN (SELECT DISTINCT order_row FROM in_quarantined WHERE role = '{}') {alias} \
             ON {alias}.order_row = p.order_row",
            role.name()
        );
        let is_truth = cell.columns.len() == 1 && is_proof;
        let doubt = |value: String| match is_truth {
            true => format!(
                "(CASE WHEN {alias}.order_row IS NOT NULL AND NOT {value} THEN NULL ELSE {value} \
                 END)"
            ),
            false if is_proof => value,
            false => format!("(CASE WHEN {alias}.order_row IS NULL THEN {value} END)"),
        };
        let columns = cell.columns.into_iter().map(doubt).collect();
        Cell { columns, joins: cell.joins.into_iter().chain([join]).collect() }
    }

    /// The promised time that a policy of the contract gives: that of the first that is for the
    /// order.
    fn policy(&self) -> Result<Cell, Unsaid> {
        let (alias, join) = table(From::Order, Role::Orders);
        moments::policies(&self.writer, self.policies, &alias, join)
    }

    /// An amount between the currency of an invoice row and that of its order, by the rate of the
    /// day of the invoice.
    fn converted(&self, id: Id, (amount, from, is_to_order): (Id, From, bool)) -> Cell {
        let amount_sql = self.read(amount, "p").single();
        let tables = &self.writer.graph.world.dossiers.tables;
        let held = |role: Role| tables.of(role).texts("currency").is_some();
        if !held(Role::Orders) || !held(Role::Invoices) {
            return Cell::of(amount_sql);
        }
        let (alias, join) = table(from, Role::Invoices);
        let mut joins = vec![join];
        let order = match from {
            From::Row => {
                let prefix = &self.prefix;
                joins.push(format!(
                    "LEFT JOIN {prefix}_subjects of_subject ON of_subject.subject = p.subject"
                ));
                let of_order = "LEFT JOIN in_orders of_order ON of_order.own_row = \
                                of_subject.order_row";
                joins.push(of_order.to_owned());
                "of_order"
            }
            _ => {
                joins.push(table(From::Order, Role::Orders).1);
                "t_order"
            }
        };
        let (ours, theirs) = (format!("{order}.currency"), format!("{alias}.currency"));
        let (first, second) = if is_to_order { (&theirs, &ours) } else { (&ours, &theirs) };
        let is_dated = tables.of(Role::Invoices).times("issued_at").is_some();
        let rate = format!("x{id}");
        if is_dated {
            let issued = format!("{alias}.issued_at_hi");
            let (day, clocks) = moments::local_day(self.writer.dialect, id, 'x', &issued);
            joins.extend(clocks);
            joins.push(format!(
                "LEFT JOIN rates {rate} ON {rate}.from_currency = {first} AND {rate}.to_currency \
                 = {second} AND \
                 {rate}.day = {day}"
            ));
        } else {
            joins.push(format!("LEFT JOIN rates {rate} ON FALSE"));
        }
        let stated = product(self.writer.dialect, &amount_sql, &format!("{rate}.rate"));
        let inverse = ratio(self.writer.dialect, &amount_sql, &format!("{rate}.inverse"));
        let told = format!(
            "(CASE WHEN {ours} IS NULL OR {theirs} IS NULL OR {ours} = {theirs} THEN {amount_sql} \
             WHEN {rate}.rate IS NOT NULL THEN {stated} ELSE {inverse} END)"
        );
        Cell { columns: vec![told], joins }
    }

    /// Whether each row is in the currency of its order; where that names none, in that of the
    /// subject's first row that names one.
    fn fits(&self, role: Role) -> Cell {
        let tables = &self.writer.graph.world.dossiers.tables;
        let (rows, role_name) = (format!("{}_{}", self.prefix, role.name()), role.name());
        let mut joins = vec![
            table(From::Row, role).1,
            format!(
                "LEFT JOIN (SELECT r.subject, MIN(r.own_row) AS own_row FROM {rows} r JOIN \
                 in_{role_name} t ON t.own_row = r.own_row WHERE t.currency IS NOT NULL GROUP BY \
                 r.subject) first_{role_name} ON first_{role_name}.subject = p.subject"
            ),
            format!(
                "LEFT JOIN in_{role_name} of_first ON of_first.own_row = first_{role_name}.own_row"
            ),
        ];
        let mut expected = "of_first.currency".to_owned();
        if tables.of(Role::Orders).texts("currency").is_some() {
            let prefix = &self.prefix;
            joins.push(format!(
                "LEFT JOIN {prefix}_subjects of_subject ON of_subject.subject = p.subject"
            ));
            joins.push(
                "LEFT JOIN in_orders of_order ON of_order.own_row = of_subject.order_row"
                    .to_owned(),
            );
            expected = format!("COALESCE(of_order.currency, {expected})");
        }
        let fits = format!("(t_row.currency IS NULL OR t_row.currency = {expected})");
        Cell { columns: vec![fits], joins }
    }

    /// The decimals of the minor unit of the currency of the row that a subject is, else of its
    /// order.
    fn decimals(&self) -> Cell {
        let tables = &self.writer.graph.world.dossiers.tables;
        let mut joins = Vec::new();
        let mut named = Vec::new();
        if let Some(role) = self.writer.graph.view.role
            && tables.of(role).texts("currency").is_some()
        {
            let (alias, join) = table(From::Subject, role);
            joins.push(join);
            named.push(format!("{alias}.currency"));
        }
        if tables.of(Role::Orders).texts("currency").is_some() {
            let (alias, join) = table(From::Order, Role::Orders);
            joins.push(join);
            named.push(format!("{alias}.currency"));
        }
        let usual = crate::money::minor_decimals("");
        if named.is_empty() {
            return Cell::of(usual.to_string());
        }
        let mut text = format!("(CASE COALESCE({}, '')", named.join(", "));
        for (code, decimals) in crate::money::OTHER_DECIMALS {
            text += &format!(" WHEN '{code}' THEN {decimals}");
        }
        Cell { columns: vec![format!("{text} ELSE {usual} END)")], joins }
    }

    fn column(&self, id: Id, from: From, role: Role, place: usize) -> Cell {
        let (alias, join) = table(from, role);
        let name = crate::tables::columns_of(role)[place].name;
        let columns = match self.writer.graph.node(id).form {
            Form::Time => vec![format!("{alias}.{name}_lo"), format!("{alias}.{name}_hi")],
            _ => vec![format!("{alias}.{name}")],
        };
        Cell { columns, joins: vec![join] }
    }
}

/// The table that a column is read from, and how it is joined.
fn table(from: From, role: Role) -> (String, String) {
    let (alias, key) = match from {
        From::Order => ("t_order", "order_row"),
        From::Line => ("t_line", "line_row"),
        From::Subject | From::Shipment => ("t_own", "own_row"),
        From::Row => ("t_row", "own_row"),
    };
    let join = format!("LEFT JOIN in_{} {alias} ON {alias}.own_row = p.{key}", role.name());
    (alias.to_owned(), join)
}

/// The document of an invoice row.
fn document(from: From) -> (&'static str, String) {
    let alias = if from == From::Row { "t_row_doc" } else { "t_own_doc" };
    (alias, format!("LEFT JOIN doc_rows {alias} ON {alias}.own_row = p.own_row"))
}
