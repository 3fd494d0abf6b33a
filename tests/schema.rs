//! `docs/article.schema.json` is made from the wire types; `UPDATE=1` writes it anew.
#![cfg(feature = "schema")]

use ontherecord::wire;
use serde_json::{Value, json};
use std::fs;

const PATH: &str = "docs/article.schema.json";

/// Fields that hold one of a few words: type, field, and the list in [`wire::WORDS`].
const WORDS: [(&str, &str, &str); 11] = [
    ("Block", "kind", "block_kind"),
    ("Entity", "kind", "entity_kind"),
    ("Mention", "kind", "entity_kind"),
    ("Mention", "form", "mention_form"),
    ("Quote", "form", "quote_form"),
    ("Quote", "polarity", "polarity"),
    ("Date", "type", "date_kind"),
    ("Date", "granularity", "granularity"),
    ("Date", "anchor", "anchor"),
    ("Event", "granularity", "granularity"),
    ("Date", "mod", "modifier"),
];

#[test]
fn the_schema_on_disk_is_that_of_the_types() {
    let made = format!("{}\n", serde_json::to_string_pretty(&schema()).expect("a schema is plain data"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(PATH, &made).expect("docs can be written");
    }
    let recorded = fs::read_to_string(PATH).unwrap_or_default();
    assert!(recorded == made, "{PATH} is stale; UPDATE=1 cargo test --features schema --test schema");
}

fn schema() -> Value {
    let mut schema = schemars::schema_for!(wire::Article).to_value();
    schema["$id"] = "https://ontherecord.github.io/article.schema.json".into();
    schema["properties"]["version"] = json!({ "const": 1 });
    for (kind, field, list) in WORDS {
        let words = wire::WORDS.iter().find(|(name, _)| *name == list).expect("the list exists").1;
        let mut words: Vec<Value> = words.iter().map(|w| (*w).into()).collect();
        let property = &mut schema["$defs"][kind]["properties"][field];
        assert!(property.is_object(), "{kind}.{field}");
        if property["type"].is_array() {
            words.push(Value::Null);
        }
        *property = json!({ "enum": words });
    }
    whole(&mut schema);
    for definition in schema["$defs"].as_object_mut().into_iter().flat_map(|d| d.values_mut()) {
        whole(definition);
    }
    schema
}

/// Every field is always there, null where there is nothing, and there are no others.
fn whole(definition: &mut Value) {
    if let Some(properties) = definition["properties"].as_object() {
        let all: Vec<Value> = properties.keys().map(|k| k.clone().into()).collect();
        definition["required"] = all.into();
        definition["additionalProperties"] = false.into();
    }
}
