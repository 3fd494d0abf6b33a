//! One walk through the text: who is meant by each description and pronoun.
//!
//! | text | becomes |
//! |---|---|
//! | `Jane Roe, a judge, … she` | a pronoun of Jane Roe |
//! | `Jane Roe … the judge` | a description of Jane Roe, once the text has called her so |
//! | `a driver … he`, `residents … they` | an entity without a name |
//! | `Acme … the company … its` | a description and a pronoun of Acme |
//! | `Jane Roe and John Poole … they` | no mention; whoever asks gets both as alternatives |
//! | `he`, with nobody near who fits | nothing |
//!
//! The walk keeps the people and the bodies met most recently, at most [`WINDOW`] of each; each pronoun is given to one
//! of them, or to nobody, by a log-linear model over the features of Ge, Hale and Charniak (1998) and some of quotations.

mod attach;
mod describe;
mod event;
mod feature;
mod model;
mod noun;
mod pronoun;
mod referent;
mod syntax;
#[cfg(feature = "train")]
pub(crate) mod training;

use super::entities::Known;
use super::linked::Linked;
use super::role;
use crate::document::{EntityId, EntityKind, Mention};
use crate::quote::marks::Marked;
use crate::text::Span;
use crate::token::Tokens;
use event::{Event, Events, What};
#[cfg(feature = "train")]
pub(crate) use feature::COUNT as FEATURES;
use noun::Sort;
use pronoun::{Chooser, Model};
use referent::{Class, Person};
use std::collections::VecDeque;

pub(crate) use describe::FIGURE;
pub(crate) use pronoun::{PRONOUN, TOLD};
pub(super) use syntax::is_speech;

/// So many people, and so many bodies, are kept in mind.
const WINDOW: usize = 16;

/// Adds the mentions of pronouns and descriptions.
pub(super) fn run(tokens: &Tokens<'_>, marked: &[Marked], linked: &mut Linked, known: &mut Vec<Known>) {
    walk(tokens, marked, linked, known, &mut Model);
}

fn walk(
    tokens: &Tokens<'_>,
    marked: &[Marked],
    linked: &mut Linked,
    known: &mut Vec<Known>,
    chooser: &mut dyn Chooser,
) {
    let mut events = Events::new(tokens, marked);
    let (people, bodies) = (Vec::new(), Vec::new());
    let mut walk = Walk { tokens, linked, known, people, bodies, topic: None, found: Vec::new() };
    let (mut before, mut ahead) = (None, VecDeque::new());
    loop {
        while ahead.len() <= AHEAD
            && let Some(event) = events.next(&walk.linked.mentions)
        {
            ahead.push_back(event);
        }
        let Some(event) = ahead.pop_front() else { break };
        let next = ahead.iter().find(|e| e.is_person() == event.is_person());
        walk.step(&event, before.as_ref(), next, chooser);
        before = Some(event);
    }
    let mut found = std::mem::take(&mut walk.found);
    linked.mentions.reserve_exact(found.len());
    linked.mentions.append(&mut found);
}

/// The next event of the same sort is sought among so many.
const AHEAD: usize = 8;

struct Walk<'a> {
    tokens: &'a Tokens<'a>,
    linked: &'a mut Linked,
    known: &'a mut Vec<Known>,
    /// Most recent last.
    people: Vec<Person>,
    /// Organisations, groups, places, several people and pairs; most recent last.
    bodies: Vec<Person>,
    /// The most mentioned person who fell out of the window.
    topic: Option<Person>,
    found: Vec<Mention>,
}

impl Walk<'_> {
    fn step(&mut self, event: &Event, before: Option<&Event>, next: Option<&Event>, chooser: &mut dyn Chooser) {
        match &event.what {
            What::Name { entity, kind: EntityKind::Person } => {
                self.name(event, *entity);
                self.pair(before, event);
            }
            What::Name { entity, .. } => self.body(event, *entity),
            What::Nominal { sort: Sort::Person, .. } => self.nominal(event, next),
            What::Nominal { .. } => self.described(event, next),
            What::Pronoun { who, case } => self.pronoun(event, *who, *case, chooser),
        }
    }

    fn name(&mut self, event: &Event, entity: EntityId) {
        let from = self.tokens.sentences[event.sentence as usize].tokens.start as usize;
        if let Some(role) = role::before(self.tokens, from, event.tokens.start, event.tokens.end) {
            self.linked.add_role(self.tokens.text, entity, role);
        }
        let at = self.people.iter().position(|p| p.entity == Some(entity));
        if at.is_none() && self.topic.as_ref().is_some_and(|t| t.entity == Some(entity)) {
            self.people.extend(self.topic.take());
            return meet(&mut self.people, usize::MAX, event);
        }
        match at {
            Some(at) => meet(&mut self.people, at, event),
            None => {
                let known = self.known.get(entity as usize).cloned().unwrap_or_default();
                self.push(Person::new(event, Some(entity), known.gender, known.stated));
            }
        }
    }

    /// `Jane Roe and John Poole`: what they may mean further on.
    fn pair(&mut self, before: Option<&Event>, event: &Event) {
        let Some(before) = before.filter(|b| b.sentence == event.sentence && b.is_person()) else { return };
        if event.tokens.start != before.tokens.end + 1 || self.tokens.word(before.tokens.end) != "and" {
            return;
        }
        let two = [before, event].map(|e| self.people.iter().rev().find(|p| p.last.span == e.span));
        let members: Vec<EntityId> = two.into_iter().flatten().filter_map(|p| p.entity).collect();
        let tokens = before.tokens.start..event.tokens.end;
        let place = syntax::place(self.tokens, tokens.start, tokens.end);
        let both = Event { tokens, place, span: before.span.to(event.span), ..event.clone() };
        let pair = Person { class: Class::Pair, members, ..Person::new(&both, None, None, false) };
        remember(&mut self.bodies, pair);
    }

    /// The name of an organisation, a group or a place; `the charity Acme` says what it is.
    fn body(&mut self, event: &Event, entity: EntityId) {
        let before = event.tokens.start.checked_sub(1).map_or("", |t| self.tokens.word(t));
        if noun::sort(before) == Some(Sort::Body) {
            self.linked.call_body(before, entity, event.span);
        }
        match self.bodies.iter().position(|b| b.entity == Some(entity)) {
            Some(at) => meet(&mut self.bodies, at, event),
            None => remember(&mut self.bodies, Person::new(event, Some(entity), None, false)),
        }
    }

    fn push(&mut self, person: Person) {
        // One more than the window when the topic came back into it.
        while self.people.len() >= WINDOW {
            let gone = self.people.remove(0);
            if gone.entity.is_some() && self.topic.as_ref().is_none_or(|t| t.count < gone.count) {
                self.topic = Some(gone);
            }
        }
        self.people.push(person);
    }

    /// The list in which somebody first met at `first` is, and where.
    fn seek(&mut self, first: Span, class: Class) -> Option<(&mut Vec<Person>, usize)> {
        let list = if class == Class::Person { &mut self.people } else { &mut self.bodies };
        let at = list.iter().position(|p| p.first == first && p.class == class)?;
        Some((list, at))
    }
}

/// Adds to a list of bodies, and forgets the one met least recently where there are too many.
fn remember(bodies: &mut Vec<Person>, body: Person) {
    if bodies.len() >= WINDOW {
        bodies.remove(0);
    }
    bodies.push(body);
}

/// Moves somebody, or the last one, to the end of the list, as the most recent.
fn meet(list: &mut Vec<Person>, at: usize, event: &Event) {
    let mut person = list.remove(at.min(list.len() - 1));
    person.meet(event);
    list.push(person);
}
