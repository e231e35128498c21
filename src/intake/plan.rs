//! What is to be made of the columns of one file: for its header, or as a contract says.
//!
//! Reads no rows.

use super::Source;
use super::amounts::Mark;
use super::cells::Class;
use super::headers::Names;
use super::pattern::Pattern;
use super::roles::{self, Feed};
use crate::tables::{Kind, Role, columns_of, place_of};
use anyhow::{Result, anyhow, bail};

/// Where the values of a column come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// A cell of the plan.
    Cell(usize),
    /// A constant of the plan.
    Constant(usize),
}

/// One way to read the rows of a file.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The roles.
    pub roles: Vec<Role>,
    /// The cells to read, each once: header and class.
    pub cells: Vec<(usize, Class)>,
    /// Which column each feeds.
    pub feeds: Vec<(Role, usize, From)>,
    /// Constants as text.
    pub constants: Vec<String>,
    /// Only rows whose cell under this header is one of these texts.
    pub only: Vec<(usize, Vec<String>)>,
    /// What the contract says about the file besides.
    pub source: Source,
    /// How dates are written, where the contract says.
    pub pattern: Option<Pattern>,
    /// Whether the columns were found by their names.
    pub is_detected: bool,
    /// Headers left unused because their name decides nothing, with what to write.
    pub unused: Vec<(usize, String)>,
}

impl Plan {
    /// The plan for a file that no source names; [`None`] where it plays no role.
    pub fn detect(names: &Names, forced: &[Role]) -> Result<Option<Self>> {
        let Some(found) = roles::find(names, forced)? else { return Ok(None) };
        let mut plan =
            Self { roles: found.roles, unused: found.unused, is_detected: true, ..Self::default() };
        plan.add_feeds(&found.feeds);
        Ok(Some(plan))
    }

    /// The plan that a source says; columns of a role for which it names none are found by name.
    pub fn from_source(names: &Names, source: &Source) -> Result<Option<Self>> {
        let mut roles = source.roles.clone();
        if roles.is_empty() {
            roles.extend(source.columns.iter().map(|(role, _, _)| *role));
            roles.sort_unstable();
            roles.dedup();
        }
        let is_named = |role: &Role| source.columns.iter().any(|(of, _, _)| of == role);
        let unnamed: Vec<Role> = roles.iter().copied().filter(|role| !is_named(role)).collect();
        let mut plan = Self::default();
        if roles.is_empty() || !unnamed.is_empty() {
            match Self::detect(names, &unnamed)? {
                Some(found) => plan = found,
                None => return Ok(None),
            }
        }
        plan.is_detected &= roles.is_empty() || roles == unnamed;
        let mut feeds = Vec::new();
        for (role, column, header) in &source.columns {
            let place = place_in(*role, column)?;
            let header =
                names.named(header).map_err(|why| anyhow!("{}.{column}: {why}", role.name()))?;
            feeds.push((*role, place, header));
        }
        plan.add_feeds(&feeds);
        plan.roles.extend(roles);
        plan.roles.sort_unstable();
        plan.roles.dedup();
        plan.add_rest(names, source)?;
        plan.require_keys(names)?;
        Ok(Some(plan))
    }

    /// A source that names columns of a role names its key too. Payments may do without.
    fn require_keys(&self, names: &Names) -> Result<()> {
        for &role in self.roles.iter().filter(|&&role| role != Role::Payments) {
            let is_fed = |key: &&str| {
                place_of(role, key).is_some_and(|place| self.feed(role, place).is_some())
            };
            let keys = roles::keys_of(role);
            if !keys.iter().any(is_fed) {
                let key = keys[0];
                let (role, headers) = (role.name(), roles::list(&names.cells));
                bail!(
                    "the contract names columns of {role} and not {role}.{key}, which every row \
                     needs; name it too; the headers are {headers}"
                );
            }
        }
        Ok(())
    }

    fn add_rest(&mut self, names: &Names, source: &Source) -> Result<()> {
        for (role, column, text) in &source.constants {
            self.add_constant(*role, place_in(*role, column)?, text)?;
        }
        for (header, texts) in &source.only {
            self.only.push((names.named(header)?, texts.clone()));
        }
        if let Some(dates) = &source.dates {
            self.pattern = Some(Pattern::read(dates).map_err(|why| anyhow!(why))?);
        }
        if let Some(mark) = source.decimal
            && Mark::of(mark).is_none()
        {
            bail!("decimal = \"{mark}\": is neither a point nor a comma");
        }
        self.source = source.clone();
        Ok(())
    }

    fn add_feeds(&mut self, feeds: &[Feed]) {
        for &(role, place, header) in feeds {
            let cell = (header, Class::of(role, place));
            let known = self.cells.iter().position(|held| *held == cell);
            let at = known.unwrap_or_else(|| {
                self.cells.push(cell);
                self.cells.len() - 1
            });
            self.feeds.push((role, place, From::Cell(at)));
        }
    }

