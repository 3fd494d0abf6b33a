//! Linking alone, measured: gold names in, clusters and pronouns out. Needs the evaluation kit beside the project;
//! without it the test passes. With `LINK_OUT=DIR` it writes what `score.py` reads.

use crate::document::{EntityKind, MentionForm};
use crate::entity::Name;
use crate::options::Options;
use crate::text::{OffsetMap, Offsets, Span};
use crate::{layout, quote, token};
use std::process::Command;

/// One line of a gold set.
struct Gold {
    pub json: serde_json::Value,
    pub text: String,
    /// Byte offset of every character.
    bytes: Vec<u32>,
}

impl Gold {
    /// The lines of a set, or `None` where the kit is not there.
    fn read(set: &str) -> Option<Vec<Gold>> {
        let path = format!("{}/../shared/eval/gold/{set}.jsonl.gz", env!("CARGO_MANIFEST_DIR"));
        let done = Command::new("zcat").arg(&path).output().ok().filter(|o| o.status.success())?;
        let lines = String::from_utf8(done.stdout).ok()?;
        Some(lines.lines().map(Gold::line).collect())
    }

    fn line(line: &str) -> Gold {
        let json: serde_json::Value = serde_json::from_str(line).expect("gold is JSON");
        let text = json["text"].as_str().expect("gold has text").to_string();
        let bytes = text.char_indices().map(|(i, _)| i as u32).chain([text.len() as u32]).collect();
        Gold { json, text, bytes }
    }

    /// A pair of character offsets as bytes.
    fn span(&self, pair: &serde_json::Value) -> Span {
        let at = |i: usize| self.bytes[pair[i].as_u64().expect("an offset") as usize];
        Span::new(at(0), at(1))
    }

    fn names(&self) -> Vec<Name> {
        let names = self.json["names"].as_array().expect("names");
        let mut out: Vec<Name> = names
            .iter()
            .map(|n| {
                let kind = match n[2].as_str() {
                    Some("person") => EntityKind::Person,
                    Some("organisation") => EntityKind::Organisation,
                    Some("place") => EntityKind::Place,
                    _ => EntityKind::Group,
                };
                Name { span: self.span(n), kind, rule: "entity.model", confidence: 1.0 }
            })
            .collect();
        out.sort_by_key(|n| n.span);
        out
    }

    /// The analysis with the gold names, as far as `score.py` asks.
    fn analysed(&self) -> serde_json::Value {
        let options = Options::default();
        let mut warnings = Vec::new();
        let layout = layout::read(&self.text, &options, &mut warnings);
        let tokens = token::read(&self.text, &layout.blocks);
        let marked = quote::marks::pair(&tokens, &layout.blocks, &mut warnings);
        let linked = super::resolve(&tokens, &layout, self.names(), &marked);
        let (entities, mentions) = linked.finish(&mut []);
        let map = OffsetMap::new(&self.text, Offsets::Char);
        let mentions: Vec<_> = mentions
            .iter()
            .map(|m| {
                let form = match m.form {
                    MentionForm::Name => "name",
                    MentionForm::Nominal => "nominal",
                    MentionForm::Pronoun => "pronoun",
                };
                serde_json::json!({"start": map.convert(m.span.start), "end": map.convert(m.span.end), "form": form,
                    "entity": m.entity, "kind": kind(m.kind), "text": m.span.of(&self.text), "rule": m.rule,
                    "confidence": m.confidence})
            })
            .collect();
        let entities: Vec<_> = entities
            .iter()
            .enumerate()
            .map(|(i, e)| {
                serde_json::json!({"id": i, "kind": kind(e.kind), "name": e.name, "roles": e.roles,
                    "aliases": e.aliases, "unnamed": e.unnamed})
            })
            .collect();
        serde_json::json!({"id": self.json["id"], "mentions": mentions, "entities": entities, "quotes": [], "dates": [],
            "sentences": []})
    }
}

fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
        EntityKind::Place => "place",
        EntityKind::Group => "group",
    }
}

#[test]
fn gold_names_are_linked() {
    for set in ["gum.dev", "gum.train", "articles.dev"] {
        let Some(docs) = Gold::read(set) else {
            continue; // the kit is not there
        };
        let lines: Vec<String> = docs.iter().map(|d| d.analysed().to_string()).collect();
        if let Ok(dir) = std::env::var("LINK_OUT") {
            std::fs::write(format!("{dir}/{set}.jsonl"), lines.join("\n") + "\n").expect("LINK_OUT is writable");
        }
    }
}
