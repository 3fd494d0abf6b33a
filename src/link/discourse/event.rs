//! What may be meant or may mean: names, descriptions and pronouns in the order of the text.

use super::noun::{self, Sort};
use super::syntax::{self, Place, is_speech};
use crate::document::{EntityId, EntityKind, Mention};
use crate::link::fold::push_folded;
use crate::link::gender::Gender;
use crate::link::phrase::{is_determiner, is_preposition};
use crate::quote::marks::Marked;
use crate::text::Span;
use crate::text::chars::is_apostrophe;
use crate::token::{TokenKind, Tokens};
use std::ops::Range;

/// A personal pronoun of the third person, whatever its case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    He,
    She,
    They,
    It,
}

impl Who {
    /// What the pronoun says of whom it means.
    pub(super) fn gender(self) -> Option<Gender> {
        match self {
            Who::He => Some(Gender::Male),
            Who::She => Some(Gender::Female),
            Who::They | Who::It => None,
        }
    }
}

/// Its case.
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
    /// `a former teacher`, `the minister`, `his wife`: determiner and folded head noun, in the singular.
    Nominal { determiner: String, head: String, bare: bool, sort: Sort },
    /// `he`, `her`, `its`.
    Pronoun { who: Who, case: Case3 },
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

    /// Whether it may mean a person, as opposed to something else.
    pub(super) fn is_person(&self) -> bool {
        match self.what {
            What::Name { kind, .. } => kind == EntityKind::Person,
            What::Nominal { sort, .. } => sort == Sort::Person,
            What::Pronoun { who, .. } => who.gender().is_some(),
        }
    }
}

/// The events of a text, one after the other: of a long one they would be more than all that comes of them.
pub(super) struct Events<'a> {
    tokens: &'a Tokens<'a>,
    marked: &'a [Marked],
    /// Per type, whether it may be a pronoun or the head of a description.
    heads: Vec<bool>,
    word: String,
    /// What comes next, as indices; and see [`Event::told`].
    sentence: usize,
    token: usize,
    mention: usize,
    mark: usize,
    told: u32,
}

impl<'a> Events<'a> {
    pub(super) fn new(tokens: &'a Tokens<'a>, marked: &'a [Marked]) -> Events<'a> {
        let mut word = String::new();
        let heads = tokens.types.each(|at, _| {
            word.clear();
            push_folded(tokens.word(at), &mut word);
            tokens.tokens[at].kind == TokenKind::Word && (is_pronoun(&word) || noun::sort(&word).is_some())
        });
        let mut events = Events { tokens, marked, heads, word, sentence: 0, token: 0, mention: 0, mark: 0, told: 0 };
        events.enter(0);
        events
    }

    fn enter(&mut self, sentence: usize) {
        self.sentence = sentence;
        if let Some(sentence) = self.tokens.sentences.get(sentence) {
            self.token = sentence.tokens.start as usize;
            self.pass_marks(sentence.span);
            self.told += self.marked.get(self.mark).is_none_or(|m| !m.span.contains(sentence.span)) as u32;
        }
    }

    /// Leaves the stretches behind that end before a span.
    fn pass_marks(&mut self, span: Span) {
        self.mark += self.marked[self.mark..].iter().take_while(|m| m.span.end <= span.start).count();
    }

    /// The next one; `mentions` are the names, in order of the text, the same ones each time.
    pub(super) fn next(&mut self, mentions: &[Mention]) -> Option<Event> {
        loop {
            let sentence = self.tokens.sentences.get(self.sentence)?;
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            let t = self.token;
            if t >= range.end {
                self.enter(self.sentence + 1);
                continue;
            }
            let span = self.tokens.tokens[t].span;
            self.mention += mentions[self.mention..].iter().take_while(|m| m.span.end <= span.start).count();
            self.token = t + 1;
            let (what, from) = if let Some(m) = mentions.get(self.mention).filter(|m| m.span.overlaps(span)) {
                self.token = self.tokens.at(m.span.end).clamp(t + 1, range.end);
                (Some(What::Name { entity: m.entity, kind: m.kind }), t)
            } else if !self.heads[self.tokens.types.of(t)] {
                (None, t)
            } else {
                self.word.clear();
                push_folded(self.tokens.word(t), &mut self.word);
                other(self.tokens, &self.word, range, t)
            };
            let Some(what) = what else { continue };
            self.pass_marks(span);
            let quoted = self.marked.get(self.mark).filter(|m| m.span.contains(span)).map(|_| self.mark as u32);
            let place = (self.sentence as u32, self.told, sentence.block);
            return Some(event(self.tokens, what, from..self.token, place, quoted));
        }
    }
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
        let end = word.find(is_apostrophe).unwrap_or(word.len());
        span = Span::new(span.start, span.start + end as u32);
    }
    Event {
        place,
        // "Acme said it would": only behind the pronoun, for nobody writes "said it".
        speaks: match &what {
            What::Pronoun { who: Who::They | Who::It, .. } => is_speech(tokens.word(at.end)),
            _ => syntax::speaks(tokens, at.start, at.end),
        },
        what,
        tokens: at,
        span,
        sentence,
        told,
        block,
        quoted,
    }
}

/// Whether [`pronoun`] may take a folded word for one.
fn is_pronoun(word: &str) -> bool {
    let whole = matches!(word, "him" | "his" | "himself" | "her" | "hers" | "herself");
    let many = matches!(word, "them" | "their" | "theirs" | "themselves" | "itself");
    whole || many || ["he", "she", "they", "it"].iter().any(|p| word.strip_prefix(p).is_some_and(is_verb))
}

/// What may be left of `he’s`, `they’ll`, `it’d` behind the pronoun.
fn is_verb(rest: &str) -> bool {
    matches!(rest, "" | "s" | "d" | "ll" | "re" | "ve")
}

/// A pronoun, or a description that this token heads, with its first token.
fn other(tokens: &Tokens<'_>, word: &str, sentence: Range<usize>, t: usize) -> (Option<What>, usize) {
    match pronoun(tokens, word, t) {
        Some((who, case)) => (Some(What::Pronoun { who, case }), t),
        None => noun::read(tokens, word, sentence, t),
    }
}

fn pronoun(tokens: &Tokens<'_>, word: &str, t: usize) -> Option<(Who, Case3)> {
    use Case3::*;
    Some(match word {
        "him" => (Who::He, Object),
        "his" => (Who::He, Possessive),
        "himself" => (Who::He, Reflexive),
        "her" if owns(tokens, t + 1) => (Who::She, Possessive),
        "her" => (Who::She, Object),
        "hers" => (Who::She, Possessive),
        "herself" => (Who::She, Reflexive),
        "them" => (Who::They, Object),
        "their" | "theirs" => (Who::They, Possessive),
        "themselves" => (Who::They, Reflexive),
        "itself" => (Who::It, Reflexive),
        _ => {
            // `he`, `He`, `HE`, `he’s`, but not `hell` or `shed`.
            let word = tokens.word(t);
            let whole = &word[..word.find(is_apostrophe).unwrap_or(word.len())];
            let is = |pronoun: &str| whole.eq_ignore_ascii_case(pronoun);
            match () {
                _ if is("he") => (Who::He, Subject),
                _ if is("she") => (Who::She, Subject),
                _ if is("they") => (Who::They, Subject),
                _ if is("its") => (Who::It, Possessive),
                _ if is("it") && (whole.len() < word.len() || syntax::place(tokens, t, t + 1) == Place::Subject) => {
                    (Who::It, Subject)
                }
                _ if is("it") => (Who::It, Object),
                _ => return None,
            }
        }
    })
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