    /// Gives a column that no header feeds the same text in every row.
    pub fn add_constant(&mut self, role: Role, place: usize, text: &str) -> Result<()> {
        let name = columns_of(role)[place].name;
        if self.feed(role, place).is_some() {
            bail!("{}.{name}: has both a header and a constant", role.name());
        }
        let is_number = matches!(columns_of(role)[place].kind, Kind::Money | Kind::Quantity);
        if is_number && crate::decimal::parse(text).is_none() {
            bail!("{}.{name}: {text:?} is not a plain number", role.name());
        }
        self.constants.push(text.to_owned());
        self.feeds.push((role, place, From::Constant(self.constants.len() - 1)));
        Ok(())
    }

    /// What feeds a column.
    pub fn feed(&self, role: Role, place: usize) -> Option<From> {
        let feed = self.feeds.iter().find(|&&(of, at, _)| of == role && at == place);
        feed.map(|&(_, _, from)| from)
    }

    /// The cell that feeds a column of a name.
    pub fn cell(&self, role: Role, column: &str) -> Option<usize> {
        match self.feed(role, place_of(role, column)?)? {
            From::Cell(cell) => Some(cell),
            From::Constant(_) => None,
        }
    }

    /// Whether one cell or constant feeds a column of this kind in this role.
    pub fn has_kind(&self, role: Role, kind: Kind) -> bool {
        self.feeds.iter().any(|&(of, place, _)| of == role && columns_of(of)[place].kind == kind)
    }
}

fn place_in(role: Role, column: &str) -> Result<usize> {
    place_of(role, column).ok_or_else(|| {
        let names = columns_of(role).iter().map(|spec| spec.name);
        let nearest = names.min_by_key(|name| strsim::levenshtein(name, column));
        let hint = nearest.map(|name| format!("; did you mean {name:?}?")).unwrap_or_default();
        anyhow!("{} has no column {column:?}{hint}", role.name())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(header: &str) -> Names {
        let cells: Vec<String> = header.split(',').map(str::to_owned).collect();
        Names::of(&cells)
    }

    fn column(role: Role, column: &str, header: &str) -> (Role, String, String) {
        (role, column.to_owned(), header.to_owned())
    }

    fn refused(source: &Source) -> String {
        Plan::from_source(&names("Id,Datum,Amount"), source).unwrap_err().to_string()
    }

    #[test]
    fn a_header_that_feeds_two_roles_is_read_once() {
        let plan = Plan::detect(&names("order_id,ordered_at,sku,quantity"), &[]).unwrap().unwrap();
        assert_eq!(plan.roles, [Role::Orders, Role::Lines]);
        assert_eq!(plan.cells.len(), 4);
        assert_eq!(plan.cell(Role::Orders, "order_id"), plan.cell(Role::Lines, "order_id"));
    }

    #[test]
    fn a_source_names_columns_by_header() {
        let source = Source {
            columns: vec![
                column(Role::Orders, "order_id", "Id"),
                column(Role::Orders, "promised_by", "#2"),
            ],
            constants: vec![column(Role::Orders, "currency", "SEK")],
            ..Source::default()
        };
        let plan = Plan::from_source(&names("Id,Datum,Amount"), &source).unwrap().unwrap();
        assert_eq!(plan.roles, [Role::Orders]);
        assert_eq!(plan.cells, [(0, Class::Key), (1, Class::Time)]);
        assert!(!plan.is_detected);
        assert_eq!(plan.constants, ["SEK"]);
    }

    #[test]
    fn a_source_without_columns_leaves_them_to_their_names() {
        let source = Source { decimal: Some(','), ..Source::default() };
        let plan = Plan::from_source(&names("order_id,total"), &source).unwrap().unwrap();
        assert_eq!(plan.roles, [Role::Orders]);
        assert!(plan.is_detected);
    }

    #[test]
    fn a_source_that_names_columns_names_the_key() {
        for (named, missing) in [
            (column(Role::Orders, "promised_by", "Datum"), "and not orders.order_id"),
            (column(Role::Lines, "sku", "Id"), "and not lines.order_id"),
            (column(Role::Invoices, "order_id", "Id"), "and not invoices.invoice_no"),
        ] {
            let message = refused(&Source { columns: vec![named], ..Source::default() });
            assert!(message.contains(missing), "{message}");
        }
        let key = column(Role::Orders, "order_id", "A1");
        let columns = vec![column(Role::Orders, "promised_by", "Datum")];
        let constant = Source { columns, constants: vec![key], ..Source::default() };
        assert!(Plan::from_source(&names("Id,Datum,Amount"), &constant).is_ok());
    }

    #[test]
    fn mistakes_of_a_source_are_named() {
        let with = |name: &str, header: &str| Source {
            columns: vec![column(Role::Orders, name, header)],
            ..Source::default()
        };
        assert!(refused(&with("order_id", "Ids")).contains("did you mean \"Id\"?"));
        assert!(refused(&with("orderid", "Id")).contains("did you mean \"order_id\"?"));
        let dates = Source { dates: Some("dd".to_owned()), ..with("order_id", "Id") };
        assert!(refused(&dates).contains("needs one day"));
        let decimal = Source { decimal: Some(';'), ..with("order_id", "Id") };
        assert!(refused(&decimal).contains("neither a point nor a comma"));
    }
}
