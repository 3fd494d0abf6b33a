//! `I` inside a quotation is whoever speaks it: for the quote stage, once the speaker is known.

use super::linked::Linked;
use crate::document::{EntityId, EntityKind, MentionForm};
use crate::rule::Rule;
use crate::text::Span;
use crate::token::Tokens;

pub(crate) const RULE: Rule = Rule::new("link.first-person", "I, me and my inside a quotation mean its speaker.");

impl Linked {
    /// Makes mentions of `speaker` of every `I`, `me`, `my`, `mine` and `myself` in one stretch of a quotation's
    /// content. Does nothing for a speaker that is no person. `cue` or the source is good evidence.
    ///
    /// Leave nested quotations out of `content`: their `I` is somebody else.
    pub(crate) fn add_first_person(&mut self, tokens: &Tokens<'_>, content: Span, speaker: EntityId, evidence: Span) {
        if self.entities.get(speaker as usize).is_none_or(|e| e.kind != EntityKind::Person) {
            return;
        }
        for t in tokens.at(content.start)..tokens.at(content.end) {
            if is_first_person(tokens.word(t)) {
                let span = tokens.tokens[t].span;
                self.add_mention(span, speaker, MentionForm::Pronoun, RULE.id, 0.9, vec![evidence]);
            }
        }
    }
}

/// `I’m`, `I'll` and the like are one token, of which all is taken as the mention.
fn is_first_person(word: &str) -> bool {
    matches!(word, "I" | "me" | "Me" | "my" | "My" | "mine" | "Mine" | "myself" | "Myself")
}
