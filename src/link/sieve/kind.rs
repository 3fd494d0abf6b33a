//! One string, one kind: the same words are not a person here and a place there.

use crate::document::EntityKind;
use crate::entity::Name;
use crate::lexicon::gazetteer::{Classes, classes};
use crate::link::fold::{folded, push_folded};
use crate::link::gender;
use crate::text::hash::{Map, Set};

const KINDS: [EntityKind; 4] = [EntityKind::Person, EntityKind::Organisation, EntityKind::Place, EntityKind::Group];

/// Gives mentions of the same words the kind that most of the text's evidence is for, where it is clear (three times
/// as much) and either is a person: `White House` may well be a building here and an organisation there.
pub(crate) fn settle(text: &str, names: &mut [Name]) {
    let mut votes: Map<String, [f32; 4]> = Map::default();
    let mut keys = Vec::with_capacity(names.len());
    for name in names.iter() {
        let mut key = String::new();
        push_folded(name.span.of(text), &mut key);
        votes.entry(key.clone()).or_default()[name.kind as usize] += name.confidence.max(0.01);
        keys.push(key);
    }
    // First words of longer organisations' names, and all words of longer people's.
    let (mut bodies, mut people) = (Set::default(), Set::default());
    // People of one word.
    let mut singles = Set::default();
    for name in names.iter() {
        let words = name.span.of(text);
        let Some((first, _)) = words.split_once(char::is_whitespace) else {
            if name.kind == EntityKind::Person {
                singles.insert(folded(words));
            }
            continue;
        };
        match name.kind {
            EntityKind::Organisation => drop(bodies.insert(folded(first))),
            EntityKind::Person => people.extend(words.split_whitespace().map(folded)),
            _ => {}
        }
    }
    let mut given: Set<String> = Set::default();
    for name in names.iter().filter(|n| n.kind == EntityKind::Person) {
        if let Some((first, _)) = name.span.of(text).split_once(' ') {
            given.insert(folded(first));
        }
    }
    for (name, key) in names.iter_mut().zip(&keys) {
        // "Nadya" is no company where a Nadya Roe is about.
        if name.kind == EntityKind::Organisation && given.contains(key) && gender::is_given(key) {
            name.kind = EntityKind::Person;
            continue;
        }
        // "Sunniva Hale" is no company where a Hale speaks.
        if name.kind == EntityKind::Organisation && name.confidence < 0.9 && is_of_person(name.span.of(text), &singles)
        {
            name.kind = EntityKind::Person;
            continue;
        }
        // "St Jerome" is no town where a Jerome is about.
        if name.kind == EntityKind::Place && is_saint(name.span.of(text), &singles) {
            name.kind = EntityKind::Person;
            continue;
        }
        // "Norvane said" is no person where a Norvane Therapeutics is about and no Jane Norvane.
        if name.kind == EntityKind::Person && bodies.contains(key) && !people.contains(key) && !gender::is_given(key) {
            name.kind = EntityKind::Organisation;
            continue;
        }
        let Some(votes) = votes.get(key) else { continue };
        let best = (0..4).max_by(|&a, &b| votes[a].total_cmp(&votes[b])).unwrap_or_default();
        let rest: f32 = votes.iter().sum::<f32>() - votes[best];
        let person = name.kind == EntityKind::Person || KINDS[best] == EntityKind::Person;
        if person && votes[best] >= 3.0 * rest {
            name.kind = KINDS[best];
        }
    }
}

/// Whether a name is a saint's who goes by the same name elsewhere in the text.
fn is_saint(name: &str, singles: &Set<String>) -> bool {
    let rest = ["St ", "St. ", "Saint "].iter().find_map(|title| name.strip_prefix(title));
    rest.is_some_and(|rest| singles.contains(&folded(rest)))
}

/// Whether a name of two words is a given and a family name, judging by a person of that family name elsewhere.
fn is_of_person(name: &str, singles: &Set<String>) -> bool {
    let mut words = name.split_whitespace();
    let (Some(first), Some(last), None) = (words.next(), words.next(), words.next()) else { return false };
    let body = Classes::ANY_ORGANISATION | Classes::ANY_PLACE | Classes::GROUP;
    singles.contains(&folded(last)) && !classes(first).any(body) && first.chars().any(char::is_lowercase)
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
