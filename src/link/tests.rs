//! Runs `tests/cases/link.txt`.

use crate::document::{EntityKind, MentionForm};
use crate::entity::Name;
use crate::options::Options;
use crate::text::Span;
use crate::{layout, quote, token};

/// The text without its brackets, and the names that stood in them.
fn unmarked(marked: &str) -> (String, Vec<Name>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    for (i, part) in marked.split(['[', ']']).enumerate() {
        if i % 2 == 0 {
            text.push_str(&part.replace('¶', "\n\n"));
            continue;
        }
        let (kind, name) = part.split_once(' ').expect("a kind before the name");
        let kind = match kind {
            "p" => EntityKind::Person,
            "o" => EntityKind::Organisation,
            "l" => EntityKind::Place,
            "g" => EntityKind::Group,
            other => panic!("{other:?} is no kind"),
        };
        let span = Span::at(text.len(), text.len() + name.len());
        text.push_str(name);
        names.push(Name { span, kind, rule: "entity.model", confidence: 1.0 });
    }
    (text, names)
}

/// One line per entity, as the cases write it.
fn linked(marked: &str) -> Vec<String> {
    let (text, names) = unmarked(marked);
    let (options, mut warnings) = (Options::default(), Vec::new());
    let layout = layout::read(&text, &options, &mut warnings);
    let tokens = token::read(&text, &layout.blocks);
    let marks = quote::marks::pair(&tokens, &layout.blocks, &mut warnings);
    let linked = super::resolve(&tokens, &layout, names, &marks);
    let (entities, mentions) = linked.finish(&mut []);
    let line = |e: &crate::document::Entity| {
        let words: Vec<&str> = e.mentions.iter().map(|&m| mentions[m as usize].span.of(&text)).collect();
        let roles: String = e.roles.iter().map(|r| format!(" + {r}")).collect();
        format!("{}: {}{roles}", e.name, words.join(" | "))
    };
    assert!(mentions.iter().all(|m| m.kind == entities[m.entity as usize].kind), "an entity is of one kind");
    assert!(mentions.iter().all(|m| m.form != MentionForm::Name || !entities[m.entity as usize].unnamed));
    entities.iter().map(line).collect()
}

#[test]
fn cases() {
    let file = include_str!("../../tests/cases/link.txt");
    let mut failed = Vec::new();
    for case in file.split("\n# ").skip(1).filter(|c| c.contains("\n> ")) {
        let title = case.lines().next().unwrap_or_default();
        let text = case.lines().find_map(|l| l.strip_prefix("> ")).expect("a text");
        let want: Vec<&str> = case.lines().filter_map(|l| l.strip_prefix("= ")).collect();
        let got = linked(text);
        if got != want {
            failed.push(format!("{title}\n  text {text}\n  want {want:#?}\n  got  {got:#?}"));
        }
    }
    assert!(failed.is_empty(), "cases that do not hold: {}", failed.join("\n"));
}
