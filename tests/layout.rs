//! Holds the layout stage to `tests/cases/layout.txt` and `tests/cases/header.txt`.

use ontherecord::{BlockKind, Field, Options, parse};

fn kinds(text: &str) -> Vec<BlockKind> {
    parse(text, &Options::default()).blocks.iter().map(|b| b.kind).collect()
}

fn name(kind: BlockKind) -> String {
    let mut name = String::new();
    for c in format!("{kind:?}").chars() {
        if c.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}

#[test]
fn every_case_is_laid_out_as_written() {
    let (cases, negative) = include_str!("cases/layout.txt").split_once("\nNEGATIVE\n").expect("a negative section");
    let lines = |part: &'static str| part.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    let mut wrong = Vec::new();
    for case in lines(cases) {
        let (text, wanted) = case.rsplit_once(" = ").expect("text = kinds");
        let found: Vec<String> = kinds(&text.replace(" / ", "\n")).into_iter().map(name).collect();
        if found.join(" ") != wanted {
            wrong.push(format!("{text}\n   wanted {wanted}\n   got {}", found.join(" ")));
        }
    }
    for text in lines(negative) {
        for published in [None, Some("2022-01-01".to_string())] {
            let text = text.replace(" / ", "\n");
            let article = parse(&text, &Options { published, ..Options::default() });
            let readable = |k: BlockKind| matches!(k, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Headline);
            if article.metadata.published.is_some() || !article.blocks.iter().all(|b| readable(b.kind)) {
                wrong.push(format!("{text}\n   lost: {:?}", article.blocks.iter().map(|b| b.kind).collect::<Vec<_>>()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What a text gives for a field of the cases; the names of a list with `+` between them, a dash for nothing.
fn field(text: &str, name: &str) -> String {
    let article = parse(text, &Options::default());
    let metadata = &article.metadata;
    let words = |f: &Option<Field>| f.as_ref().map(|f| f.span.of(text).to_string());
    let list = |fields: &[Field]| {
        let names: Vec<&str> = fields.iter().map(|f| f.span.of(text)).collect();
        (!names.is_empty()).then(|| names.join("+"))
    };
    let found = match name {
        "headline" => words(&metadata.headline),
        "standfirst" => words(&metadata.standfirst),
        "section" => words(&metadata.section),
        "source" => words(&metadata.source),
        "byline" => list(&metadata.byline),
        "keywords" => list(&metadata.keywords),
        "published" => metadata.published.as_ref().map(|d| d.value.clone()),
        "updated" => metadata.updated.as_ref().map(|d| d.value.clone()),
        "dateline" => metadata.dateline.as_ref().map(|d| d.place.span.of(text).to_string()),
        "warning" => {
            let orders = article.warnings.iter().filter(|w| w.code.contains("date-order")).map(|w| w.code);
            let orders: Vec<_> = orders.collect();
            (!orders.is_empty()).then(|| orders.join("+"))
        }
        _ => panic!("no field {name}"),
    };
    found.unwrap_or("-".into())
}

#[test]
fn every_header_is_read_as_written() {
    let cases = include_str!("cases/header.txt");
    assert!(cases.contains("\nNEGATIVE\n"), "a negative section");
    let lines = cases.lines().filter(|l| !l.is_empty() && !l.starts_with('#') && *l != "NEGATIVE");
    let mut wrong = Vec::new();
    for case in lines {
        let (text, fields) = case.split_once(" => ").expect("text => fields");
        let text = text.replace(" / ", "\n");
        for (name, wanted) in fields.split("; ").map(|f| f.split_once('=').expect("field=value")) {
            let found = field(&text, name);
            if found != wanted {
                wrong.push(format!("{case}\n   {name}: wanted {wanted}, got {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
