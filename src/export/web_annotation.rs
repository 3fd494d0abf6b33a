//! W3C Web Annotation (<https://www.w3.org/TR/annotation-model/>): an annotation page over the text.
//!
//! | item | motivation | body |
//! |---|---|---|
//! | quotation | `identifying` | speaker, form, cue |
//! | mention | `tagging` | entity and kind |
//! | date | `tagging` | TIMEX3 value |
//!
//! Every target has a `TextPositionSelector` (code points, as the recommendation asks) and a `TextQuoteSelector` with
//! 32 characters before and after, by which the place is found again in another copy of the text.

use super::json::to_string;
use super::sheet::Sheet;
use crate::document::Article;
use crate::text::{OffsetMap, Offsets, Span};
use crate::wire;
use serde_json::{Value, json};

/// Characters of context on each side.
const CONTEXT: usize = 32;

pub(crate) fn write(article: &Article, text: &str) -> String {
    let sheet = Sheet::new(article, text);
    let map = OffsetMap::new(text, Offsets::Char);
    let mut items = Vec::new();
    let mut add = |id: String, motivation: &str, bodies: Vec<(&str, String)>, spans: &[Span]| {
        let body: Vec<Value> = bodies
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(purpose, value)| json!({ "type": "TextualBody", "purpose": purpose, "value": value }))
            .collect();
        let target: Vec<Value> = spans.iter().map(|s| target(text, &map, *s)).collect();
        items.push(json!({ "id": format!("urn:ontherecord:{id}"), "type": "Annotation", "motivation": motivation,
            "body": body, "target": target }));
    };
    for (i, quote) in article.quotes.iter().enumerate() {
        let form = format!("{} quotation", wire::quote_form(quote.form));
        add(
            format!("quote-{i}"),
            "identifying",
            vec![("identifying", sheet.speaker(quote)), ("tagging", form)],
            &quote.content,
        );
    }
    for (i, mention) in article.mentions.iter().enumerate() {
        let name = sheet.entity(mention.entity).map_or(String::new(), |e| e.name.clone());
        let kind = wire::entity_kind(mention.kind).to_string();
        add(format!("mention-{i}"), "tagging", vec![("identifying", name), ("tagging", kind)], &[mention.span]);
    }
    for (i, date) in article.dates.iter().enumerate() {
        let kind = wire::date_kind(date.kind).to_string();
        add(format!("date-{i}"), "tagging", vec![("identifying", date.value.clone()), ("tagging", kind)], &[date.span]);
    }
    to_string(&json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:ontherecord:page",
        "type": "AnnotationPage", "items": items }))
}

fn target(text: &str, map: &OffsetMap<'_>, span: Span) -> Value {
    let before = text.get(..span.start as usize).unwrap_or("");
    let after = text.get(span.end as usize..).unwrap_or("");
    let from = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
    let prefix = &before[from..];
    let suffix: String = after.chars().take(CONTEXT).collect();
    json!({ "source": "urn:ontherecord:text", "selector": [
        { "type": "TextPositionSelector", "start": map.convert(span.start), "end": map.convert(span.end) },
        { "type": "TextQuoteSelector", "exact": span.of(text), "prefix": prefix, "suffix": suffix } ] })
}
