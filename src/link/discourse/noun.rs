//! Descriptions: a noun for somebody, for several people or for a body, with what belongs to it.
//!
//! | text | determiner | head | sort |
//! |---|---|---|---|
//! | `a former teacher`, `Jane’s brother` | `a`, `s` | teacher, brother | person |
//! | `two local residents`, `Residents` | `two`, none | resident | people |
//! | `the shipping company` | `the` | company | body |

use super::event::What;
use crate::lexicon::gazetteer::{Classes, classes};
use crate::link::fold::push_folded;
use crate::link::phrase::{self, is_determiner, is_preposition, of_plural, singular};
use crate::token::{Case, TokenKind, Tokens};
use std::ops::Range;

/// What a head noun stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Person,
    People,
    Body,
}

/// Of a folded noun; `None` for one that stands for nobody.
pub(super) fn sort(word: &str) -> Option<Sort> {
    let is_body = |v: &str| v.starts_with("org");
    match phrase::noun(word) {
        Some(value) if is_body(value) => return Some(Sort::Body),
        Some(value) if value.ends_with("many") => return Some(Sort::People),
        Some(_) => return Some(Sort::Person),
        None => {}
    }
    let people = of_plural(word).is_some_and(|one| phrase::noun(&one).is_some_and(|v| !is_body(v)));
    people.then_some(Sort::People)
}

/// Nouns that head a description only seldom: `his head`, `a general`, `the chair`.
const DOUBTFUL: &[&str] = &[
    "head",
    "chair",
    "general",
    "major",
    "model",
    "guide",
    "official",
    "minor",
    "whip",
    "host",
    "fellow",
    "star",
    "icon",
    "principal",
    "executive",
    "baby",
    "chief",
];

/// The description that the token `t` heads, and its first token. `word` is the token, folded.
pub(super) fn read(tokens: &Tokens<'_>, word: &str, sentence: Range<usize>, t: usize) -> (Option<What>, usize) {
    let token = &tokens.tokens[t];
    let Some(sort) = sort(word).filter(|_| token.kind == TokenKind::Word) else { return (None, t) };
    // ", Queen of Jordan,", ", former CEO of" and "the Tsar" are descriptions as well; so is "Residents said".
    let office = || {
        let before = tokens.word(t - 1);
        matches!(before, "the" | "The" | "Prime" | "Vice")
            || token.case == Case::Upper && matches!(before, "my" | "My" | "our" | "Our" | "his" | "her" | "their")
            || matches!(before, "," | "former" | "then" | "acting" | "interim" | "deputy")
                && matches!(tokens.word(t + 1), "of" | "for" | "at" | ",")
    };
    let written = match token.case {
        Case::Lower => true,
        Case::Title | Case::Upper if t > sentence.start => sort == Sort::Person && office(),
        _ => sort != Sort::Person && t == sentence.start,
    };
    // "police officer Jane Roe", "the driver association", "company shares": not the last noun of the phrase.
    let after = tokens.tokens.get(t + 1).filter(|a| t + 1 < sentence.end && a.kind == TokenKind::Word);
    let inside = after.is_some_and(|a| {
        let next = tokens.word(t + 1);
        a.case != Case::Lower || self::sort(next).is_some() || sort == Sort::Body && !ends_phrase(next)
    });
    if !written || inside {
        return (None, t);
    }
    let head = || if sort == Sort::People { singular(word) } else { word.to_string() };
    let what = |determiner: String, bare: bool| Some(What::Nominal { determiner, head: head(), bare, sort });
    let least = sentence.start.max(t.saturating_sub(6));
    let mut first = t;
    let mut folded = String::new();
    while first > least {
        let before = &tokens.tokens[first - 1];
        let w = tokens.word(first - 1);
        folded.clear();
        push_folded(w, &mut folded);
        if is_determiner(&folded) {
            let own = matches!(folded.as_str(), "his" | "her" | "my" | "its" | "their");
            // "a sheriff's deputy": the article is the deputy's.
            let owner = matches!(folded.as_str(), "a" | "an")
                && tokens.tokens.get(t + 1).is_some_and(|a| a.kind == TokenKind::Possessive)
                && t + 2 < sentence.end
                && self::sort(tokens.word(t + 2)).is_some();
            if owner || DOUBTFUL.contains(&word) && own && first == t {
                return (None, t);
            }
            return (what(folded, first == t), first - 1);
        }
        if before.kind == TokenKind::Possessive {
            return (what("s".into(), false), first);
        }
        let modifies = matches!(before.kind, TokenKind::Word | TokenKind::Number) || matches!(w, "-" | "‑");
        if !modifies
            || is_preposition(&folded)
            || matches!(folded.as_str(), "and" | "or" | "is" | "was" | "be" | "been" | "are" | "were" | "said")
            || is_appointing(&folded)
        {
            break;
        }
        first -= 1;
    }
    if sort == Sort::People || sort == Sort::Body && phrase::noun(word).is_some_and(|v| v.ends_with("many")) {
        // "residents", "Local residents", "police officers": what may stand before and is no verb belongs to it.
        let opens = first == sentence.start && t - first <= 2 && !classes(tokens.word(first)).any(Classes::FUNCTION);
        let noun = t > sentence.start && self::sort(tokens.word(t - 1)).is_some();
        return (what(String::new(), false), if opens { first } else { t - noun as usize });
    }
    if sort == Sort::Body {
        return (None, t);
    }
    // "director of the institute" behind a comma is an apposition without an article; so is "elected mayor".
    let before = first.checked_sub(1).filter(|&b| b >= sentence.start).map_or("", |b| tokens.word(b));
    let comma = before == "," || is_appointing(before);
    let office = matches!(tokens.word(t + 1), "of" | "at" | "for");
    if comma && t - first <= 4 && (office || !DOUBTFUL.contains(&word)) {
        return (what(String::new(), false), first);
    }
    (None, t)
}

/// Verbs that give an office: `became mayor`, `was elected mayor`.
pub(super) fn is_appointing(word: &str) -> bool {
    matches!(
        word,
        "became" | "become" | "becomes" | "elected" | "appointed" | "installed" | "named" | "hired" | "confirmed"
    )
}

/// Whether a small-written word may stand behind a whole description, rather than go on with it.
fn ends_phrase(word: &str) -> bool {
    is_preposition(word)
        || super::syntax::is_speech(word)
        || word.ends_with("ed")
        || word.ends_with("ly")
        || AUXILIARIES.contains(&word)
}

/// Words behind a noun phrase that are no noun.
const AUXILIARIES: &[&str] = &[
    "and", "or", "but", "that", "which", "who", "is", "was", "are", "were", "has", "had", "have", "will", "would",
    "can", "could", "may", "might", "should", "must", "does", "did", "do", "also", "now", "then", "when", "where",
    "because", "if", "while", "plans", "runs", "ran", "began", "gave", "took", "made", "won", "lost", "rose", "fell",
];
