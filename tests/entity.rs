//! Names on sentences of our own: every line of `tests/cases/entity.txt` marks its names inline, and nothing else may
//! be found.

use ontherecord::{EntityKind, MentionForm, Options};

type Names = Vec<(String, EntityKind)>;

/// Takes the marks out of a line.
fn read(line: &str) -> (String, Names) {
    let (mut text, mut names) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some(open) = rest.find('{') {
        let close = rest.find('}').unwrap_or_else(|| panic!("no closing mark in {line:?}"));
        let (kind, name) = rest[open + 1..close].split_once(':').unwrap_or_else(|| panic!("no kind in {line:?}"));
        let kind = match kind {
            "p" => EntityKind::Person,
            "o" => EntityKind::Organisation,
            "l" => EntityKind::Place,
            "g" => EntityKind::Group,
            _ => panic!("no such kind in {line:?}"),
        };
        names.push((name.to_string(), kind));
        text += &rest[..open];
        text += name;
        rest = &rest[close + 1..];
    }
    text += rest;
    (text.replace(" ¶ ", "\n\n"), names)
}

fn found(text: &str, options: &Options) -> Names {
    let article = ontherecord::parse(text, options);
    let named = article.mentions.iter().filter(|m| m.form == MentionForm::Name);
    named.map(|m| (m.span.of(text).to_string(), m.kind)).collect()
}

#[test]
fn cases() {
    let mut failures = Vec::new();
    for line in include_str!("cases/entity.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (text, wanted) = read(line);
        let got = found(&text, &Options::default());
        if got != wanted {
            failures.push(format!("{text}\n  wanted {wanted:?}\n  got    {got:?}"));
        }
    }
    assert!(failures.is_empty(), "{} lines differ:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn the_callers_names_win() {
    let mut options = Options::default();
    options.lexicon.organisations.push("Jane Roe".to_string());
    options.lexicon.places.push("zork valley".to_string());
    let got = found("Jane Roe said that zork valley was closed.", &options);
    let wanted = [("Jane Roe", EntityKind::Organisation), ("zork valley", EntityKind::Place)];
    assert_eq!(got, wanted.map(|(name, kind)| (name.to_string(), kind)));
}

#[test]
fn odd_texts_do_no_harm() {
    for text in ["", "(", "( )", "A (B", "—", "Mr", "Mr.", "-A-", "A A A A", "(AB) (CD)", "\u{301}\u{301} Ab\u{301}c"]
    {
        found(text, &Options::default());
    }
}
