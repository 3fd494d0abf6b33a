//! What may be meant or may mean: names, descriptions and pronouns in the order of the text.

use super::syntax::{self, Place};
use crate::document::{EntityId, EntityKind, Mention};
use crate::lexicon;
use crate::link::fold::{folded, push_folded};
use crate::link::gender::{self, Gender};
use crate::link::phrase::{is_determiner, is_preposition};
use crate::quote::marks::Marked;
use crate::text::Span;
use crate::token::{Case, TokenKind, Tokens};
use std::ops::Range;

/// A personal pronoun of the third person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case3 {
    Subject,
    Object,
    Possessive,
    Reflexive,
}

/// What stands there.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// A mention of a named entity.
    Name { entity: EntityId, kind: EntityKind },
    /// `a former teacher`, `the minister`, `his wife`: determiner and folded head noun.
    Nominal { determiner: String, head: String, bare: bool },
    /// `he`, `her`.
    Pronoun { gender: Gender, case: Case3 },
}

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Event {
    pub what: What,
    pub tokens: Range<usize>,
    pub span: Span,
    pub sentence: u32,
    /// Sentences so far that do not stand wholly in quotation marks.
    pub told: u32,
    pub block: u32,
    pub place: Place,
    /// Beside a verb of speech.
    pub speaks: bool,
    /// Index of the marked stretch that it stands in.
    pub quoted: Option<u32>,
}

impl Event {
    /// How many sentences lie between this and an earlier one: outside quotations, those inside do not count.
    pub(super) fn since(&self, earlier: &Event) -> u32 {
        match self.quoted {
            None if self.sentence != earlier.sentence => (self.told - earlier.told).max(1),
            _ => self.sentence - earlier.sentence,
        }
    }

    /// Whether it may mean a person, as opposed to the name of something else.
    pub(super) fn is_person(&self) -> bool {
        !matches!(self.what, What::Name { kind, .. } if kind != EntityKind::Person)
    }
}

/// Reads all events; `mentions` are the names, in order of the text.
pub(super) fn read(tokens: &Tokens<'_>, mentions: &[Mention], marked: &[Marked]) -> Vec<Event> {
    let mut out = Vec::new();
    let (mut next, mut mark, mut told) = (0, 0, 0);
    let mut word = String::new();
    let heads = tokens.types.each(|at| {
        let folded = folded(tokens.word(at));
        is_pronoun(&folded) || is_person(&folded)
    });
    for (s, sentence) in tokens.sentences.iter().enumerate() {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let mut t = range.start;
        while mark < marked.len() && marked[mark].span.end <= sentence.span.start {
            mark += 1;
        }
        told += marked.get(mark).is_none_or(|m| !m.span.contains(sentence.span)) as u32;
        while t < range.end {
            let span = tokens.tokens[t].span;
            while next < mentions.len() && mentions[next].span.end <= span.start {
                next += 1;
            }
            let (what, from, to) = if let Some(m) = mentions.get(next).filter(|m| m.span.overlaps(span)) {
                let to = tokens.at(m.span.end).clamp(t + 1, range.end);
                (Some(What::Name { entity: m.entity, kind: m.kind }), t, to)
            } else if !heads[tokens.types.of(t)] {
                (None, t, t + 1)
            } else {
                word.clear();
                push_folded(tokens.word(t), &mut word);
                let (what, from) = other(tokens, &word, range.clone(), t);
                (what, from, t + 1)
            };
            if let Some(what) = what {
                while mark < marked.len() && marked[mark].span.end <= span.start {
                    mark += 1;
                }
                let quoted = marked.get(mark).filter(|m| m.span.contains(span)).map(|_| mark as u32);
                out.push(event(tokens, what, from..to, (s as u32, told, sentence.block), quoted));
            }
            t = to;
        }
    }
    out
}

fn event(
    tokens: &Tokens<'_>,
    what: What,
    at: Range<usize>,
    (sentence, told, block): (u32, u32, u32),
    quoted: Option<u32>,
) -> Event {
    let place = match &what {
        What::Pronoun { case, .. } => match case {
            Case3::Subject => Place::Subject,
            Case3::Possessive => Place::Possessive,
            _ => Place::Other,
        },
        _ => syntax::place(tokens, at.start, at.end),
    };
    let mut span = tokens.tokens[at.start].span.to(tokens.tokens[at.end - 1].span);
    if matches!(what, What::Pronoun { .. }) {
        // "he’ll" is one token, of which "he" is the mention.
        let word = span.of(tokens.text);
        let end = word.find(crate::text::chars::is_apostrophe).unwrap_or(word.len());
        span = Span::new(span.start, span.start + end as u32);
    }
    Event {
        place,
        speaks: syntax::speaks(tokens, at.start, at.end),
        what,
        tokens: at,
        span,
        sentence,
        told,
        block,
        quoted,
    }
}

/// Whether [`other`] may take a folded word for a pronoun.
fn is_pronoun(word: &str) -> bool {
    let subject = matches!(word, "he" | "hes" | "hed" | "hell" | "she" | "shes" | "shed" | "shell");
    subject || matches!(word, "him" | "his" | "her" | "hers" | "himself" | "herself")
}

