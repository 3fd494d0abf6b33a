//! Pronouns on texts of our own: `tests/cases/pronoun.txt` writes each one that means somebody with whom it means, and
//! no other may be a mention. Names are given to the analysis, so that only the linking is tried.

use ontherecord::{Article, MentionForm, Options};

/// A text without its marks, the names in it, and its pronouns with the entity that each means.
struct Case {
    text: String,
    options: Options,
    pronouns: Vec<(String, String)>,
}

fn read(line: &str) -> Case {
    let mut case = Case { text: String::new(), options: Options::default(), pronouns: Vec::new() };
    let mut rest = line;
    while let Some(open) = rest.find(['{', '[']) {
        let close = rest.find(['}', ']']).unwrap_or_else(|| panic!("no closing mark in {line:?}"));
        let (mark, inside) = (&rest[open..=open], &rest[open + 1..close]);
        case.text += &rest[..open];
        if mark == "[" {
            let (pronoun, entity) = inside.split_once('=').unwrap_or_else(|| panic!("nobody meant in {line:?}"));
            case.pronouns.push((pronoun.to_string(), entity.to_string()));
            case.text += pronoun;
        } else {
            let (kind, name) = inside.split_once(':').unwrap_or_else(|| panic!("no kind in {line:?}"));
            let lexicon = &mut case.options.lexicon;
            let list = match kind {
                "p" => &mut lexicon.people,
                "o" => &mut lexicon.organisations,
                "l" => &mut lexicon.places,
                _ => panic!("no such kind in {line:?}"),
            };
            list.push(name.to_string());
            case.text += name;
        }
        rest = &rest[close + 1..];
    }
    case.text += rest;
    case.text = case.text.replace(" ¶ ", "\n\n");
    case
}

fn name(article: &Article, entity: u32) -> &str {
    article.entities[entity as usize].name.as_str()
}

/// `Speaker`, or `-` for nobody, and behind a bar the alternatives.
fn speaker(article: &Article, text: &str, content: &str) -> String {
    let says = |q: &&ontherecord::Quote| q.content.iter().any(|c| c.of(text).contains(content));
    let Some(quote) = article.quotes.iter().find(says) else { return "no quotation".to_string() };
    let mut out = quote.speaker.map_or("-", |s| name(article, s)).to_string();
    for &other in &quote.alternatives {
        out += " | ";
        out += name(article, other);
    }
    out
}

#[test]
fn cases() {
    let mut failures = Vec::new();
    let file = include_str!("cases/pronoun.txt");
    for block in file.split("\n# ").filter(|b| b.contains("\n> ")) {
        let title = block.lines().next().unwrap_or_default();
        let line = block.lines().find_map(|l| l.strip_prefix("> ")).unwrap_or_else(|| panic!("{title}: no text"));
        let case = read(line);
        let article = ontherecord::parse(&case.text, &case.options);
        let meant = article.mentions.iter().filter(|m| m.form == MentionForm::Pronoun);
        let got: Vec<(String, String)> =
            meant.map(|m| (m.span.of(&case.text).to_string(), name(&article, m.entity).to_string())).collect();
        if got != case.pronouns {
            failures.push(format!("{title}: {}\n  wanted {:?}\n  got    {got:?}", case.text, case.pronouns));
        }
        for (content, wanted) in block.lines().filter_map(|l| l.strip_prefix("= ")?.split_once(": ")) {
            let got = speaker(&article, &case.text, content);
            if got != wanted {
                failures.push(format!("{title}: {content}\n  wanted {wanted}\n  got    {got}"));
            }
        }
        let kept = |m: &&ontherecord::Mention| m.form == MentionForm::Pronoun && m.evidence.is_empty();
        assert_eq!(article.mentions.iter().find(kept), None, "{title}: a pronoun without evidence");
    }
    assert!(failures.is_empty(), "{} differ:\n{}", failures.len(), failures.join("\n"));
}
