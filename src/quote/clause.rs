//! Reads a sentence around a quotation: verbs that report, noun phrases beside them. No parser: word lists and shapes.
//!
//! | call | finds |
//! |---|---|
//! | [`Clause::subject_before`] | `Ryan Hass, a former director,` before `said`; `he`; `A and B` |
//! | [`Clause::noun_phrase`] | `Jane Roe, who leads the union,` after `said` |

use super::unit::{Line, Unit};
use super::word::{Frames, Shape};
use crate::lexicon;
use crate::text::Span;
use std::ops::Range;

/// Whether two words are one, in any case: few have the same length, which is seen without a call.
#[inline(always)]
fn alike(word: &str, other: &str) -> bool {
    word.len() == other.len() && word.eq_ignore_ascii_case(other)
}

/// The units of a block with their words.
#[derive(Clone, Copy)]
pub(super) struct Clause<'a> {
    pub text: &'a str,
    pub line: &'a Line,
}

/// A phrase is cut after so many units.
const LONGEST_PHRASE: usize = 18;

impl<'a> Clause<'a> {
    /// The words of unit `at`; empty beyond the block.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.line.units.get(at).map_or("", |u| u.span.of(self.text))
    }

    /// Whether unit `at` is that word, in any case.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        alike(self.word(at), word)
    }

    /// Whether unit `at` is one of these words, in any case.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        words.iter().any(|w| alike(word, w))
    }

    pub(super) fn unit(&self, at: usize) -> Option<&'a Unit> {
        self.line.units.get(at)
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        matches!(self.unit(at).map(|u| u.shape), Some(Shape::Mark(c)) if marks.contains(&c))
    }

    /// The bytes of some units.
    pub(super) fn span(&self, units: &Range<usize>) -> Span {
        let units = &self.line.units[units.clone()];
        match (units.first(), units.last()) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    /// The frames of a verb of speech or thought; none for other words.
    #[inline(always)]
    pub(super) fn frames(&self, at: usize) -> Frames {
        self.unit(at).filter(|unit| !unit.inside).map_or(Frames::default(), |unit| unit.frames)
    }

    /// Whether unit `at` is a verb that takes one of `frames` and can stand without an auxiliary.
    pub(super) fn is_verb(&self, at: usize, frames: &str) -> bool {
        self.frames(at).any(frames) && !self.word(at).ends_with("ing") && !self.is_noun(at)
    }

    /// Whether a word such as `claims` or `demand` is a noun here, going by the word before it.
    fn is_noun(&self, at: usize) -> bool {
        let word = self.word(at);
        if at == 0 || word.ends_with("ed") || self.is_any(at, FINITE) {
            return false;
        }
        let before = at - 1;
        let possessive = self.unit(before).is_some_and(|u| u.shape == Shape::Possessive);
        let qualified = self.is_any(at + 1, &["of", "for", "from", "by", "about", "in", "on", "against"]);
        // `tweets attacking her`, `made the following comment:`
        let modified = self.word(at + 1).ends_with("ing");
        let qualified = qualified || self.is_mark(at + 1, &[':']);
        // `his mental state is “…”`: the verb comes after it.
        let subject = self.is_any(at + 1, &["is", "are", "was", "were", "has"]) && !self.is_pronoun(before);
        possessive
            || subject
            || modified && !self.is_pronoun(before)
            || self.is_any(before, DETERMINERS)
            || self.is_any(before, &["of", "in", "for", "from", "with", "by", "about", "on", "at", "as"])
            || at > 1
                && self.is_any(at - 2, DETERMINERS)
                && self.unit(before).is_some_and(|u| u.shape == Shape::Lower)
                && qualified
                && !self.word(before).ends_with('s')
                && !self.is_helper(before)
    }

    /// Whether unit `at` is a verb of `frames` in the past or the third person: no noun, no infinitive.
    pub(super) fn is_finite(&self, at: usize, frames: &str) -> bool {
        let word = self.word(at);
        self.is_verb(at, frames) && (word.ends_with("ed") || word.ends_with('s') || self.is_any(at, FINITE))
    }

    /// Whether unit `at` is an auxiliary, a negation or an adverb.
    pub(super) fn is_helper(&self, at: usize) -> bool {
        self.is_any(at, HELPERS)
            || self.word(at).ends_with("n't")
            || self.word(at).ends_with("n’t")
            || (self.unit(at).is_some_and(|u| u.shape == Shape::Lower)
                && self.word(at).ends_with("ly")
                && self.word(at).len() > 4
                && !self.is_any(at, LY_NOUNS))
    }

    /// Whether unit `at` is a pronoun that can be a subject.
    pub(super) fn is_pronoun(&self, at: usize) -> bool {
        self.is_any(at, PRONOUNS)
    }

    /// The noun phrase that ends before the verb at `verb`, auxiliaries skipped: its units and where the verb group
    /// begins. An apposition or relative clause between commas belongs to it.
    pub(super) fn subject_before(&self, verb: usize, least: usize) -> Option<(Range<usize>, usize)> {
        let mut end = verb;
        while end > least && self.is_helper(end - 1) {
            end -= 1;
        }
        // `Roe last week said`
        if end > least + 2
            && self.is_any(end - 1, TIMES)
            && self.is_any(end - 2, &["last", "this", "next", "on", "late", "early"])
        {
            end -= 2;
        }
        if end <= least {
            return None;
        }
        let last = end - 1;
        if self.is_pronoun(last) {
            return Some((last..end, end));
        }
        if self.is_mark(last, &[',', ')', '-', ']']) {
            let opens: &[char] = match self.unit(last)?.shape {
                Shape::Mark(')') => &['('],
                Shape::Mark(']') => &['['],
                Shape::Mark('-') => &['-'],
                _ => &[','],
            };
            let from = last.saturating_sub(30).max(least);
            let mut open = (from..last).rev().find(|&i| self.is_mark(i, opens))?;
            if self.line.units[open..last].iter().any(|u| u.shape.is_quotation()) {
                return None;
            }
            if opens == [','] {
                open = self.first_comma(from, open);
            }
            let head = self.phrase_before(open, least)?;
            return Some((head.start..last, end));
        }
        let phrase = self.phrase_before(end, least)?;
        Some((phrase, end))
    }

    /// In a chain of appositions the comma after its head: that of `A, B at C, D, said`.
    fn first_comma(&self, from: usize, mut open: usize) -> usize {
        while let Some(before) = (from..open).rev().find(|&i| self.is_mark(i, &[',', '.', ';', ':', '-'])) {
            let between = before + 1..open;
            let nominal =
                self.is_any(between.start, &["a", "an", "the", "his", "her", "their", "its", "former", "who"]);
            if !self.is_mark(before, &[',']) || !nominal || before == from {
                break;
            }
            open = before;
        }
        open
    }

    /// The noun phrase that ends before unit `end`, read leftwards.
    pub(super) fn phrase_before(&self, end: usize, least: usize) -> Option<Range<usize>> {
        let least = least.max(end.saturating_sub(LONGEST_PHRASE));
        let mut start = end;
        while start > least {
            let at = start - 1;
            let unit = &self.line.units[at];
            let goes = match unit.shape {
                Shape::Title | Shape::Upper | Shape::Initial | Shape::Number | Shape::Possessive | Shape::Symbol => {
                    true
                }
                Shape::Mark(c) => c == '&' || c == '.' && self.is_abbreviated(at) || unit.inside,
                Shape::Lower => {
                    start != end && self.is_any(at, LINKS)
                        || self.is_any(at, DETERMINERS) && !self.is(at, "that")
                        || !(self.is_any(at, STOPS)
                            || self.is_pronoun(at)
                            || self.is_helper(at)
                            || start != end && self.is_plain_verb(at))
                }
                Shape::Quotation(..) => false,
            };
            if !goes {
                break;
            }
            start = at;
        }
        while start < end && self.is_any(start, LINKS) {
            start += 1;
        }
        self.is_nominal(start..end).then_some(start..end)
    }

    /// The noun phrase that begins at `start`, with what qualifies it, up to `most`.
    pub(super) fn noun_phrase(&self, start: usize, most: usize) -> Option<Range<usize>> {
        let most = most.min(self.line.units.len());
        if start >= most {
            return None;
        }
        let hers = self.is(start, "her") && start + 1 < most && self.is_noun_of(start + 1);
        if self.is_pronoun(start) || !hers && self.is_any(start, &["him", "her", "them", "me", "us"]) {
            return Some(start..start + 1);
        }
        let mut end = start;
        let limit = most.min(start + LONGEST_PHRASE);
        while end < limit {
            let unit = &self.line.units[end];
            let goes = match unit.shape {
                Shape::Title | Shape::Upper | Shape::Initial | Shape::Number | Shape::Possessive | Shape::Symbol => {
                    true
                }
                Shape::Mark(c) => c == '&' || c == '.' && self.is_abbreviated(end) && end + 1 < limit || unit.inside,
                Shape::Lower => {
                    !(self.is_any(end, STOPS) && !(end > start && self.is_any(end, LINKS))
                        || self.is_pronoun(end)
                        || self.is_helper(end)
                        || end > start && (self.is_plain_verb(end) || self.follows_name(end)))
                }
                Shape::Quotation(..) => false,
            };
            if !goes {
                break;
            }
            end += 1;
        }
        while end > start && (self.is_any(end - 1, LINKS) || self.is_any(end - 1, DETERMINERS)) {
            end -= 1;
        }
        if !self.is_nominal(start..end) {
            return None;
        }
        Some(start..self.named_after(start..end, most).unwrap_or_else(|| self.apposition(end, most)))
    }

    /// Whether unit `at` begins the noun of a possessive: `her husband`, but not `told her on Monday`.
    fn is_noun_of(&self, at: usize) -> bool {
        let word = self.word(at);
        lexicon::PERSON_NOUNS.get(word).is_some()
            || self.unit(at).is_some_and(|u| u.shape == Shape::Lower)
                && self.is_any(at, &["former", "late", "eldest", "older", "younger", "elder", "own", "twin"])
    }

    /// The end of the name behind the comma after a description without one: that of `her husband, John Roe,`.
    fn named_after(&self, phrase: Range<usize>, most: usize) -> Option<usize> {
        let title = |i: usize| {
            self.unit(i).is_some_and(|u| matches!(u.shape, Shape::Title | Shape::Initial | Shape::Possessive))
        };
        let end = phrase.end;
        let opens =
            lexicon::PERSON_NOUNS.get(self.word(end - 1)).is_some() && self.is_mark(end, &[',']) && title(end + 1);
        let last = (end + 1..most.min(end + 6)).find(|&i| !title(i))?;
        (opens && self.is_mark(last, &[',', ':', '.'])).then_some(last)
    }

    /// The end of an apposition or relative clause after a phrase that ends at `end`: that of `, who leads the union`.
    fn apposition(&self, end: usize, most: usize) -> usize {
        let opens = self.is_mark(end, &[',', '(']) && end + 2 < most;
        let begins = self.is_any(end + 1, &["who", "a", "an", "the", "his", "her", "whose", "which", "head", "chief"])
            || self.is_any(
                end + 1,
                &["former", "director", "president", "chairman", "professor", "spokesman", "spokeswoman"],
            )
            || self.is_mark(end, &['(']);
        if !opens || !begins {
            return end;
        }
        let stop = (end + 1..most.min(end + 25)).find(|&i| {
            self.is_mark(i, &[',', '.', ';', ':', ')', '-', '?', '!']) || self.line.units[i].shape.is_quotation()
        });
        let Some(stop) = stop else { return end };
        if self.is_mark(stop, &[')']) { stop + 1 } else { stop }
    }

    /// A full stop that is part of what stands before it, such as an initial.
    fn is_abbreviated(&self, at: usize) -> bool {
        at > 0 && self.line.units[at - 1].shape == Shape::Initial
    }

    /// Whether a phrase has a word that can name somebody.
    fn is_nominal(&self, units: Range<usize>) -> bool {
        let mut content = units.clone().filter(|&i| {
            matches!(
                self.line.units[i].shape,
                Shape::Title | Shape::Upper | Shape::Lower | Shape::Initial | Shape::Symbol
            ) && !self.is_any(i, DETERMINERS)
                && !self.is_any(i, LINKS)
        });
        content.next().is_some() || units.len() == 1 && self.is_any(units.start, ALONE)
    }

    /// A verb of speech or thought right after a name.
    fn follows_name(&self, at: usize) -> bool {
        let named = self.line.units[at - 1].shape == Shape::Title;
        self.is_finite(at, "stwadckbm") && (named || !self.word(at).ends_with('s') || self.is_any(at, FINITE))
    }

    /// A common verb that is no noun as well.
    fn is_plain_verb(&self, at: usize) -> bool {
        let word = self.word(at);
        (self.frames(at).any("stb")
            && (word.ends_with("ed") || self.is_any(at, &["said", "says", "told", "wrote", "thinks", "knew"])))
            || self.is_any(at, &["came", "went", "made", "took", "gave", "saw", "got", "met", "left", "won", "lost"])
    }
}

