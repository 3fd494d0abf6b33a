//! Names, roles and pronouns to entities.
//!
//! | in the text | becomes |
//! |---|---|
//! | `Jake Sullivan … Sullivan … the adviser … he` | four mentions of one person `Jake Sullivan` |
//! | `World Health Organization (WHO)` | two mentions of one organisation |
//! | `US`, `America` | two mentions of one place |
//! | `Bill Clinton … Hillary Clinton … Clinton` | two people; the last mention has an alternative |
//!
//! Nothing of one kind is ever joined to something of another.

mod board;
mod body;
mod byline;
pub(crate) mod discourse;
mod entities;
mod first_person;
mod fold;
mod form;
mod gender;
mod linked;
#[cfg(test)]
mod on_gold;
mod phrase;
mod referent;
mod role;
mod sieve;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use linked::{Linked, compact};
pub(crate) use phrase::of_plural;
#[allow(unused_imports)] // the quote stage names it
pub(crate) use referent::Referent;

use crate::entity::Name;
use crate::layout::Layout;
use crate::quote::marks::Marked;
use crate::rule::Rule;
use crate::text::order;
use crate::token::Tokens;

/// The rules of this stage.
pub(crate) const RULES: &[Rule] = &RULE_TABLE;

const OTHERS: &[Rule] = &[
    entities::SAME_NAME,
    byline::RULE,
    sieve::ambiguous::RULE,
    referent::DESCRIBED,
    referent::UNNAMED,
    discourse::PRONOUN,
    discourse::FIGURE,
    discourse::TOLD,
    first_person::RULE,
    first_person::WE,
    body::NOUN,
    body::ONLY,
];

const RULE_TABLE: [Rule; sieve::SIEVES.len() + OTHERS.len()] = {
    let mut table = [OTHERS[0]; sieve::SIEVES.len() + OTHERS.len()];
    let mut i = 0;
    while i < table.len() {
        table[i] = if i < OTHERS.len() { OTHERS[i] } else { sieve::SIEVES[i - OTHERS.len()].rule };
        i += 1;
    }
    table
};

/// Decides which names, nominals and pronouns mean the same.
pub(crate) fn resolve(tokens: &Tokens<'_>, layout: &Layout, mut names: Vec<Name>, marked: &[Marked]) -> Linked {
    byline::add(tokens.text, layout, &mut names);
    let (mut linked, mut known) = named(tokens, names);
    let outlet = layout.metadata.source.as_ref().and_then(|field| linked.mentions_in(field.span).next());
    linked.outlet = outlet.map(|m| m.entity);
    discourse::run(tokens, marked, &mut linked, &mut known);
    order::by(&mut linked.mentions, |m| (order::of_span(m.span), m.form as u64));
    linked
}

/// Entities and mentions of names alone.
fn named(tokens: &Tokens<'_>, mut names: Vec<Name>) -> (Linked, Vec<entities::Known>) {
    sieve::settle(tokens.text, &mut names);
    let mut board = board::Board::new(tokens, names);
    sieve::run(&mut board);
    entities::build(&board)
}
