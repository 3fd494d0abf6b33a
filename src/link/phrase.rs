//! A noun phrase read without a parser: where its core ends, and which noun heads it.
//!
//! | phrase | core | head |
//! |---|---|---|
//! | `a spokesman for the ministry` | `a spokesman` | spokesman |
//! | `the former prime minister` | all of it | minister |
//! | `US officials` | all of it | official |
//! | `the official, who asked not to be named` | `the official` | official |

use super::fold::folded;
use crate::document::EntityKind;
use crate::lexicon;
use crate::text::Span;
use crate::token::{Case, TokenKind, Tokens};

/// What [`Phrase::read`] finds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Phrase {
    /// Without white space or commas at the edges.
    pub span: Span,
    /// Up to the first preposition, comma or relative pronoun.
    pub core: Span,
    /// Folded singular of the core's last word; empty when it is no word.
    pub head: String,
    /// What the head noun stands for; `None` for a noun that stands for nobody.
    pub kind: Option<EntityKind>,
    /// Begins with `the`, `this`, `that`, `these`, `those`.
    pub definite: bool,
    /// Whether the head noun is a plural that the list knows.
    pub plural: bool,
    /// Words between the article and the head.
    pub modifiers: usize,
    /// Words of the whole phrase.
    pub words: usize,
}

impl Phrase {
    /// Reads the phrase in `span`; `None` if no word lies in it.
    pub(crate) fn read(tokens: &Tokens<'_>, span: Span) -> Option<Phrase> {
        let (mut first, mut last) = (tokens.at(span.start), tokens.at(span.end));
        let is_mark = |t: usize| tokens.tokens.get(t).is_none_or(|t| t.kind == TokenKind::Punctuation);
        while first < last && is_mark(first) {
            first += 1;
        }
        // A bracket that the phrase opens is its own: `the Ministry for Ports (MfP)`.
        let closes = |t: usize| tokens.word(t) == ")" && (first..t).any(|i| tokens.word(i) == "(");
        while last > first && is_mark(last - 1) && !closes(last - 1) {
            last -= 1;
        }
        if first == last {
            return None;
        }
        let mut end = first + 1;
        while end < last && !ends_core(tokens, end) {
            end += 1;
        }
        let word = |t: usize| tokens.word(t);
        let article = folded(word(first));
        let definite = is_definite(&article);
        let determined = definite || is_determiner(&article);
        let head = singular(&folded(word(end - 1)));
        let span = tokens.tokens[first].span.to(tokens.tokens[last - 1].span);
        let core = tokens.tokens[first].span.to(tokens.tokens[end - 1].span);
        Some(Phrase {
            span,
            core,
            kind: kind_of(&head),
            head,
            plural: plural(tokens.word(end - 1)),
            definite,
            modifiers: (end - first).saturating_sub(1 + determined as usize),
            words: last - first,
        })
    }

    /// The phrase as an entity's name: its words, with single spaces.
    pub(crate) fn name(&self, text: &str) -> String {
        spaced(self.span.of(text))
    }
}

/// The words of `text` with one space between them.
pub(crate) fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// What the list says of a folded noun; of `dockworker` what it says of `worker`, of `ex-aide` what it says of `aide`.
pub(crate) fn noun(word: &str) -> Option<&'static str> {
    let former = || word.rsplit_once('-').and_then(|(_, noun)| lexicon::PERSON_NOUNS.get(noun));
    let compound = || {
        let ends = |e: &&&str| word.len() > e.len() + 2 && word.ends_with(**e);
        COMPOUNDS.iter().find(ends).and_then(|e| lexicon::PERSON_NOUNS.get(e))
    };
    lexicon::PERSON_NOUNS.get(word).or_else(compound).or_else(former)
}

/// Nouns that others are made with.
const COMPOUNDS: &[&str] = &["worker", "owner", "keeper", "holder", "maker", "player", "fighter", "seeker", "driver"];

/// What a head noun stands for.
pub(crate) fn kind_of(head: &str) -> Option<EntityKind> {
    match noun(head)?.split(' ').next()? {
        "organisation" => Some(EntityKind::Organisation),
        _ => Some(EntityKind::Person),
    }
}

fn plural(word: &str) -> bool {
    let word = folded(word);
    noun(&word).is_none() && of_plural(&word).is_some()
}

