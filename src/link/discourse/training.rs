//! Annotated coreference to choices, for the trainer.

use super::event::Event;
use super::feature::Features;
use super::referent::Person;
use super::{Chooser, walk};
use crate::link::entities::Known;
use crate::link::linked::Linked;
use crate::quote::marks::Marked;
use crate::text::Span;
use crate::token::Tokens;
use std::collections::HashMap;

/// One pronoun: the features of each candidate and, last, of nobody; and which of them is right.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Feature numbers per candidate.
    pub candidates: Vec<Vec<u8>>,
    /// Index into `candidates`.
    pub right: usize,
}

/// The pronouns of one text. `chains` holds the mentions of each person, names, descriptions and pronouns alike.
pub(crate) fn choices(
    tokens: &Tokens<'_>,
    marked: &[Marked],
    linked: &mut Linked,
    known: &mut Vec<Known>,
    chains: &[Vec<Span>],
) -> Vec<Choice> {
    let mut by_start: HashMap<u32, Vec<(Span, usize)>> = HashMap::new();
    for (chain, spans) in chains.iter().enumerate() {
        for span in spans {
            by_start.entry(span.start).or_default().push((*span, chain));
        }
    }
    let mut oracle = Oracle { by_start, chain_of: HashMap::new(), out: Vec::new() };
    // A name's chain: that of most mentions of its entity.
    let mut votes: HashMap<u32, HashMap<usize, usize>> = HashMap::new();
    for m in &linked.mentions {
        if let Some(c) = oracle.chain(m.span, false) {
            *votes.entry(m.entity).or_default().entry(c).or_default() += 1;
        }
    }
    for (entity, votes) in votes {
        let best = votes.into_iter().max_by_key(|&(c, n)| (n, std::cmp::Reverse(c)));
        oracle.chain_of.extend(best.map(|(c, _)| (entity, c)));
    }
    walk(tokens, marked, linked, known, &mut oracle);
    oracle.out
}

struct Oracle {
    by_start: HashMap<u32, Vec<(Span, usize)>>,
    chain_of: HashMap<u32, usize>,
    out: Vec<Choice>,
}

impl Oracle {
    /// The chain with a mention at `span`, or, `loosely`, with one that begins there and is as long or longer.
    fn chain(&self, span: Span, loosely: bool) -> Option<usize> {
        let at = self.by_start.get(&span.start)?;
        let exact = at.iter().find(|(s, _)| *s == span);
        exact
            .or_else(|| at.iter().filter(|(s, _)| loosely && s.contains(span)).min_by_key(|(s, _)| s.end))
            .map(|&(_, c)| c)
    }

    fn of(&self, person: &Person) -> Option<usize> {
        let named = person.entity.and_then(|e| self.chain_of.get(&e).copied());
        named.or_else(|| self.chain(person.first, true))
    }
}

impl Chooser for Oracle {
    fn choose(
        &mut self,
        pronoun: &Event,
        people: &[&Person],
        features: &[Features],
        nobody: &Features,
    ) -> Option<(usize, f32)> {
        let chain = self.chain(pronoun.span, false)?;
        let right = people.iter().position(|p| self.of(p) == Some(chain));
        let candidates: Vec<Features> = features.iter().chain([nobody]).cloned().collect();
        self.out.push(Choice { right: right.unwrap_or(features.len()), candidates });
        right.map(|r| (r, 1.0))
    }
}
