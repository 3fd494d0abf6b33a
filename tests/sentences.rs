//! Holds the sentence splitter to `tests/cases/sentence.txt`.

use ontherecord::{Options, parse};

fn sentences(text: &str) -> Vec<&str> {
    parse(text, &Options::default()).sentences.iter().map(|s| s.span.of(text)).collect()
}

#[test]
fn every_case_splits_as_written() {
    let (cases, negative) = include_str!("cases/sentence.txt").split_once("\nNEGATIVE\n").expect("a negative section");
    let lines = |part: &'static str| part.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    let mut wrong = Vec::new();
    for case in lines(cases) {
        let (text, wanted) = case.split_once(" = ").expect("text = sentences");
        let (text, wanted) = (text.replace("\\n", "\n"), wanted.replace("\\n", "\n"));
        let wanted: Vec<&str> = wanted.split(" ¦ ").collect();
        let found = sentences(&text);
        if found != wanted {
            wrong.push(format!("wanted {wanted:?}\n   got {found:?}"));
        }
    }
    for text in lines(negative) {
        let found = sentences(text);
        if found != [text] {
            wrong.push(format!("one sentence made {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
