//! Organisations called by a noun or by `it`.
//!
//! | text | means |
//! |---|---|
//! | `Denver Zoo … the zoo` | the organisation whose name has the noun |
//! | `Acme Corp … the company` | the one organisation of the last paragraphs |
//! | `Acme said it would appeal` | Acme |

use super::discourse::is_speech;
use super::form::Form;
use super::linked::{Description, Linked};
use super::phrase::Phrase;
use crate::document::{EntityId, EntityKind, Mention, MentionForm};
use crate::rule::Rule;
use crate::token::Tokens;

pub(crate) const NOUN: Rule = Rule::new("link.body", "An organisation is called by the noun in its name.");
pub(crate) const ONLY: Rule =
    Rule::new("link.only-body", "A general word for an organisation means the only one named in the last sentences.");
pub(crate) const IT: Rule = Rule::new("link.it", "It is the organisation that is the subject of said.");

/// Nouns that any organisation may be called by.
const GENERAL: &[&str] = &[
    "company",
    "firm",
    "group",
    "organisation",
    "organization",
    "agency",
    "body",
    "charity",
    "business",
    "manufacturer",
    "retailer",
    "airline",
];
/// A general noun or `it` looks back over so many sentences.
const NEAR: usize = 4;

impl Linked {
    /// Notes the nouns of an organisation's or a place's name: its last word, and the one before `of`.
    pub(super) fn note_body(&mut self, form: &Form, at: Description) {
        if form.kind == EntityKind::Organisation {
            self.bodies.push(at);
        }
        let before_of = form.words.iter().position(|w| w == "of").and_then(|i| form.words.get(i.checked_sub(1)?));
        for word in form.words.last().filter(|_| form.words.len() > 1).into_iter().chain(before_of) {
            self.body_nouns.entry(word.clone()).or_default().push(at);
        }
    }

    /// The organisation that a definite description with a single noun, or `it`, means.
    pub(super) fn body(&self, tokens: &Tokens<'_>, phrase: &Phrase) -> Option<(Description, &'static Rule, f32)> {
        let before =
            |list: &[Description]| list[..list.partition_point(|d| d.at.start < phrase.span.start)].last().copied();
        if phrase.definite && phrase.words == 2 && !phrase.plural {
            if let Some(found) = self.body_nouns.get(&phrase.head).and_then(|list| before(list)) {
                return Some((found, &NOUN, 0.75));
            }
            return GENERAL.contains(&phrase.head.as_str()).then(|| self.only_body(tokens, phrase)).flatten();
        }
        (phrase.words == 1 && phrase.head == "it").then(|| self.only_body(tokens, phrase)).flatten()
    }

    /// The only organisation of the last sentences, nearest first; two in one sentence are not clear.
    fn only_body(&self, tokens: &Tokens<'_>, phrase: &Phrase) -> Option<(Description, &'static Rule, f32)> {
        let here = tokens.sentence_at(phrase.span.start)?;
        let end = self.bodies.partition_point(|d| d.at.start < phrase.span.start);
        let mut found: Option<(Description, usize)> = None;
        for d in self.bodies[..end].iter().rev() {
            let sentence = tokens.sentence_at(d.at.start)?;
            match found {
                _ if here - sentence > NEAR => break,
                None => found = Some((*d, sentence)),
                Some((one, at)) if at == sentence && one.entity != d.entity => return None,
                Some((_, at)) if at != sentence => break,
                Some(_) => {}
            }
        }
        found.map(|(d, _)| (d, &ONLY, 0.55))
    }
}

/// `it` and `its` behind a verb of speech whose subject is an organisation.
pub(super) fn pronouns(tokens: &Tokens<'_>, linked: &mut Linked) {
    let mut found = Vec::new();
    for m in linked.mentions.iter().filter(|m| m.form == MentionForm::Name && m.kind == EntityKind::Organisation) {
        let verb = tokens.at(m.span.end);
        let mut t = verb + 1;
        if tokens.word(t) == "that" {
            t += 1;
        }
        if is_speech(tokens.word(verb)) && matches!(tokens.word(t), "it" | "its") {
            found.push(it(tokens, t, m.entity, m));
        }
    }
    linked.mentions.append(&mut found);
}

fn it(tokens: &Tokens<'_>, t: usize, entity: EntityId, of: &Mention) -> Mention {
    Mention {
        span: tokens.tokens[t].span,
        entity,
        form: MentionForm::Pronoun,
        kind: of.kind,
        rule: IT.id,
        confidence: 0.85,
        evidence: vec![of.span],
    }
}
