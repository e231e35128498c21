//! The Markdown file of a promise: fields between two `+++` lines, then words and an example.
//!
//! Reads text only; where the files are stands in `builtin`.

use super::fields::Given;

/// A promise file taken apart.
#[derive(Debug, Clone)]
pub struct PromiseFile<'a> {
    /// The fields, as name and text.
    pub fields: Vec<(String, String)>,
    /// Everything below the fields.
    pub words: &'a str,
}

/// One fenced block of the example: its name, such as `orders.csv`, and its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block<'a> {
    /// The word after the fence.
    pub name: &'a str,
    /// The lines between the fences.
    pub text: &'a str,
}

impl<'a> PromiseFile<'a> {
    /// Takes a file apart; [`None`] where it is not one.
    pub fn parse(text: &'a str) -> Option<Self> {
        let rest = text.strip_prefix("+++\n")?;
        let (fields, words) = rest.split_once("\n+++\n")?;
        let table: toml::Table = toml::from_str(fields).ok()?;
        let mut fields = Vec::new();
        for (name, value) in table {
            fields.push((name, value.as_str()?.to_owned()));
        }
        Some(Self { fields, words: words.trim_start() })
    }

    /// The fields as the checker takes them.
    pub fn given(&self) -> Vec<Given<'_>> {
        self.fields.iter().map(|(name, text)| Given { name, text }).collect()
    }

    /// The first sentence of the words.
    pub fn summary(&self) -> &'a str {
        self.words.lines().next().unwrap_or_default()
    }
}

/// The fenced blocks of a text, in their order.
pub fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("\n```") {
        let Some((name, body)) = after.split_once('\n') else { break };
        let Some((text, behind)) = body.split_once("```") else { break };
        found.push(Block { name: name.trim(), text });
        rest = behind;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "+++\ncode = \"X\"\nmust = \"true\"\n+++\nIt is late.\n\n## Example\n\n\
        ```orders.csv\na,b\n1,2\n```\n\n```findings.csv\ncode\n```\n";

    #[test]
    fn a_file_has_fields_a_first_sentence_and_blocks() {
        let file = PromiseFile::parse(FILE).unwrap();
        assert_eq!(file.fields.len(), 2);
        assert_eq!(file.summary(), "It is late.");
        let blocks = blocks(file.words);
        assert_eq!(blocks[0], Block { name: "orders.csv", text: "a,b\n1,2\n" });
        assert_eq!(blocks[1].name, "findings.csv");
    }

    #[test]
    fn a_text_without_fields_is_no_promise_file() {
        assert!(PromiseFile::parse("# Late").is_none());
    }
}
