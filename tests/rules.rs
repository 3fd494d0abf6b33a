//! Rules decide something in texts that a person can read: `tests/cases/rules.txt`, a line a rule.
#![cfg(not(target_arch = "wasm32"))]

use ontherecord::{Options, parse};
use std::collections::BTreeSet;

/// How many of the rules must decide something in their line, in per cent. Not all: which of two rules of equal result
/// decides may change with a model, and a few decide only in long articles or by an option.
const LEAST: usize = 75;

#[test]
fn rules_decide_something_in_their_texts() {
    let mut options = Options::default();
    options.set_published("2024-05-16").expect("a date");
    let mut decided = BTreeSet::new();
    for line in include_str!("cases/rules.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (rule, text) = line.split_once(" | ").expect("rule | text");
        let article = parse(&text.replace('¶', "\n\n"), &options);
        let mentions = article.mentions.iter().map(|m| m.rule);
        let rules = mentions.chain(article.quotes.iter().map(|q| q.rule)).chain(article.dates.iter().map(|d| d.rule));
        decided.extend(rules.filter(|r| *r == rule));
    }
    let all: Vec<_> = ontherecord::rules().map(|rule| rule.id).collect();
    let never: Vec<_> = all.iter().filter(|rule| !decided.contains(*rule)).collect();
    assert!(
        decided.len() * 100 >= all.len() * LEAST,
        "{} of {} rules decide nothing: {never:?}",
        never.len(),
        all.len()
    );
}
