//! The published shapes against what is written, by a validator of another house.

use super::super::harness::run_in;
use super::{examples, written};
use serde_json::Value;

fn published() -> Value {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let ran = run_in(folder.path(), &["schema", "report"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    serde_json::from_str(&ran.out).expect("the schema is JSON")
}

/// The schema with every object closed, so that a field which it does not name is found. What is
/// published is open, because later versions only add.
fn closed(mut schema: Value) -> Value {
    fn close(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                if fields.contains_key("properties") {
                    fields.insert("additionalProperties".to_owned(), Value::Bool(false));
                }
                fields.values_mut().for_each(close);
            }
            Value::Array(all) => all.iter_mut().for_each(close),
            _ => {}
        }
    }
    close(&mut schema);
    schema
}

/// What the published schema, closed, has against a document.
pub fn faults_of(definition: &str, document: &Value) -> Vec<String> {
    faults(&closed(published()), definition, document)
}

/// What the schema has against a document.
fn faults(schema: &Value, definition: &str, document: &Value) -> Vec<String> {
    let mut schema = schema.clone();
    let fields = schema.as_object_mut().expect("a schema is an object");
    fields.remove("oneOf");
    fields.insert("$ref".to_owned(), Value::String(format!("#/$defs/{definition}")));
    let validator = jsonschema::validator_for(&schema).expect("the schema is sound");
    let words =
        |fault: jsonschema::ValidationError<'_>| format!("{}: {fault}", fault.instance_path());
    validator.iter_errors(document).map(words).collect()
}

#[test]
fn every_report_is_what_the_schema_says() {
    let schema = closed(published());
    for example in examples() {
        let to = written(&example, &["a.json", "a.jsonl"]);
        let read = |name: &str| std::fs::read_to_string(to.path().join(name)).expect("a report");
        let whole: Value = serde_json::from_str(&read("a.json")).expect("JSON");
        let found = faults(&schema, "report", &whole);
        assert!(found.is_empty(), "{}: {found:#?}", example.display());
        let lines: Vec<Value> =
            read("a.jsonl").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        let count = whole["findings"].as_array().expect("findings").len();
        assert_eq!(lines.len(), count + 1, "{}", example.display());
        for (place, line) in lines.iter().enumerate() {
            let definition = if place == 0 { "run_line" } else { "finding_line" };
            let found = faults(&schema, definition, line);
            assert!(found.is_empty(), "{}: {found:#?}", example.display());
        }
    }
}

#[test]
fn the_schema_knows_what_is_wrong() {
    let schema = published();
    let to = written(&examples()[0], &["a.json"]);
    let text = std::fs::read_to_string(to.path().join("a.json")).expect("a report");
    let good: Value = serde_json::from_str(&text).expect("JSON");
    let check = |pointer: &str, wrong: Value| {
        let mut document = good.clone();
        *document.pointer_mut(pointer).expect("a field") = wrong;
        assert!(!faults(&schema, "report", &document).is_empty(), "{pointer}");
    };
    check("/schema", Value::from("promised.report/2"));
    check("/findings/0/stake", Value::from(12));
    check("/findings/0/outcome", Value::from("lost"));
    check("/summary/rows/read", Value::from(-1));
    let mut more = good.clone();
    more["added"] = Value::Bool(true);
    assert!(faults(&schema, "report", &more).is_empty(), "later versions may add");
}

#[test]
fn the_lines_hold_the_findings_of_the_document() {
    for example in examples() {
        let to = written(&example, &["a.json", "a.jsonl"]);
        let read = |name: &str| std::fs::read_to_string(to.path().join(name)).expect("a report");
        let whole: Value = serde_json::from_str(&read("a.json")).expect("JSON");
        for (line, one) in
            read("a.jsonl").lines().skip(1).zip(whole["findings"].as_array().expect("findings"))
        {
            let mut line: Value = serde_json::from_str(line).expect("JSON");
            let fields = line.as_object_mut().expect("an object");
            assert_eq!(fields.remove("record"), Some(Value::from("finding")));
            let stamp = fields.remove("incomplete");
            assert_eq!(stamp.is_some(), whole["complete"] == false);
            assert_eq!(line, *one);
        }
    }
}
