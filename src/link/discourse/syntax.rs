//! Grammar read off neighbouring words: who is the subject, which noun is possessive, where a clause ends.

use crate::lexicon;
use crate::link::phrase::is_preposition;
use crate::token::{Case, TokenKind, Tokens};

/// The place of a mention in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Subject,
    Possessive,
    Other,
}

/// The place of the noun phrase of the tokens `first..end`.
pub(super) fn place(tokens: &Tokens<'_>, first: usize, end: usize) -> Place {
    if tokens.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Possessive) {
        return Place::Possessive;
    }
    let before = first.checked_sub(1).map_or("", |t| tokens.word(t));
    if speech_before(tokens, first) {
        return Place::Subject;
    }
    let governed =
        (first.saturating_sub(5)..first).rev().map(|t| tokens.word(t)).take_while(|w| is_inside(w)).any(is_preposition);
    if !governed && !is_preposition(before) && verb_follows(tokens, end, before == ",") {
        Place::Subject
    } else {
        Place::Other
    }
}

/// Whether a verb of speech stands before, with at most titles and trades between: `recalled third-grader Jane Roe`.
fn speech_before(tokens: &Tokens<'_>, first: usize) -> bool {
    let modifies = |t: &usize| {
        let word = tokens.word(*t);
        tokens.tokens[*t].kind == TokenKind::Word && !is_preposition(word) && !is_speech(word) && word != "that"
    };
    let gap = (first.saturating_sub(4)..first).rev().take_while(modifies).count();
    let verb = first.checked_sub(gap + 1);
    let quoted =
        |v: usize| v.checked_sub(1).is_some_and(|t| matches!(tokens.word(t), "”" | "\"" | "’" | "'" | "," | "»"));
    verb.is_some_and(|v| is_speech(tokens.word(v)) && (gap == 0 || quoted(v)))
}

/// Words that may stand between a preposition and the name that it governs.
fn is_inside(word: &str) -> bool {
    is_preposition(word)
        || (word.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '.')
            && !matches!(word, "and" | "but" | "that" | "when" | "if" | "because" | "while" | "as"))
}

/// Whether a verb follows, at once, after an adverb, or behind an apposition between commas.
/// The second part of an apposition (`her mother, Jane Roe, said`) is `apposed`: its comma closes it.
fn verb_follows(tokens: &Tokens<'_>, end: usize, apposed: bool) -> bool {
    let mut at = end;
    if apposed && tokens.word(at) == "," {
        at += 1;
    } else if matches!(tokens.word(at), "," | "(" | "–" | "—") {
        let bracket = tokens.word(at) == "(";
        let ends = |w: &str| if bracket { w == ")" } else { matches!(w, "," | "–" | "—" | "." | ";") };
        let close = (at + 1..at + if bracket { 60 } else { 24 }).find(|&t| ends(tokens.word(t)));
        match close {
            Some(c) if !matches!(tokens.word(c), "." | ";") => at = c + 1,
            _ => return false,
        }
    }
    if matches!(tokens.word(at), "who" | "and") {
        return true;
    }
    if tokens.word(at).ends_with("ly") {
        at += 1;
    }
    is_verbal(tokens, at)
}

/// A lower-case word that is no function word and no noun for people: in practice a verb, where a subject precedes.
fn is_verbal(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(token) = tokens.tokens.get(at) else { return false };
    let word = tokens.word(at);
    token.kind == TokenKind::Word
        && token.case == Case::Lower
        && !is_preposition(word)
        && !matches!(
            word,
            "and"
                | "or"
                | "but"
                | "nor"
                | "that"
                | "which"
                | "whose"
                | "whom"
                | "when"
                | "where"
                | "while"
                | "if"
                | "because"
                | "the"
                | "a"
                | "an"
                | "so"
                | "then"
                | "too"
        )
        && !lexicon::PERSON_NOUNS.has(word)
        && !lexicon::PERSON_NOUNS.has(word.strip_suffix('s').unwrap_or(word))
}

/// Common verbs of speech, as they stand beside a speaker.
pub(in crate::link) fn is_speech(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "say"
            | "told"
            | "tells"
            | "added"
            | "adds"
            | "wrote"
            | "writes"
            | "tweeted"
            | "posted"
            | "replied"
            | "explained"
            | "continued"
            | "insisted"
            | "argued"
            | "warned"
            | "noted"
            | "recalled"
            | "joked"
            | "claimed"
            | "announced"
            | "stated"
            | "asked"
            | "admitted"
            | "concluded"
            | "remarked"
            | "commented"
            | "declared"
            | "acknowledged"
            | "suggested"
            | "denied"
    )
}

/// Whether a verb of speech stands directly before or after the tokens `first..end`.
pub(super) fn speaks(tokens: &Tokens<'_>, first: usize, end: usize) -> bool {
    first.checked_sub(1).is_some_and(|t| is_speech(tokens.word(t)))
        || is_speech(tokens.word(end))
        || (tokens.word(end).ends_with("ly") || matches!(tokens.word(end), "has" | "had" | "also" | "then" | "later"))
            && is_speech(tokens.word(end + 1))
}

/// The verb of speech whose content begins at a token: `said he`, `said that he`.
pub(super) fn reporting(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let mut verb = at.checked_sub(1)?;
    if tokens.word(verb) == "that" {
        verb = verb.checked_sub(1)?;
    }
    is_speech(tokens.word(verb)).then_some(verb)
}

/// Whether the tokens `from..to` hold the beginning of another clause.
pub(super) fn clause_between(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    to > from + 10
        || (from..to).any(|t| {
            matches!(
                tokens.word(t),
                "," | ";"
                    | ":"
                    | "—"
                    | "–"
                    | "("
                    | "that"
                    | "who"
                    | "which"
                    | "and"
                    | "but"
                    | "because"
                    | "if"
                    | "when"
                    | "after"
                    | "before"
                    | "while"
                    | "as"
                    | "where"
                    | "how"
                    | "why"
                    | "what"
                    | "whether"
                    | "to"
                    | "“"
                    | "\""
            )
        })
}
