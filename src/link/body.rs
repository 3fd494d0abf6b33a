//! Organisations called by a noun.
//!
//! | text | means |
//! |---|---|
//! | `Denver Zoo … the zoo` | the organisation whose name has the noun |
//! | `Acme Corp … the company` | the one organisation of the last paragraphs |
//! | `Acme, a shipping firm, … the firm` | Acme |

use super::fold::folded;
use super::linked::{Description, Linked};
use super::phrase::Phrase;
use crate::document::{EntityId, EntityKind};
use crate::rule::Rule;
use crate::text::Span;
use crate::token::Tokens;

pub(crate) const NOUN: Rule = Rule::new("link.body", "An organisation is called by the noun in its name.");
pub(crate) const ONLY: Rule =
    Rule::new("link.only-body", "A general word for an organisation means the only one named in the last sentences.");
/// Nouns that any organisation may be called by.
const GENERAL: &[&str] = &["group", "organisation", "organization", "agency", "body", "charity"];
/// And those that only companies may be called by; bodies with these words in their names are none.
const TRADES: &[&str] = &["company", "firm", "business", "manufacturer", "retailer", "airline"];
const PUBLIC: &[&str] = &[
    "University",
    "College",
    "School",
    "Council",
    "Ministry",
    "Department",
    "Police",
    "Party",
    "Government",
    "Parliament",
    "Court",
    "Hospital",
    "Union",
    "Committee",
    "Commission",
    "Agency",
    "Authority",
    "Church",
    "Congress",
    "Senate",
    "Office",
    "Army",
    "Board",
    "Bureau",
    "Service",
    "Trust",
    "Foundation",
    "Association",
    "Federation",
    "Institute",
];
/// Ends of words that say whence a company is.
const HAILS: &[&str] = &["-based", "-founded", "-listed", "-headquartered"];
/// So many times as often named as the nearest one, another company is meant: the one that the text is about.
pub(super) const MAIN: usize = 3;
/// Of the names before, so many are looked at.
const SOUGHT: usize = 60;
/// A general noun looks back over so many sentences.
const NEAR: usize = 4;

impl Linked {
    /// Notes the nouns of an organisation's or a place's name: its last word, and the one before `of`.
    pub(super) fn note_body<'w>(
        &mut self,
        kind: EntityKind,
        mut words: impl DoubleEndedIterator<Item = &'w str> + Clone,
        at: Description,
    ) {
        if kind == EntityKind::Organisation {
            self.bodies.push(at);
        }
        let last = words.clone().next_back().filter(|_| words.clone().nth(1).is_some());
        let before_of = words.clone().position(|w| w == "of").and_then(|i| words.nth(i.checked_sub(1)?));
        for word in last.into_iter().chain(before_of) {
            match self.body_nouns.get_mut(word) {
                Some(list) => list.push(at),
                None => drop(self.body_nouns.insert(word.to_string(), vec![at])),
            }
        }
    }

    /// Notes that the text calls a body by a noun: `the charity Acme`, `Acme, a shipping company,`.
    pub(super) fn call_body(&mut self, noun: &str, entity: EntityId, at: Span) {
        Description { at, entity }.note(self.body_nouns.entry(folded(noun)).or_default());
    }

    /// The organisation that a definite description with a single noun means.
    pub(super) fn body(&self, tokens: &Tokens<'_>, span: Span) -> Option<(Description, &'static Rule, f32)> {
        let phrase = Phrase::read(tokens, span)?;
        let restricted = matches!(tokens.word(tokens.at(span.end)), "of" | "that" | "which" | "for" | "behind");
        // `the Osaka-based company`: whence it is tells it from no other in the text.
        let hails = || {
            let words: Vec<&str> = span.of(tokens.text).split_whitespace().collect();
            words.len() == 3 && HAILS.iter().any(|end| words[1].ends_with(end)) && TRADES.contains(&&*phrase.head)
        };
        if !phrase.definite || phrase.words != 2 && !hails() || phrase.plural || restricted {
            return None;
        }
        let found = self.body_nouns.get(&phrase.head).and_then(|list| Description::before(list, span).last());
        let head = phrase.head.as_str();
        let general = || {
            let is_general = TRADES.contains(&head) || GENERAL.contains(&head);
            let only = is_general.then(|| self.only_body(tokens, span)).flatten();
            only.filter(|(d, ..)| self.may_be_called(d.entity, head))
        };
        found.map(|found| (*found, &NOUN, 0.75)).or_else(general)
    }

    /// Whether a body's name allows a general noun: a ministry is no company.
    pub(super) fn may_be_called(&self, entity: EntityId, noun: &str) -> bool {
        let name = self.entities.get(entity as usize).map_or("", |e| &e.name);
        !(TRADES.contains(&noun) && name.split(' ').any(|w| PUBLIC.contains(&w)))
    }

    /// The only organisation of the last sentences, nearest first; two in one sentence are not clear. One that is named
    /// much more often than the nearest goes before it.
    fn only_body(&self, tokens: &Tokens<'_>, span: Span) -> Option<(Description, &'static Rule, f32)> {
        let here = tokens.sentence_at(span.start)?;
        let mut found: Option<(Description, usize)> = None;
        let before = Description::before(&self.bodies, span).iter().rev().take(SOUGHT);
        let before = before.filter(|d| self.outlet != Some(d.entity));
        let named = |entity: EntityId| before.clone().filter(|d| d.entity == entity).count();
        for d in before.clone() {
            let sentence = tokens.sentence_at(d.at.start)?;
            match found {
                _ if here - sentence > NEAR => break,
                Some((one, at)) if at != sentence && named(d.entity) >= MAIN * named(one.entity) => {
                    found = Some((*d, sentence));
                    break;
                }
                None => found = Some((*d, sentence)),
                Some((one, at)) if at == sentence && one.entity != d.entity => return None,
                Some(_) => {}
            }
        }
        found.map(|(d, _)| (d, &ONLY, 0.55))
    }
}
