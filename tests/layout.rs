//! Holds the layout stage to `tests/cases/layout.txt`.

use ontherecord::{BlockKind, Options, parse};

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