/// The singular of a folded noun that the list has; else the word itself.
pub(crate) fn singular(word: &str) -> String {
    let plural = if noun(word).is_some() { None } else { of_plural(word) };
    plural.unwrap_or_else(|| word.to_string())
}

/// The singular of a folded word that is no listed noun, if the list has that.
pub(crate) fn of_plural(word: &str) -> Option<String> {
    let listed = |stem: &str, ending: &str| {
        let singular = [stem, ending].concat();
        noun(&singular).is_some().then_some(singular)
    };
    if let Some(stem) = word.strip_suffix("men") {
        return listed(stem, "man");
    }
    let Some(stem) = word.strip_suffix('s') else {
        return match word {
            "people" => Some("person".into()),
            "children" => Some("child".into()),
            _ => None,
        };
    };
    let of_ies = stem.strip_suffix("ie").and_then(|stem| listed(stem, "y"));
    of_ies.or_else(|| stem.strip_suffix('e').and_then(|stem| listed(stem, ""))).or_else(|| listed(stem, ""))
}

/// Determiners of descriptions that may mean somebody met before.
pub(crate) fn is_definite(determiner: &str) -> bool {
    matches!(determiner, "the" | "this" | "that" | "these" | "those")
}

/// Whether a folded word may begin a noun phrase.
pub(crate) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "this"
            | "that"
            | "these"
            | "those"
            | "one"
            | "another"
            | "some"
            | "his"
            | "her"
            | "its"
            | "their"
            | "my"
            | "our"
            | "your"
            | "two"
            | "three"
            | "several"
            | "many"
            | "no"
            | "any"
            | "every"
            | "each"
    )
}

/// Whether a word relates what follows to what precedes.
pub(crate) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "at"
            | "in"
            | "on"
            | "to"
            | "by"
            | "with"
            | "from"
            | "about"
            | "against"
            | "among"
            | "as"
            | "under"
            | "over"
            | "between"
            | "before"
            | "after"
            | "behind"
            | "near"
            | "like"
            | "including"
            | "into"
            | "through"
            | "during"
            | "since"
            | "without"
            | "within"
            | "via"
            | "per"
            | "than"
            | "towards"
            | "toward"
            | "outside"
            | "inside"
            | "alongside"
            | "around"
            | "across"
            | "beside"
            | "despite"
            | "until"
            | "upon"
    )
}

pub(super) fn ends_core(tokens: &Tokens<'_>, at: usize) -> bool {
    let token = &tokens.tokens[at];
    let word = tokens.word(at);
    match token.kind {
        TokenKind::Punctuation => !matches!(word, "-" | "." | "’" | "'" | "&"),
        TokenKind::Word if token.case == Case::Lower => {
            is_preposition(word)
                || matches!(
                    word,
                    "who" | "whom" | "whose" | "which" | "that" | "familiar" | "close" | "and" | "or" | "said"
                )
        }
        _ => false,
    }
}

/// Whether a name inside a phrase belongs to something else there: `Trump’s lawyer`, `a friend of Jane Roe`.
pub(crate) fn is_dependent(tokens: &Tokens<'_>, phrase: Span, name: Span) -> bool {
    let (first, after) = (tokens.at(name.start), tokens.at(name.end));
    if tokens.tokens.get(after).is_some_and(|t| t.kind == TokenKind::Possessive && t.span.end <= phrase.end) {
        return true;
    }
    let from = tokens.at(phrase.start);
    if is_office(tokens, from, first) {
        return false;
    }
    // Back to the last comma, or to the beginning, is there a preposition?
    (from..first).rev().map(|t| tokens.word(t)).take_while(|w| !matches!(*w, "," | "–" | "—" | "(")).any(is_preposition)
}

/// Whether the tokens are an office with its field, as it stands before its holder's name: `Minister of Health`.
fn is_office(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    let capital = |t: usize| matches!(tokens.tokens[t].case, Case::Title | Case::Upper);
    let role = |t: usize| super::role::is_role(&folded(tokens.word(t)));
    let Some(of) = (from..end).find(|&t| tokens.word(t) == "of") else { return false };
    of > from && capital(of - 1) && role(of - 1) && of + 1 < end && (of + 1..end).all(capital) && !role(end - 1)
}