/// Whether a folded word is a noun for a person.
fn is_person(word: &str) -> bool {
    lexicon::PERSON_NOUNS.get(word).is_some_and(|v| !v.starts_with("org"))
}

/// A pronoun, or a description that this token heads, with its first token.
fn other(tokens: &Tokens<'_>, word: &str, sentence: Range<usize>, t: usize) -> (Option<What>, usize) {
    let (gender, case) = match word {
        "he" | "hes" | "hed" | "hell" if starts_he(tokens.word(t)) => (Gender::Male, Case3::Subject),
        "she" | "shes" | "shed" | "shell" if starts_he(tokens.word(t)) => (Gender::Female, Case3::Subject),
        "him" => (Gender::Male, Case3::Object),
        "his" => (Gender::Male, Case3::Possessive),
        "her" if owns(tokens, t + 1) => (Gender::Female, Case3::Possessive),
        "her" => (Gender::Female, Case3::Object),
        "hers" => (Gender::Female, Case3::Possessive),
        "himself" => (Gender::Male, Case3::Reflexive),
        "herself" => (Gender::Female, Case3::Reflexive),
        _ => return nominal(tokens, word, sentence, t),
    };
    (Some(What::Pronoun { gender, case }), t)
}

/// `he`, `He`, `HE`, `he’s`, but not `hell` or `shed`.
fn starts_he(word: &str) -> bool {
    let end = word.find(|c: char| crate::text::chars::is_apostrophe(c)).unwrap_or(word.len());
    word[..end].eq_ignore_ascii_case("he") || word[..end].eq_ignore_ascii_case("she")
}

/// Whether `her` before this token is possessive.
fn owns(tokens: &Tokens<'_>, next: usize) -> bool {
    let word = tokens.word(next);
    tokens.tokens.get(next).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
        && !is_preposition(word)
        && !is_determiner(word)
        && !matches!(
            word,
            "and"
                | "or"
                | "but"
                | "that"
                | "when"
                | "if"
                | "because"
                | "while"
                | "who"
                | "is"
                | "was"
                | "there"
                | "here"
                | "not"
                | "so"
                | "out"
                | "up"
                | "down"
                | "back"
                | "away"
                | "off"
        )
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

fn nominal(tokens: &Tokens<'_>, word: &str, sentence: Range<usize>, t: usize) -> (Option<What>, usize) {
    let token = &tokens.tokens[t];
    // ", Queen of Jordan,", ", Director" and ", former CEO of" are descriptions as well.
    let office = matches!(token.case, Case::Title | Case::Upper)
        && t > sentence.start
        && matches!(tokens.word(t - 1), "," | "former" | "then" | "acting" | "interim" | "deputy" | "the")
        && matches!(tokens.word(t + 1), "of" | "for" | "at" | ",");
    if token.kind != TokenKind::Word || !(token.case == Case::Lower || office) || !is_person(word) {
        return (None, t);
    }
    // "police officer Jane Roe", "the driver association": not the last noun of the phrase.
    let after = tokens.tokens.get(t + 1).filter(|_| t + 1 < sentence.end);
    if after.is_some_and(|a| {
        a.kind == TokenKind::Word && (a.case != Case::Lower || lexicon::PERSON_NOUNS.has(tokens.word(t + 1)))
    }) {
        return (None, t);
    }
    let least = sentence.start.max(t.saturating_sub(6));
    let mut first = t;
    while first > least {
        let before = &tokens.tokens[first - 1];
        let w = tokens.word(first - 1);
        let mut folded = String::new();
        push_folded(w, &mut folded);
        if is_determiner(&folded) {
            let head = word.to_string();
            if DOUBTFUL.contains(&word) && matches!(folded.as_str(), "his" | "her" | "my" | "its" | "their") {
                return (None, t);
            }
            return (Some(What::Nominal { bare: first == t, determiner: folded, head }), first - 1);
        }
        if before.kind == TokenKind::Possessive {
            return (Some(What::Nominal { bare: false, determiner: "s".into(), head: word.to_string() }), first);
        }
        let modifies = matches!(before.kind, TokenKind::Word | TokenKind::Number) || matches!(w, "-" | "‑");
        if !modifies
            || is_preposition(&folded)
            || matches!(folded.as_str(), "and" | "or" | "is" | "was" | "be" | "been" | "are" | "were" | "said")
        {
            break;
        }
        first -= 1;
    }
    // "director of the institute" behind a comma is an apposition without an article.
    let comma = first > sentence.start && tokens.word(first - 1) == ",";
    if comma && t - first <= 4 && !DOUBTFUL.contains(&word) {
        return (Some(What::Nominal { bare: false, determiner: String::new(), head: word.to_string() }), first);
    }
    (None, t)
}

/// What a description's head noun says about pronouns.
pub(super) fn noun_gender(head: &str) -> Option<Gender> {
    gender::of_noun(head)
}
