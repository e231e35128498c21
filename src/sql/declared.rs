//! What a contract says of the tables of a warehouse: which column is which, and what it is.
//!
//! Looks at no table; what the contract does not say is refused and never guessed.

use crate::contract::Contract;
use crate::decimal;
use crate::intake::{Class, Source};
use crate::tables::{Kind, ROLES, Role, columns_of, place_of};

/// A column of a role, and where its values come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its place among the columns of its role.
    pub place: usize,
    /// Our name for it.
    pub name: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// How they are taken in.
    pub class: Class,
    /// Where they come from.
    pub feed: Feed,
}

/// Where the values of a column come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Feed {
    /// A column of the table, by its name there, and how it holds the values.
    Column(String, Held),
    /// The same text in every row.
    Text(String),
    /// The same number of millionths in every row.
    Number(i64),
}

/// How a column of a table holds values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// As the kind of the column says: texts, or exact decimals.
    Plainly,
    /// As whole numbers of cents, or whatever the minor unit of the currency is.
    Minor,
    /// As dates.
    Date,
    /// As times on the wall of the source.
    Wall,
    /// As instants.
    Instant,
}

/// A table of a warehouse that plays a role.
#[derive(Debug, Clone)]
pub struct Declared {
    /// The role.
    pub role: Role,
    /// Its name there.
    pub table: String,
    /// The columns that are known, in our order.
    pub columns: Vec<Column>,
    /// What else the contract says of it.
    pub source: Source,
}

impl Declared {
    /// The column of a name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Whether it has a column.
    pub fn has(&self, name: &str) -> bool {
        self.column(name).is_some()
    }
}

/// The tables of a contract, by role.
#[derive(Debug, Clone)]
pub struct Warehouse {
    tables: [Option<Declared>; ROLES],
}

impl Warehouse {
    /// What the contract declares, or all that is wrong with it.
    ///
    /// # Errors
    ///
    /// One sentence for each thing that has to be said first.
    pub fn of(contract: &Contract) -> Result<Self, Vec<String>> {
        let mut tables: [Option<Declared>; ROLES] = Default::default();
        let mut wrong = Vec::new();
        for source in contract.sources.iter().filter(|source| source.table.is_some()) {
            match declared(contract, source) {
                Ok(one) if tables[one.role as usize].is_some() => {
                    wrong.push(format!("two tables play the role {}", one.role.name()));
                }
                Ok(one) => {
                    let place = one.role as usize;
                    tables[place] = Some(one);
                }
                Err(why) => wrong.extend(why),
            }
        }
        if wrong.is_empty() && tables[Role::Orders as usize].is_none() {
            wrong.push(NO_ORDERS.to_owned());
        }
        if !contract.normalise.is_empty() {
            let why = "`normalise` makes keys equal in ways that SQL does not; make them so in a \
                       view, and take it out";
            wrong.push(why.to_owned());
        }
        if wrong.is_empty() { Ok(Self { tables }) } else { Err(wrong) }
    }

    /// The table of a role.
    pub fn of_role(&self, role: Role) -> Option<&Declared> {
        self.tables[role as usize].as_ref()
    }

    /// Every table.
    pub fn all(&self) -> impl Iterator<Item = &Declared> {
        self.tables.iter().flatten()
    }
}

