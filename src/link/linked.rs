//! Entities and mentions while quotations are still being attributed.

use super::phrase::spaced;
use super::role::Role;
use crate::document::{Entity, EntityId, EntityKind, Mention, MentionForm, Quote};
use crate::text::Span;
use crate::text::hash::{Map, Set};
use crate::text::order;

/// What the link stage knows: later stages ask [`Linked::referent`] whom a phrase means, and may add to it.
#[derive(Debug, Default)]
pub(crate) struct Linked {
    /// Index is the [`EntityId`]; mention and quote lists are filled by [`Linked::finish`].
    pub entities: Vec<Entity>,
    /// In order of the text.
    pub mentions: Vec<Mention>,
    /// Mentions that later stages added, in any order.
    pub(super) added: Vec<Mention>,
    /// Other entities that an uncertain mention may mean, by its start; likeliest first.
    pub(super) unsure: Map<u32, Vec<EntityId>>,
    /// Mentions of organisations; and of organisations and places by the nouns of their names, or by which the text calls
    /// them. In order of the text.
    pub(super) bodies: Vec<Description>,
    pub(super) body_nouns: Map<String, Vec<Description>>,
    /// Entities with the nouns of their roles.
    called: Set<(EntityId, String)>,
    /// The body for which a person speaks, by an office that the text names.
    pub(super) serves: Map<EntityId, EntityId>,
    /// The paper itself: no company of which it writes.
    pub(super) outlet: Option<EntityId>,
    /// Entities that are several people.
    pub(super) many: Set<EntityId>,
    /// Who was described with a noun: `adviser`; in order of the text per noun.
    pub(super) described: Map<String, Vec<Description>>,
}

/// One description of an entity with a head noun.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Description {
    pub at: Span,
    pub entity: EntityId,
}

impl Description {
    /// Adds itself to a list in order of the text.
    pub(super) fn note(self, list: &mut Vec<Description>) {
        let place = list.partition_point(|d| d.at.start <= self.at.start);
        list.insert(place, self);
    }

    /// Those of a list that begin before a place.
    pub(super) fn before(list: &[Description], at: Span) -> &[Description] {
        &list[..list.partition_point(|d| d.at.start < at.start)]
    }
}

impl Linked {
    /// The mentions that lie in `span`, in order of the text.
    pub(crate) fn mentions_in(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let first = self.mentions.partition_point(|m| m.span.start < span.start);
        self.mentions[first..]
            .iter()
            .take_while(move |m| m.span.start < span.end)
            .filter(move |m| span.contains(m.span))
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

    /// Adds a mention of `entity` unless exactly there something is mentioned already. A nominal may hold a name.
    pub(crate) fn add_mention(
        &mut self,
        span: Span,
        entity: EntityId,
        form: MentionForm,
        rule: &'static str,
        confidence: f32,
        evidence: Vec<Span>,
    ) {
        let Some(kind) = self.entities.get(entity as usize).map(|e| e.kind) else { return };
        let taken = self.mentions_in(span).chain(self.added.iter().rev().take(8)).any(|m| m.span == span);
        if !taken {
            self.added.push(Mention { span, entity, form, kind, rule, confidence, evidence });
        }
    }

    /// Notes an office or trade of an entity.
    pub(super) fn add_role(&mut self, text: &str, entity: EntityId, role: Role) {
        let Some(holder) = self.entities.get_mut(entity as usize) else { return };
        let words = spaced(role.span.of(text));
        if holder.roles.len() < 32 && !holder.roles.iter().any(|r| r.eq_ignore_ascii_case(&words)) {
            holder.roles.push(words);
        }
        self.note_voice(text, entity, &role.head, role.span);
        self.called.insert((entity, role.head.clone()));
        Description { at: role.span, entity }.note(self.described.entry(role.head).or_default());
    }

    /// Whether an entity has a role with this folded noun.
    pub(super) fn is_called(&self, entity: EntityId, head: &str) -> bool {
        self.called.contains(&(entity, head.to_string()))
    }

    /// Other entities that the mention at `span` may mean, likeliest first.
    pub(crate) fn alternatives(&self, span: Span) -> &[EntityId] {
        self.unsure.get(&span.start).map_or(&[], Vec::as_slice)
    }

    /// Sorts the mentions, drops entities that nothing means any more, renumbers, and fills the index lists.
    pub(crate) fn finish(mut self, quotes: &mut [Quote]) -> (Vec<Entity>, Vec<Mention>) {
        self.mentions.reserve_exact(self.added.len());
        self.mentions.append(&mut self.added);
        order::by(&mut self.mentions, |m| (order::of_span(m.span), m.form as u64));
        self.mentions.dedup_by_key(|m| m.span);
        compact(&mut self.entities, &mut self.mentions, quotes);
        (self.entities, self.mentions)
    }
}

/// Drops entities that no mention and no quotation means, renumbers the rest in their order, and fills the lists of
/// mentions and quotations.
pub(crate) fn compact(entities: &mut Vec<Entity>, mentions: &mut [Mention], quotes: &mut [Quote]) {
    let mut used = vec![false; entities.len()];
    let speakers = quotes.iter().filter_map(|q| q.speaker);
    for id in mentions.iter().map(|m| m.entity).chain(speakers) {
        used[id as usize] = true;
    }
    let mut new = vec![0; entities.len()];
    let mut next = 0;
    for (i, &used) in used.iter().enumerate() {
        new[i] = next;
        next += used as EntityId;
    }
    let mut keep = used.iter();
    entities.retain(|_| keep.next() == Some(&true));
    for entity in entities.iter_mut() {
        entity.mentions.clear();
        entity.quotes.clear();
    }
    for (i, mention) in mentions.iter_mut().enumerate() {
        mention.entity = new[mention.entity as usize];
        entities[mention.entity as usize].mentions.push(i as u32);
    }
    for (i, quote) in quotes.iter_mut().enumerate() {
        quote.alternatives.retain(|&a| used[a as usize]);
        for id in quote.speaker.iter_mut().chain(&mut quote.alternatives) {
            *id = new[*id as usize];
        }
        if let Some(speaker) = quote.speaker {
            entities[speaker as usize].quotes.push(i as u32);
        }
    }
}
