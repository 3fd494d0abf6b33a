//! Whether something was said, refused, or only expected.
//!
//! | words around the cue | polarity |
//! |---|---|
//! | `declined to say`, `would not comment`, `did not respond` | declined |
//! | `will announce`, `might argue`, `was expected to say` | conditional |
//! | anything else | said |

use super::clause::Clause;
use crate::document::Polarity;
use std::ops::Range;

/// Reads the words of the cue and up to five before it.
pub(super) fn of(clause: Clause<'_>, cue: &Range<usize>, source: Option<&Range<usize>>) -> Polarity {
    if cue.is_empty() {
        return Polarity::Said;
    }
    let first = clause.line.sentence(cue.start).start;
    let from = source.filter(|s| s.end <= cue.start).map_or(cue.start.saturating_sub(4), |s| s.end);
    let from = from.max(cue.start.saturating_sub(5)).max(first);
    // What stands before a comma is said, not how it is said.
    let from = (from..cue.start).rev().find(|&i| clause.is_mark(i, &[',', ';'])).map_or(from, |i| i + 1);
    let words = from..cue.end;
    if words.clone().any(|i| clause.is_any(i, REFUSALS)) {
        return Polarity::Declined;
    }
    let negated = words.clone().any(|i| {
        clause.is_any(i, &["not", "never"]) || clause.word(i).ends_with("n't") || clause.word(i).ends_with("n’t")
    });
    let answering = words.clone().any(|i| clause.is_any(i, ANSWERS));
    if negated && answering {
        return Polarity::Declined;
    }
    let modal = words.clone().any(|i| clause.is_any(i, MODALS));
    let planned = words.clone().any(|i| clause.is(i, "to") && i > from && clause.is_any(i - 1, PLANS));
    if (modal || planned) && !negated { Polarity::Conditional } else { Polarity::Said }
}

const REFUSALS: &[&str] = &["declined", "declines", "refused", "refuses", "refusing", "declining", "decline", "refuse"];
const ANSWERS: &[&str] = &[
    "say",
    "comment",
    "respond",
    "answer",
    "reply",
    "elaborate",
    "disclose",
    "reveal",
    "describe",
    "discuss",
    "name",
    "specify",
    "explain",
    "confirm",
    "responded",
    "replied",
    "commented",
    "provide",
];
const MODALS: &[&str] = &["will", "would", "might", "could", "may", "should", "shall"];
const PLANS: &[&str] =
    &["expected", "planned", "plans", "due", "likely", "going", "set", "scheduled", "hopes", "was", "is"];
