//! Descriptions: of the name beside them, of somebody met before, or of somebody new.

use super::attach::{self, Attach};
use super::event::{Event, What};
use super::noun::Sort;
use super::referent::Person;
use super::{Walk, meet, remember};
use crate::document::{EntityId, EntityKind, Mention, MentionForm};
use crate::lexicon;
use crate::link::body::{MAIN, ONLY};
use crate::link::entities::Known;
use crate::link::gender::{self, Gender};
use crate::link::linked::Description;
use crate::link::phrase::{Phrase, is_definite, spaced};
use crate::link::{referent, role};
use crate::rule::Rule;
use crate::text::Span;

pub(crate) const FIGURE: Rule = Rule::new(
    "link.chief-figure",
    "A description that fits the person whom the text is about, by far the most mentioned.",
);
const DESCRIBED: &str = referent::DESCRIBED.id;

/// So many times as often mentioned as the one who was called so last, another is meant.
const PASSING: u32 = 4;

/// `every worker` is nobody whom a pronoun further on could mean.
fn is_general(determiner: &str) -> bool {
    matches!(determiner, "every" | "each" | "any" | "no")
}

impl Walk<'_> {
    /// A description belongs to the name beside it, or to the subject of its `is`, or means somebody met before, or
    /// somebody new.
    pub(super) fn nominal(&mut self, event: &Event, next: Option<&Event>) {
        let What::Nominal { determiner, head, bare, .. } = &event.what else { return };
        let noun = event.tokens.end - 1;
        let gender = gender::of_noun(head);
        match attach::to(self.tokens, event, self.people.last().map(|p| &p.last), next) {
            Attach::Before => {
                let person = self.people.len() - 1;
                self.call(person, event, gender);
            }
            Attach::Subject => {
                if let Some(at) = self.people.iter().rposition(|p| p.is_subject(event)) {
                    self.call(at, event, gender);
                }
            }
            Attach::After(entity) => {
                let end = self.tokens.sentences[event.sentence as usize].tokens.end as usize;
                let role = role::described(self.tokens, event.tokens.start, noun, end);
                if role::is_role(head) {
                    self.linked.add_role(self.tokens.text, entity, role);
                }
                if let (Some(gender), Some(known)) = (gender, self.known.get_mut(entity as usize)) {
                    *known = Known { gender: Some(gender), stated: true };
                }
            }
            Attach::Nobody => {}
            Attach::None if determiner.is_empty() || is_general(determiner) => {}
            Attach::None => {
                let definite = matches!(determiner.as_str(), "the" | "this" | "that");
                let called = definite.then(|| self.holder(event, *bare)).flatten().map(|at| (at, DESCRIBED, 0.75));
                let figure =
                    || definite.then(|| self.chief_figure(event, gender)).flatten().map(|at| (at, FIGURE.id, 0.5));
                match called.or_else(figure) {
                    Some((at, rule, confidence)) => {
                        again(&mut self.found, &mut self.people[at], event, rule, confidence);
                        meet(&mut self.people, at, event);
                    }
                    None => self.push(Person::new(event, None, None, false)),
                }
            }
        }
    }

    /// The same of several people, and of a body: `residents`, `the company`.
    pub(super) fn described(&mut self, event: &Event, next: Option<&Event>) {
        let What::Nominal { determiner, head, sort, .. } = &event.what else { return };
        let body = *sort == Sort::Body;
        match attach::to(self.tokens, event, self.bodies.last().map(|b| &b.last), next) {
            Attach::Before if body => {
                if let Some(entity) = self.bodies.last().and_then(|b| b.entity) {
                    self.linked.call_body(head, entity, event.span);
                }
            }
            Attach::Subject if body => {
                if let Some(entity) = self.bodies.iter().rev().find(|b| b.is_subject(event)).and_then(|b| b.entity) {
                    self.linked.call_body(head, entity, event.span);
                }
            }
            Attach::After(entity) if body => self.linked.call_body(head, entity, event.span),
            Attach::None if !is_general(determiner) => {
                let named = body.then(|| self.linked.body(self.tokens, event.span)).flatten();
                if let Some((mut found, rule, confidence)) = named {
                    if rule.id == ONLY.id {
                        found = self.chief_body(event, head, found.entity).unwrap_or(found);
                    }
                    let kind = self.linked.entities[found.entity as usize].kind;
                    self.found.push(Mention {
                        span: event.span,
                        entity: found.entity,
                        form: MentionForm::Nominal,
                        kind,
                        rule: rule.id,
                        confidence,
                        evidence: vec![found.at],
                    });
                    if let Some(at) = self.bodies.iter().position(|b| b.entity == Some(found.entity)) {
                        meet(&mut self.bodies, at, event);
                    }
                    return;
                }
                let same = |b: &Person| b.heads.contains(head) && event.block <= b.last.block + 4;
                match self.bodies.iter().rposition(|b| is_definite(determiner) && same(b)) {
                    Some(at) => {
                        again(&mut self.found, &mut self.bodies[at], event, DESCRIBED, 0.6);
                        meet(&mut self.bodies, at, event);
                    }
                    None => remember(&mut self.bodies, Person::new(event, None, None, false)),
                }
            }
            _ => {}
        }
    }

    /// The body that a general noun means rather than `nearest`: spoken of much more often, and not long ago.
    fn chief_body(&self, event: &Event, noun: &str, nearest: EntityId) -> Option<Description> {
        let count =
            |e: EntityId| self.bodies.iter().filter(|b| b.entity == Some(e)).map(|b| b.count).max().unwrap_or(1);
        let is_body = |e: &EntityId| self.linked.entities[*e as usize].kind == EntityKind::Organisation;
        let near = self.bodies.iter().filter(|b| event.block <= b.last.block + 4);
        let (chief, entity) = near.filter_map(|b| Some((b, b.entity.filter(is_body)?))).max_by_key(|(b, _)| b.count)?;
        let fits = entity != nearest && self.linked.outlet != Some(entity) && self.linked.may_be_called(entity, noun);
        // The headline or the first paragraph says whom the text is about.
        let times = if chief.first_block <= 1 { MAIN - 1 } else { MAIN };
        (fits && chief.count >= times as u32 * count(nearest)).then_some(Description { at: chief.last.span, entity })
    }

    /// Notes what a person is called.
    fn call(&mut self, at: usize, event: &Event, gender: Option<Gender>) {
        let end = self.tokens.sentences[event.sentence as usize].tokens.end as usize;
        let role = role::described(self.tokens, event.tokens.start, event.tokens.end - 1, end);
        let person = &mut self.people[at];
        if gender.is_some() {
            (person.gender, person.stated) = (gender, true);
        }
        person.heads.push(role.head.clone());
        let What::Nominal { head, .. } = &event.what else { return };
        if let Some(entity) = person.entity
            && role::is_role(head)
        {
            self.linked.add_role(self.tokens.text, entity, role);
        }
    }

    /// Who of the people in mind was called so before: by this noun, and by its modifiers if it has any.
    fn holder(&self, event: &Event, bare: bool) -> Option<usize> {
        let What::Nominal { head, .. } = &event.what else { return None };
        let head = role::canonical(head);
        let near = |p: &&Person| event.block <= p.last.block + if bare && p.entity.is_some() { 12 } else { 4 };
        let modifiers = event.tokens.start + 1..event.tokens.end - 1;
        let words = |e: EntityId| self.linked.entities[e as usize].roles.iter().flat_map(|r| r.split_whitespace());
        // The deputy mayor is not the mayor.
        let below = |e: EntityId| {
            let said = |w: &str| modifiers.clone().any(|t| self.tokens.word(t).eq_ignore_ascii_case(w));
            words(e).any(|w| role::is_below(w) && !w.eq_ignore_ascii_case(&head) && !said(w))
        };
        let named = |e: EntityId| self.linked.is_called(e, &head) && !below(e);
        let called =
            |p: &Person| p.heads.contains(&head) && !p.entity.is_some_and(below) || p.entity.is_some_and(named);
        let named = self.people.iter().rposition(|p| near(&p) && p.entity.is_some() && called(p));
        // `The senator` is the one whom the text is about, not another who was named in passing.
        let chief = (0..self.people.len())
            .filter(|&i| called(&self.people[i]) && near(&&self.people[i]))
            .max_by_key(|&i| self.people[i].count);
        let passing = |&c: &usize| named.is_some_and(|n| self.people[c].count >= PASSING * self.people[n].count);
        let named = chief.filter(passing).or(named);
        let at = named.or_else(|| self.people.iter().rposition(|p| near(&p) && called(p)))?;
        let fits = |t: usize| {
            self.people[at].entity.is_some_and(|e| words(e).any(|w| w.eq_ignore_ascii_case(self.tokens.word(t))))
        };
        (bare || event.tokens.len() <= 2 || modifiers.clone().all(fits)).then_some(at)
    }

    /// The person whom the text is about, where a noun such as `singer` may mean no one else: mentioned three times or
    /// more, twice as often as anybody else in mind, and not long ago.
    fn chief_figure(&self, event: &Event, gender: Option<Gender>) -> Option<usize> {
        let What::Nominal { head, .. } = &event.what else { return None };
        if !lexicon::PERSON_NOUNS.get(head).is_some_and(|v| v.ends_with("fame"))
            || self.tokens.word(event.tokens.end) == "of"
        {
            return None;
        }
        let at = (0..self.people.len()).max_by_key(|&i| self.people[i].count)?;
        let chief = &self.people[at];
        let second =
            self.people.iter().enumerate().filter(|&(i, _)| i != at).map(|(_, p)| p.count).max().unwrap_or_default();
        let fits = gender.is_none_or(|g| chief.gender.is_none_or(|c| c == g));
        let near = event.block <= chief.last.block + 4;
        (chief.entity.is_some() && chief.count >= 3.max(2 * second) && fits && near).then_some(at)
    }

    /// A description with the name that belongs to it: `a spokesman for Acme`.
    fn whole(&self, description: Span) -> Span {
        let mut at = self.tokens.at(description.end);
        if !matches!(self.tokens.word(at), "for" | "of" | "at" | "from" | "with") {
            return description;
        }
        at += 1 + (self.tokens.word(at + 1) == "the") as usize;
        let Some(from) = self.tokens.tokens.get(at).map(|t| t.span.start) else { return description };
        let behind = self.linked.mentions.partition_point(|m| m.span.start < from);
        let name = self.linked.mentions.get(behind).filter(|m| m.span.start == from);
        name.map_or(description, |name| description.to(name.span))
    }

    /// The entity of somebody met; a description becomes one now.
    pub(super) fn promote(&mut self, first: Span, class: super::Class) -> Option<EntityId> {
        let (list, at) = self.seek(first, class)?;
        let met = &mut list[at];
        if met.entity.is_some() {
            return met.entity;
        }
        let spans = [vec![first], std::mem::take(&mut met.described)].concat();
        let kind = if class == super::Class::Body { EntityKind::Organisation } else { EntityKind::Person };
        let whole = self.whole(first);
        let entity = self.linked.add_unnamed(spaced(whole.of(self.tokens.text)), kind);
        if let Some(phrase) = Phrase::read(self.tokens, first) {
            self.linked.note_voice(self.tokens.text, entity, &phrase.head, whole);
        }
        self.known.push(Known::default());
        if class == super::Class::People {
            self.linked.many.insert(entity);
        }
        let (list, at) = self.seek(first, class)?;
        list[at].entity = Some(entity);
        for span in spans {
            if let Some(phrase) = Phrase::read(self.tokens, span) {
                self.linked.describe(&phrase, entity);
            }
            self.found.push(Mention {
                span,
                entity,
                form: MentionForm::Nominal,
                kind,
                rule: referent::UNNAMED.id,
                confidence: 0.8,
                evidence: Vec::new(),
            });
        }
        Some(entity)
    }
}

/// A description of somebody or something met before.
fn again(found: &mut Vec<Mention>, met: &mut Person, event: &Event, rule: &'static str, confidence: f32) {
    let kind = if met.class == super::Class::Body { EntityKind::Organisation } else { EntityKind::Person };
    match met.entity {
        Some(entity) => found.push(Mention {
            span: event.span,
            entity,
            form: MentionForm::Nominal,
            kind,
            rule,
            confidence,
            evidence: vec![met.first],
        }),
        None => met.described.push(event.span),
    }
}