const NO_ORDERS: &str = "no table plays the role orders; write, such as:
  [[source]]
  table = \"shop.orders\"
  role = \"orders\"
  columns = { order_id = \"id\", promised_by = \"promised\" }
  types = { promised_by = \"date\" }";

fn declared(contract: &Contract, source: &Source) -> Result<Declared, Vec<String>> {
    let table = source.table.clone().unwrap_or_default();
    let [role] = source.roles[..] else {
        return Err(vec![format!("the table {table} needs one role, such as role = \"orders\"")]);
    };
    let mut wrong = Vec::new();
    let mut columns: Vec<Column> = Vec::new();
    for (_, name, header) in &source.columns {
        match held(source, role, name) {
            Ok(held) => {
                columns.extend(column(role, name, Feed::Column(header.clone(), held)));
            }
            Err(why) => wrong.push(format!("{table}: {why}")),
        }
    }
    for (_, name, text) in &source.constants {
        match constant(role, name, text) {
            Some(feed) => columns.extend(column(role, name, feed)),
            None => wrong.push(format!("{table}: {name} cannot be the constant {text:?}")),
        }
    }
    let has_money = columns.iter().any(|column| column.kind == Kind::Money);
    if has_money && !columns.iter().any(|column| column.name == "currency") {
        let currency = contract.currency.as_ref().map(|code| code.to_uppercase());
        columns.extend(currency.and_then(|code| column(role, "currency", Feed::Text(code))));
    }
    columns.sort_by_key(|column| column.place);
    for key in needed(role) {
        if !columns.iter().any(|column| column.name == *key) {
            wrong.push(format!("{table}: no column feeds {key}"));
        }
    }
    let declared = Declared { role, table, columns, source: source.clone() };
    if wrong.is_empty() { Ok(declared) } else { Err(wrong) }
}

/// The columns without which a row of a role means nothing.
pub const fn needed(role: Role) -> &'static [&'static str] {
    match role {
        Role::Orders | Role::Lines => &["order_id"],
        Role::Invoices => &["invoice_no"],
        _ => &[],
    }
}

fn column(role: Role, name: &str, feed: Feed) -> Option<Column> {
    let place = place_of(role, name)?;
    let spec = &columns_of(role)[place];
    let class = Class::of(role, place);
    Some(Column { place, name: spec.name, kind: spec.kind, class, feed })
}

/// How a column of a table holds its values; a moment has to be said to be one of three.
fn held(source: &Source, role: Role, name: &str) -> Result<Held, String> {
    let said = source.types.iter().find(|(_, column, _)| column == name);
    let kind = place_of(role, name).map(|place| columns_of(role)[place].kind);
    match (said.map(|(.., word)| word.as_str()), kind) {
        (Some("date"), _) => Ok(Held::Date),
        (Some("timestamp"), _) => Ok(Held::Wall),
        (Some("timestamptz"), _) => Ok(Held::Instant),
        (Some("minor"), _) => Ok(Held::Minor),
        (_, Some(Kind::Time)) => Err(format!(
            "it is not said what {name} is; write types = {{ {name} = \"date\" }}, or \
             \"timestamp\" for times on the wall, or \"timestamptz\" for instants"
        )),
        _ => Ok(Held::Plainly),
    }
}

fn constant(role: Role, name: &str, text: &str) -> Option<Feed> {
    match columns_of(role)[place_of(role, name)?].kind {
        Kind::Text => Some(Feed::Text(text.to_owned())),
        Kind::Money | Kind::Quantity => decimal::parse(text).map(Feed::Number),
        Kind::Time => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{Known, parse};
    use std::path::Path;

    fn warehouse(text: &str) -> Result<Warehouse, Vec<String>> {
        let contract = parse(text, Path::new("promised.toml"), &Known::default());
        Warehouse::of(&contract.expect("a contract"))
    }

    #[test]
    fn a_table_has_the_columns_that_the_contract_names() {
        let told = warehouse(
            "currency = \"EUR\"\n[[source]]\ntable = \"shop.orders\"\nrole = \"orders\"\ncolumns \
             = { total = \"Sum\", order_id = \"Id\" }\n",
        );
        let warehouse = told.expect("it is whole");
        let orders = warehouse.of_role(Role::Orders).expect("it is there");
        let names: Vec<&str> = orders.columns.iter().map(|column| column.name).collect();
        assert_eq!(names, ["order_id", "total", "currency"]);
        let feed = &orders.column("currency").expect("one for all").feed;
        assert_eq!(*feed, Feed::Text("EUR".to_owned()));
    }

    #[test]
    fn a_moment_whose_type_nobody_says_is_refused() {
        let told = warehouse(
            "[[source]]\ntable = \"orders\"\nrole = \"orders\"\ncolumns = { order_id = \"Id\", \
             promised_by = \"due\" }\n",
        );
        let wrong = told.expect_err("it has to be said");
        assert!(wrong[0].contains("types = { promised_by = \"date\" }"), "{wrong:?}");
    }

    #[test]
    fn without_orders_there_is_nothing_to_audit() {
        let wrong = warehouse("zone = \"UTC\"\n").expect_err("no table");
        assert!(wrong[0].starts_with("no table plays the role orders"), "{wrong:?}");
    }
}
