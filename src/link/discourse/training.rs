//! Annotated coreference to choices, for the trainer.

use super::feature::{Features, Setting};
use super::model;
use super::pronoun::{Chooser, Decision};
use super::referent::Person;
use super::walk;
use crate::document::EntityKind;
use crate::entity::Name;
use crate::link::entities::Known;
use crate::link::linked::Linked;
use crate::options::Options;
use crate::quote::marks::Marked;
use crate::text::Span;
use crate::token::Tokens;
use crate::{layout, quote, token};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// One pronoun: the features of each candidate and, last, of nobody; and which of them is right.
#[derive(Debug, Clone, PartialEq)]
pub struct PronounChoice {
    /// Feature numbers per candidate.
    pub candidates: Vec<Vec<u8>>,
    /// Index into `candidates`.
    pub right: usize,
    /// Which part of the model decides: that of he and she, of they, or of it.
    pub part: usize,
}

/// The pronouns of one text, whose every line counts as a paragraph. `chains` holds the mentions of each person:
/// names, descriptions and pronouns alike.
pub(crate) fn choices(
    text: &str,
    names: &[(Range<usize>, EntityKind)],
    chains: &[Vec<Range<usize>>],
) -> Vec<PronounChoice> {
    let mut warnings = Vec::new();
    let layout = layout::read(text, &Options::default(), &mut warnings);
    let tokens = token::read(text, &layout.blocks);
    let marked = quote::marks::pair(&tokens, &layout.blocks, &mut warnings);
    let name = |(at, kind): &(Range<usize>, EntityKind)| {
        let span = Span::at(at.start, at.end);
        Name { span, kind: *kind, rule: "entity.model", confidence: 1.0 }
    };
    let mut names: Vec<Name> = names.iter().map(name).collect();
    names.sort_by_key(|n| n.span);
    let (mut linked, mut known) = crate::link::named(&tokens, names);
    let chains: Vec<Vec<Span>> = chains.iter().map(|c| c.iter().map(|r| Span::at(r.start, r.end)).collect()).collect();
    of_tokens(&tokens, &marked, &mut linked, &mut known, &chains)
}

fn of_tokens(
    tokens: &Tokens<'_>,
    marked: &[Marked],
    linked: &mut Linked,
    known: &mut Vec<Known>,
    chains: &[Vec<Span>],
) -> Vec<PronounChoice> {
    let mut by_start: HashMap<u32, Vec<(Span, usize)>> = HashMap::new();
    for (chain, spans) in chains.iter().enumerate() {
        for span in spans {
            by_start.entry(span.start).or_default().push((*span, chain));
        }
    }
    let mut oracle = Oracle { by_start, chain_of: HashMap::new(), out: Vec::new() };
    // A name's chain: that of most mentions of its entity.
    let mut votes: BTreeMap<u32, BTreeMap<usize, usize>> = BTreeMap::new();
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
    out: Vec<PronounChoice>,
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
        setting: &Setting<'_>,
        people: &[&Person],
        features: &[Features],
        nobody: &Features,
    ) -> Option<Decision> {
        let chain = self.chain(setting.pronoun.span, false);
        // They and it mean much that is not annotated: nobody. A he that is not is a slip.
        if chain.is_none() && setting.who.gender().is_some() {
            return None;
        }
        let right = people.iter().position(|p| chain.is_some() && self.of(p) == chain);
        let candidates: Vec<Features> = features.iter().chain([nobody]).cloned().collect();
        let part = model::part(setting.who);
        self.out.push(PronounChoice { right: right.unwrap_or(features.len()), candidates, part });
        right.map(|best| Decision { best: Some(best), chance: 1.0, others: Vec::new() })
    }
}