const TIMES: &[&str] =
    &["week", "month", "year", "night", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Forms without an ending that are no nouns.
const FINITE: &[&str] = &[
    "said", "says", "told", "wrote", "tells", "writes", "read", "reads", "sang", "began", "thought", "knew", "swore",
    "went", "cried",
];
/// Nouns that end as adverbs do.
const LY_NOUNS: &[&str] = &["family", "ally", "assembly", "reply", "rally", "supply", "bully", "anomaly", "monopoly"];
const PRONOUNS: &[&str] = &["he", "she", "they", "it", "we", "i", "you", "who"];
/// Words that can stand alone for somebody.
const ALONE: &[&str] = &["one", "some", "many", "others", "both", "several", "another", "all", "most"];
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "this", "that", "these", "those", "some",
    "many", "most", "several", "other", "another", "one", "two", "three", "no", "every", "each", "both", "all", "few",
    "more",
];
/// Words that join the parts of a noun phrase.
const LINKS: &[&str] = &[
    "of", "for", "and", "at", "from", "with", "in", "on", "to", "near", "inside", "outside", "through", "across", "&",
    "or", "about",
];
/// Words at which a noun phrase ends.
const STOPS: &[&str] = &[
    "of",
    "for",
    "and",
    "at",
    "from",
    "with",
    "in",
    "on",
    "to",
    "near",
    "inside",
    "or",
    "about",
    "by",
    "as",
    "when",
    "while",
    "because",
    "if",
    "that",
    "which",
    "whose",
    "whom",
    "after",
    "before",
    "during",
    "since",
    "until",
    "but",
    "than",
    "then",
    "though",
    "although",
    "where",
    "how",
    "why",
    "what",
    "whether",
    "so",
    "yet",
    "nor",
    "into",
    "over",
    "under",
    "against",
    "between",
    "through",
    "without",
    "via",
    "per",
    "there",
    "here",
    "him",
    "them",
    "me",
    "us",
    "asked",
    "last",
    "yesterday",
    "according",
    "amid",
    "despite",
    "once",
    "unless",
    "like",
];
const HELPERS: &[&str] = &[
    "has", "have", "had", "is", "are", "was", "were", "be", "been", "being", "will", "would", "can", "could", "may",
    "might", "must", "should", "do", "does", "did", "only", "even", "also", "not", "never", "still", "just", "now",
    "then", "later", "again", "once", "already", "often", "further", "himself", "herself", "’s", "'s", "’d", "'d",
];
