//! The authors in the byline are people of the article, though no sentence stands there.

use crate::document::EntityKind;
use crate::entity::Name;
use crate::layout::Layout;
use crate::link::fold::folded;
use crate::rule::Rule;

pub(crate) const RULE: Rule = Rule::new("link.byline", "The byline names the author.");

/// Words of bylines that name a newsroom.
const NEWSROOM: &[&str] = &[
    "staff",
    "desk",
    "editor",
    "editors",
    "editorial",
    "press",
    "news",
    "newsroom",
    "agency",
    "agencies",
    "team",
    "reporter",
    "reporters",
    "correspondent",
    "correspondents",
    "reuters",
    "afp",
    "bloomberg",
    "board",
    "online",
    "media",
    "service",
    "times",
    "post",
    "guardian",
    "bbc",
    "writer",
    "writers",
    "contributor",
    "author",
    "admin",
];

/// Adds a person's name for each field of the byline that looks like one and that the names stage left alone.
pub(super) fn add(text: &str, layout: &Layout, names: &mut Vec<Name>) {
    for field in &layout.metadata.byline {
        let at = names.partition_point(|n| n.span.end <= field.span.start);
        if is_person(field.span.of(text)) && names.get(at).is_none_or(|n| n.span.start >= field.span.end) {
            let name = Name { span: field.span, kind: EntityKind::Person, rule: RULE.id, confidence: 0.9 };
            names.insert(at, name);
        }
    }
}

/// Two to five capitalised words, none of them a newsroom's.
fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    let small =
        |w: &&str| matches!(*w, "van" | "von" | "de" | "der" | "den" | "di" | "da" | "al" | "bin" | "la" | "le" | "du");
    (2..=5).contains(&words.len())
        && words.iter().all(|w| (capital(w) || small(w)) && !NEWSROOM.contains(&folded(w).as_str()))
        && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, '@' | '|' | ':'))
}
