//! schema.org as JSON-LD: a `NewsArticle` with its quotations and the things it mentions.
//!
//! | ours | schema.org |
//! |---|---|
//! | metadata | `headline`, `description`, `author`, `datePublished`, `dateModified`, `articleSection`, `keywords`, `publisher` |
//! | quote of form direct or mixed | `hasPart`: `Quotation` with `text` and `creator` |
//! | named entity | `mentions`: `Person` (with `jobTitle`), `Organization`, `Place` |
//!
//! Indirect speech is left out: a `Quotation` promises the speaker's own words. Groups have no type at schema.org
//! that fits and are left out, too. `<` is written as `\u003c`, so that the result may stand in a `script` element.

use super::json::to_string;
use super::sheet::Sheet;
use crate::document::{Article, Entity, EntityKind, Field, QuoteForm};
use serde_json::{Value, json};

pub(crate) fn write(article: &Article, text: &str) -> String {
    let sheet = Sheet::new(article, text);
    let meta = &article.metadata;
    let line = |f: &Field| sheet.line(f.span);
    let mut out = json!({ "@context": "https://schema.org", "@type": "NewsArticle" });
    let mut put = |key: &str, value: Value| {
        let empty = matches!(&value, Value::Null) || value.as_array().is_some_and(Vec::is_empty);
        if !empty {
            out[key] = value;
        }
    };
    put("headline", meta.headline.as_ref().map(line).into());
    put("description", meta.standfirst.as_ref().map(line).into());
    put("articleSection", meta.section.as_ref().map(line).into());
    put("datePublished", meta.published.as_ref().map(|d| d.value.clone()).into());
    put("dateModified", meta.updated.as_ref().map(|d| d.value.clone()).into());
    put("author", meta.byline.iter().map(|f| json!({ "@type": "Person", "name": line(f) })).collect());
    put("publisher", meta.source.as_ref().map_or(Value::Null, |f| json!({ "@type": "Organization", "name": line(f) })));
    put("keywords", meta.keywords.iter().map(line).collect());
    let quotes = article.quotes.iter().filter(|q| q.form != QuoteForm::Indirect);
    put(
        "hasPart",
        quotes
            .map(|q| {
                let mut part = json!({ "@type": "Quotation", "text": bare(&sheet.words(q)) });
                if let Some((id, entity)) = q.speaker.and_then(|id| Some((id, sheet.entity(id)?))) {
                    part["creator"] = thing(id as usize, entity).unwrap_or(Value::Null);
                }
                part
            })
            .collect(),
    );
    let things = article.entities.iter().enumerate().filter(|(_, e)| !e.unnamed && !e.mentions.is_empty());
    put("mentions", things.filter_map(|(i, e)| thing(i, e)).collect());
    to_string(&out).replace('<', "\\u003c")
}

fn thing(id: usize, entity: &Entity) -> Option<Value> {
    let kind = match entity.kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organization",
        EntityKind::Place => "Place",
        EntityKind::Group => return None,
    };
    let mut out = json!({ "@type": kind, "@id": format!("#e{id}"), "name": entity.name });
    if !entity.aliases.is_empty() {
        out["alternateName"] = entity.aliases.clone().into();
    }
    if entity.kind == EntityKind::Person && !entity.roles.is_empty() {
        out["jobTitle"] = entity.roles.clone().into();
    }
    Some(out)
}

/// Without the outer quotation marks: the type says already that it is a quotation.
fn bare(words: &str) -> &str {
    words.trim_matches(|c| matches!(c, '"' | '“' | '”' | '„' | '«' | '»'))
}
