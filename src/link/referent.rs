//! Whom a noun phrase means: the door through which the quote stage asks.
//!
//! | phrase | is |
//! |---|---|
//! | `Sullivan`, `the adviser, Jake Sullivan,` | the person named |
//! | `he` | what the pronoun was resolved to, if it was |
//! | `Trump’s lawyer`, `a spokesman for the ministry` | somebody without a name, new or met before; never Trump |
//! | `the White House`, `Republicans` | the organisation, place or group named |
//! | `the official` | who was called `a senior administration official` before, or the named holder of that role |
//! | `the report` | nobody |

use super::linked::{Description, Linked};
use super::phrase::{self, Phrase};
use super::role;
use crate::document::{EntityId, EntityKind, Mention, MentionForm};
use crate::rule::Rule;
use crate::text::Span;
use crate::token::Tokens;

pub(crate) const DESCRIBED: Rule =
    Rule::new("link.described", "A description with the same noun means who was described so most recently.");
pub(crate) const UNNAMED: Rule = Rule::new("link.unnamed", "Somebody is described without being named.");

/// The answer of [`Linked::referent`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Referent {
    pub entity: EntityId,
    /// Others that may be meant, likeliest first.
    pub alternatives: Vec<EntityId>,
    pub rule: &'static str,
    pub confidence: f32,
    /// The mention that decided, inside the phrase or, for pronouns and descriptions, before it.
    pub evidence: Vec<Span>,
}

impl Linked {
    /// Whom the noun phrase at `span` means. Somebody without a name becomes an entity, or is one that was met
    /// before, and the phrase becomes its mention. `None`: a pronoun that is not clear, or a phrase for no one.
    ///
    /// Ask in order of the text: `the official` means the latest official that was asked about before.
    pub(crate) fn referent(&mut self, tokens: &Tokens<'_>, span: Span) -> Option<Referent> {
        let phrase = Phrase::read(tokens, span)?;
        self.pronoun(&phrase)
            .or_else(|| self.named(tokens, &phrase))
            .or_else(|| self.bodily(tokens, &phrase))
            .or_else(|| self.described(tokens, &phrase))
    }

    fn pronoun(&self, phrase: &Phrase) -> Option<Referent> {
        let mention = self.mentions_in(phrase.span).next()?;
        (mention.form == MentionForm::Pronoun && mention.span == phrase.core).then(|| self.through(mention.span))?
    }

    /// The name that heads the phrase: a person's that is neither possessive nor behind a preposition, wherever it
    /// stands; else any name that the phrase's core ends with or within: `the Ministry for Ports (MfP)`.
    fn named(&self, tokens: &Tokens<'_>, phrase: &Phrase) -> Option<Referent> {
        let person = self.mentions_in(phrase.span).find(|m| {
            m.form == MentionForm::Name
                && m.kind == EntityKind::Person
                && !phrase::is_dependent(tokens, phrase.span, m.span)
        });
        // `the Ministry for Ports, which`, `the Ministry for Ports in May`, but `a Ministry for Ports source`
        let last = |m: &Mention| m.span.end >= phrase.span.end || phrase::ends_core(tokens, tokens.at(m.span.end));
        let heads = |m: &&Mention| match m.form {
            MentionForm::Pronoun => false,
            MentionForm::Name if m.span.end > phrase.core.end => {
                last(m) && !phrase::is_dependent(tokens, phrase.span, m.span)
            }
            _ => m.span.end == phrase.core.end,
        };
        let core = || self.mentions_in(phrase.span).take_while(|m| m.span.start < phrase.core.end).find(heads);
        person.or_else(core).and_then(|m| self.through(m.span))
    }

    /// The referent that the mention at `span` has.
    fn through(&self, span: Span) -> Option<Referent> {
        let m = self.mentions_in(span).find(|m| m.span == span)?;
        Some(Referent {
            entity: m.entity,
            alternatives: self.alternatives(m.span).to_vec(),
            rule: m.rule,
            confidence: m.confidence,
            evidence: if m.evidence.is_empty() { vec![m.span] } else { m.evidence.clone() },
        })
    }

    /// An organisation called by a noun of its name that is in no list: `the trust`.
    fn bodily(&mut self, tokens: &Tokens<'_>, phrase: &Phrase) -> Option<Referent> {
        let (found, rule, confidence) = self.body(tokens, phrase.span)?;
        self.add_mention(phrase.span, found.entity, MentionForm::Nominal, rule.id, confidence, vec![found.at]);
        let evidence = vec![found.at];
        Some(Referent { entity: found.entity, alternatives: Vec::new(), rule: rule.id, confidence, evidence })
    }

    fn described(&mut self, tokens: &Tokens<'_>, phrase: &Phrase) -> Option<Referent> {
        let kind = phrase.kind?;
        if let Some(earlier) = self.latest(phrase, tokens) {
            self.describe(phrase, earlier.entity);
            let (rule, confidence) = (DESCRIBED.id, 0.75);
            self.add_mention(phrase.span, earlier.entity, MentionForm::Nominal, rule, confidence, vec![earlier.at]);
            return Some(Referent {
                entity: earlier.entity,
                alternatives: Vec::new(),
                rule,
                confidence,
                evidence: vec![earlier.at],
            });
        }
        let entity = self.add_unnamed(phrase.name(tokens.text), kind);
        self.describe(phrase, entity);
        self.note_voice(tokens.text, entity, &phrase.head, phrase.span);
        if phrase.plural {
            self.many.insert(entity);
        }
        let (rule, confidence) = (UNNAMED.id, 0.8);
        self.add_mention(phrase.span, entity, MentionForm::Nominal, rule, confidence, Vec::new());
        Some(Referent { entity, alternatives: Vec::new(), rule, confidence, evidence: vec![phrase.span] })
    }

    /// Who was described with the noun of a definite phrase before it, or by the very same words.
    fn latest(&self, phrase: &Phrase, tokens: &Tokens<'_>) -> Option<Description> {
        let list = self.described.get(&role::canonical(&phrase.head))?;
        let before = Description::before(list, phrase.span);
        let near = before.iter().rev().take(8);
        let same = |d: &&Description| d.at.of(tokens.text).eq_ignore_ascii_case(phrase.span.of(tokens.text));
        let exact = near.clone().find(|d| same(d) && (phrase.definite || phrase.words > 2));
        exact.copied().or_else(|| before.last().copied().filter(|_| phrase.definite && phrase.modifiers == 0))
    }

    /// Remembers that `entity` was described with the phrase's noun.
    pub(super) fn describe(&mut self, phrase: &Phrase, entity: EntityId) {
        let list = self.described.entry(role::canonical(&phrase.head)).or_default();
        Description { at: phrase.span, entity }.note(list);
    }
}
