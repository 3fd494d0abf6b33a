//! Every rule decides something in a text that a person can read: `tests/cases/rules.txt`, a line a rule.
#![cfg(not(target_arch = "wasm32"))]

use ontherecord::{Options, parse};
use std::collections::BTreeSet;

/// Rules for which no short text is known in which they decide; each says why.
const WITHOUT_TEXT: [&str; 0] = [];

#[test]
fn every_rule_decides_something() {
    let mut options = Options::default();
    options.set_published("2024-05-16").expect("a date");
    let mut shown = BTreeSet::new();
    let mut wrong = Vec::new();
    for line in include_str!("cases/rules.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (rule, text) = line.split_once(" | ").expect("rule | text");
        let article = parse(&text.replace('¶', "\n\n"), &options);
        let mentions = article.mentions.iter().map(|m| m.rule);
        let rules: BTreeSet<_> =
            mentions.chain(article.quotes.iter().map(|q| q.rule)).chain(article.dates.iter().map(|d| d.rule)).collect();
        if !rules.contains(rule) {
            wrong.push(format!("{rule} decides nothing in {text:?}, but {rules:?} do"));
        }
        shown.insert(rule);
    }
    for rule in ontherecord::rules().map(|rule| rule.id) {
        if !shown.contains(rule) && !WITHOUT_TEXT.contains(&rule) {
            wrong.push(format!("{rule} has no text"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
