//! One string, one kind: the same words are not a person here and a place there.

use crate::document::EntityKind;
use crate::entity::Name;
use crate::lexicon::gazetteer::{Classes, classes};
use crate::link::fold::{folded, push_folded};
use crate::link::gender;
use crate::link::words::Words;

const KINDS: [EntityKind; 4] = [EntityKind::Person, EntityKind::Organisation, EntityKind::Place, EntityKind::Group];

/// What the text's names tell about a folded word: it is a person's whole name.
const SINGLE: u8 = 1;
/// It begins a longer organisation's name.
const BODY: u8 = 2;
/// It stands in a longer person's name, or begins one.
const PERSON: u8 = 4;
const GIVEN: u8 = 8;

/// Folded words, and what is known of them.
#[derive(Default)]
struct Known {
    words: Words,
    /// Per word, bits such as [`SINGLE`].
    bits: Vec<u8>,
    folded: String,
}

impl Known {
    /// The number of what is written so.
    fn add(&mut self, written: &str) -> usize {
        self.folded.clear();
        push_folded(written, &mut self.folded);
        let id = self.words.add(0, &self.folded);
        self.bits.resize(self.words.len(), 0);
        id as usize
    }

    fn note(&mut self, written: &str, bits: u8) {
        let id = self.add(written);
        self.bits[id] |= bits;
    }

    /// Whether a person of the text has this for a name of one word.
    fn is_single(&self, written: &str) -> bool {
        self.words.find(0, &folded(written)).is_some_and(|id| self.bits[id as usize] & SINGLE != 0)
    }
}

/// Gives mentions of the same words the kind that most of the text's evidence is for, where it is clear (three times
/// as much) and either is a person: `White House` may well be a building here and an organisation there.
pub(crate) fn settle(text: &str, names: &mut [Name]) {
    let mut known = Known::default();
    let keys: Vec<u32> = names.iter().map(|name| known.add(name.span.of(text)) as u32).collect();
    let mut votes = vec![[0.0; 4]; known.words.len()];
    for (name, &key) in names.iter().zip(&keys) {
        votes[key as usize][name.kind as usize] += name.confidence.max(0.01);
    }
    for name in names.iter() {
        let words = name.span.of(text);
        match (name.kind, words.split_once(char::is_whitespace)) {
            (EntityKind::Person, None) => known.note(words, SINGLE),
            (EntityKind::Person, Some(_)) => {
                words.split_whitespace().for_each(|word| known.note(word, PERSON));
                if let Some((first, _)) = words.split_once(' ') {
                    known.note(first, GIVEN);
                }
            }
            (EntityKind::Organisation, Some((first, _))) => known.note(first, BODY),
            _ => {}
        }
    }
    for (name, &key) in names.iter_mut().zip(&keys) {
        let is = |bits: u8| known.bits[key as usize] & bits != 0;
        let is_given = || gender::is_given(known.words.of(key));
        // "Nadya" is no company where a Nadya Roe is about.
        if name.kind == EntityKind::Organisation && is(GIVEN) && is_given() {
            name.kind = EntityKind::Person;
            continue;
        }
        // "Sunniva Hale" is no company where a Hale speaks.
        if name.kind == EntityKind::Organisation && name.confidence < 0.9 && is_of_person(name.span.of(text), &known) {
            name.kind = EntityKind::Person;
            continue;
        }
        // "St Jerome" is no town where a Jerome is about.
        if name.kind == EntityKind::Place && is_saint(name.span.of(text), &known) {
            name.kind = EntityKind::Person;
            continue;
        }
        // "Norvane said" is no person where a Norvane Therapeutics is about and no Jane Norvane.
        if name.kind == EntityKind::Person && is(BODY) && !is(PERSON) && !is_given() {
            name.kind = EntityKind::Organisation;
            continue;
        }
        let votes = &votes[key as usize];
        let best = (0..4).max_by(|&a, &b| votes[a].total_cmp(&votes[b])).unwrap_or_default();
        let rest: f32 = votes.iter().sum::<f32>() - votes[best];
        let person = name.kind == EntityKind::Person || KINDS[best] == EntityKind::Person;
        if person && votes[best] >= 3.0 * rest {
            name.kind = KINDS[best];
        }
    }
}

/// Whether a name is a saint's who goes by the same name elsewhere in the text.
fn is_saint(name: &str, known: &Known) -> bool {
    let rest = ["St ", "St. ", "Saint "].iter().find_map(|title| name.strip_prefix(title));
    rest.is_some_and(|rest| known.is_single(rest))
}

/// Whether a name of two words is a given and a family name, judging by a person of that family name elsewhere.
fn is_of_person(name: &str, known: &Known) -> bool {
    let mut words = name.split_whitespace();
    let (Some(first), Some(last), None) = (words.next(), words.next(), words.next()) else { return false };
    let body = Classes::ANY_ORGANISATION | Classes::ANY_PLACE | Classes::GROUP;
    known.is_single(last) && !classes(first).any(body) && first.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn kinds(text: &str, names: &[(&str, EntityKind, f32)]) -> Vec<EntityKind> {
        let mut at = 0;
        let name = |&(words, kind, confidence): &(&str, EntityKind, f32)| {
            let start = at + text[at..].find(words).expect("in the text");
            at = start + words.len();
            Name { span: Span::at(start, at), kind, rule: "entity.model", confidence }
        };
        let mut names: Vec<Name> = names.iter().map(name).collect();
        settle(text, &mut names);
        names.iter().map(|n| n.kind).collect()
    }

    #[test]
    fn a_saint_who_goes_by_his_name_elsewhere() {
        use EntityKind::{Person, Place};
        let text = "Jerome was old. St Jerome left St Louis.";
        let names = [("Jerome", Person, 0.9), ("St Jerome", Place, 0.6), ("St Louis", Place, 0.9)];
        assert_eq!(kinds(text, &names), [Person, Person, Place]);
    }

    #[test]
    fn a_person_by_the_family_name_elsewhere() {
        use EntityKind::{Organisation, Person};
        let text = "Sunniva Hale objected. Hale left.";
        let unsure = [("Sunniva Hale", Organisation, 0.6), ("Hale", Person, 0.9)];
        assert_eq!(kinds(text, &unsure), [Person, Person]);
        let sure = [("Sunniva Hale", Organisation, 0.95), ("Hale", Person, 0.9)];
        assert_eq!(kinds(text, &sure), [Organisation, Person]);
    }
}
