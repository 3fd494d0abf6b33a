//! Names, roles and pronouns to entities.

use crate::document::{Entity, EntityId, EntityKind, Mention, MentionForm, Quote};
use crate::entity::Name;
use crate::layout::Layout;
use crate::options::Options;
use crate::quote::marks::Marked;
use crate::rule::Rule;
use crate::text::Span;
use crate::token::Tokens;

/// The rules of this stage.
pub(crate) const RULES: &[Rule] = &[Rule::new("link.same-name", "The same name means the same entity.")];

/// Entities and mentions while quotations are still being attributed.
#[derive(Debug, Default)]
pub(crate) struct Linked {
    /// Index is the [`EntityId`]; mention and quote lists are filled by [`Linked::finish`].
    pub entities: Vec<Entity>,
    /// In order of the text until the quote stage appends its own; [`Linked::finish`] sorts again.
    pub mentions: Vec<Mention>,
}

impl Linked {
    /// The entity meant by a mention that lies in `span`, a name before a nominal before a pronoun.
    pub(crate) fn entity_in(&self, span: Span) -> Option<EntityId> {
        self.mentions.iter().filter(|m| span.contains(m.span)).min_by_key(|m| m.form).map(|m| m.entity)
    }

    /// A new entity for somebody without a name: "a senior administration official".
    pub(crate) fn add_unnamed(&mut self, name: String, kind: EntityKind) -> EntityId {
        self.entities.push(Entity {
            kind,
            name,
            aliases: Vec::new(),
            roles: Vec::new(),
            unnamed: true,
            mentions: Vec::new(),
            quotes: Vec::new(),
        });
        self.entities.len() as EntityId - 1
    }

    /// Sorts the mentions, drops entities that nothing means any more, renumbers, and fills the index lists.
    pub(crate) fn finish(mut self, quotes: &[Quote]) -> (Vec<Entity>, Vec<Mention>) {
        self.mentions.sort_by_key(|m| m.span);
        for (i, m) in self.mentions.iter().enumerate() {
            self.entities[m.entity as usize].mentions.push(i as u32);
        }
        for (i, q) in quotes.iter().enumerate() {
            if let Some(s) = q.speaker {
                self.entities[s as usize].quotes.push(i as u32);
            }
        }
        (self.entities, self.mentions)
    }
}

/// Decides which names, nominals and pronouns mean the same.
pub(crate) fn resolve(
    tokens: &Tokens<'_>,
    _layout: &Layout,
    names: Vec<Name>,
    _marked: &[Marked],
    _options: &Options,
) -> Linked {
    let mut out = Linked::default();
    let mut seen = std::collections::BTreeMap::new();
    for name in names {
        let words = name.span.of(tokens.text);
        let id = *seen.entry((name.kind, words)).or_insert_with(|| {
            let id = out.add_unnamed(words.to_string(), name.kind);
            out.entities[id as usize].unnamed = false;
            id
        });
        out.mentions.push(Mention {
            span: name.span,
            entity: id,
            form: MentionForm::Name,
            kind: name.kind,
            rule: name.rule,
            confidence: name.confidence,
            evidence: Vec::new(),
        });
    }
    out
}
