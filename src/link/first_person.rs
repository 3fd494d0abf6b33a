//! `I` inside a quotation is whoever speaks it, and `we` whom the speaker speaks for: for the quote stage, once the
//! speaker is known.
//!
//! | speaker | `I`, `me`, `my` | `we`, `us`, `our` |
//! |---|---|---|
//! | `Jane Roe, the chief executive of Acme,` | Jane Roe | Acme |
//! | `a spokesman for Acme` | he | Acme |
//! | `Acme`, `residents` | – | they |
//! | `Jane Roe` | Jane Roe | – |

use super::fold::folded;
use super::linked::{Description, Linked};
use super::role;
use crate::document::{EntityId, EntityKind, MentionForm};
use crate::rule::Rule;
use crate::text::Span;
use crate::text::chars::is_apostrophe;
use crate::token::Tokens;

pub(crate) const RULE: Rule = Rule::new("link.first-person", "I, me and my inside a quotation mean its speaker.");
pub(crate) const WE: Rule = Rule::new(
    "link.we",
    "We, us and our inside a quotation mean the body or the people who speak, or the body that the speaker speaks for.",
);

/// Behind `our`, what is everybody's.
const COMMON: &[&str] = &[
    "country",
    "nation",
    "state",
    "city",
    "town",
    "world",
    "planet",
    "society",
    "democracy",
    "economy",
    "people",
    "lives",
];

/// Offices whose holders speak for their body, as [`role::canonical`] gives them.
const VOICES: &[&str] = &[
    "spokesperson",
    "chair",
    "ceo",
    "executive",
    "founder",
    "co-founder",
    "cofounder",
    "owner",
    "co-owner",
    "president",
    "director",
    "head",
    "leader",
    "manager",
    "boss",
    "captain",
    "coach",
    "editor",
    "principal",
    "headteacher",
    "partner",
    "commissioner",
    "chief",
    "superintendent",
    "organiser",
    "organizer",
];

impl Linked {
    /// Makes mentions of every `I` and `we`, in whatever case, in one stretch of a quotation's content: of `speaker`, and
    /// of whom the speaker speaks for, where that is clear. `evidence` is the cue or the source.
    ///
    /// Leave nested quotations out of `content`: their `I` is somebody else.
    pub(crate) fn add_first_person(&mut self, tokens: &Tokens<'_>, content: Span, speaker: EntityId, evidence: Span) {
        let person = self.entities.get(speaker as usize).is_some_and(|e| e.kind == EntityKind::Person);
        let one = Some(speaker).filter(|_| person && !self.many.contains(&speaker));
        let serves = self.serves.get(&speaker).copied();
        let many = if one.is_none() { Some((speaker, 0.8)) } else { serves.map(|body| (body, 0.6)) };
        for t in tokens.at(content.start)..tokens.at(content.end) {
            // "I’m" and "we’ll" are one token, of which the pronoun is the mention.
            let (word, span) = (tokens.word(t), tokens.tokens[t].span);
            let end = word.find(is_apostrophe).unwrap_or(word.len());
            let span = Span::new(span.start, span.start + end as u32);
            let meant = match &word[..end] {
                "I" | "me" | "Me" | "my" | "My" | "mine" | "Mine" | "myself" | "Myself" => {
                    one.map(|one| (one, RULE.id, 0.9))
                }
                "our" | "Our" if COMMON.contains(&tokens.word(t + 1)) => None,
                "we" | "We" | "us" | "Us" | "our" | "Our" | "ours" | "Ours" | "ourselves" => {
                    many.map(|(many, sure)| (many, WE.id, sure))
                }
                _ => None,
            };
            if let Some((entity, rule, confidence)) = meant {
                self.add_mention(span, entity, MentionForm::Pronoun, rule, confidence, vec![evidence]);
            }
        }
    }

    /// Notes the one body for which somebody speaks by an office: named in `office`, or its owner right before.
    pub(super) fn note_voice(&mut self, text: &str, entity: EntityId, head: &str, office: Span) {
        if !VOICES.contains(&role::canonical(head).as_str()) {
            return;
        }
        let before = self.mentions.partition_point(|m| m.span.start < office.start);
        let owner = self.mentions[..before].last().filter(|m| {
            let gap = text.get(m.span.end as usize..office.start as usize).unwrap_or("-");
            matches!(gap.trim_start_matches(is_apostrophe), "s " | " ")
        });
        let bodies = self.mentions_in(office).chain(owner).filter(|m| m.kind == EntityKind::Organisation);
        let mut bodies: Vec<EntityId> = bodies.map(|m| m.entity).collect();
        // "the trust’s chairman", "the union leader": by a noun of the body's name.
        if bodies.is_empty() {
            let from = text.get(..office.start as usize).unwrap_or("").trim_end();
            let owner = from.strip_suffix('s').and_then(|w| w.strip_suffix(is_apostrophe)).unwrap_or("");
            let words = office.of(text).split_whitespace().chain(owner.rsplit(' ').next());
            let lists = words.filter_map(|w| self.body_nouns.get(&folded(w)));
            bodies.extend(lists.filter_map(|list| Description::before(list, office).last().map(|d| d.entity)));
        }
        if let Some(&first) = bodies.first().filter(|&first| bodies.iter().all(|b| b == first)) {
            self.serves.entry(entity).or_insert(first);
        }
    }
}
