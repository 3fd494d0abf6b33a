use super::{Tokens, read};
use crate::document::{Block, BlockKind};
use crate::text::Span;
use proptest::prelude::*;

/// Every line a paragraph.
fn tokens(text: &str) -> Tokens<'_> {
    let mut at = 0;
    let mut blocks = Vec::new();
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if !body.is_empty() {
            let start = at + line.len() - line.trim_start().len();
            let span = Span::at(start, start + body.len());
            blocks.push(Block { kind: BlockKind::Paragraph, span, duplicate_of: None });
        }
        at += line.len();
    }
    read(text, &blocks)
}

fn words(text: &str) -> Vec<&str> {
    tokens(text).tokens.iter().map(|t| t.span.of(text)).collect()
}

#[test]
fn every_case_splits_as_written() {
    let file = include_str!("../../tests/cases/token.txt");
    let (cases, negative) = file.split_once("\nNEGATIVE\n").expect("a negative section");
    let lines = |part: &'static str| part.lines().filter(|l| !l.is_empty() && !l.starts_with("# "));
    let mut wrong = Vec::new();
    for case in lines(cases) {
        let (text, wanted) = case.split_once(" = ").expect("text = tokens");
        let found = words(text).join("·");
        if found != wanted {
            wrong.push(format!("{text}\n   wanted {wanted}\n   got    {found}"));
        }
    }
    for text in lines(negative) {
        let found = words(text);
        if found != [text] {
            wrong.push(format!("one token made {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Texts of what makes trouble: marks, numbers, abbreviations, accents, joiners, line ends.
fn texts() -> impl Strategy<Value = String> {
    const PARTS: &[&str] = &[
        "word", "Lee", "US", "don’t", "’s", "'", "‘", "’", "“", "”", "\"", ".", "...", ",", "-", "–", "--", "Mr.",
        "U.S.", "a.m.", "1", "2,000", "5bn", "1.", "b)", "@", "#", "/", "www.", "http://", ".com", "é", "e\u{301}",
        "\u{AD}", "\u{200D}", "👍🏽", "北京", "?", "!", "(", ")", "[", "]", "\u{A0}", " ", " ", " ", "\n", "\t", "said",
        "The", "Photo:", "•", "…", "\u{FEFF}", "۱۲", "\u{301}",
    ];
    let known = prop::collection::vec(prop::sample::select(PARTS), 0..40).prop_map(|p| p.concat());
    prop_oneof![4 => known, 1 => any::<String>()]
}

proptest! {
    #[test]
    fn tokens_hold_all_that_shows_and_nothing_twice(text in texts()) {
        let found = tokens(&text);
        let mut end = 0;
        for token in &found.tokens {
            let range = token.span.range();
            prop_assert!(range.start >= end && range.start < range.end, "{token:?}");
            prop_assert!(!text[range.clone()].contains(char::is_whitespace), "white space in {:?}", &text[range]);
            let between = &text[end..range.start];
            prop_assert!(between.chars().all(unseen), "lost {between:?}");
            end = range.end;
        }
        prop_assert!(text[end..].chars().all(unseen), "lost {:?}", &text[end..]);
    }

    #[test]
    fn sentences_tile_the_tokens(text in texts()) {
        let found = tokens(&text);
        let mut next = 0;
        for sentence in &found.sentences {
            prop_assert!(sentence.tokens.start == next && sentence.tokens.end > next, "{sentence:?}");
            next = sentence.tokens.end;
            let inside = &found.tokens[sentence.tokens.start as usize..next as usize];
            let whole = inside[0].span.to(inside[inside.len() - 1].span);
            prop_assert_eq!(sentence.span, whole);
        }
        prop_assert_eq!(next as usize, found.tokens.len());
    }

    #[test]
    fn bytes_find_their_tokens_and_sentences(text in texts()) {
        let found = tokens(&text);
        for (i, token) in found.tokens.iter().enumerate() {
            prop_assert_eq!(found.at(token.span.start), i);
            let sentence = found.sentence_at(token.span.start).expect("a sentence");
            prop_assert!(found.sentences[sentence].tokens.contains(&(i as u32)));
        }
    }
}

/// White space, and characters that take no room.
fn unseen(c: char) -> bool {
    c.is_whitespace() || crate::text::chars::is_invisible(c)
}
