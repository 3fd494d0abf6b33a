//! One string, one kind: the same words are not a person here and a place there.

use crate::document::EntityKind;
use crate::entity::Name;
use crate::link::fold::{folded, push_folded};
use crate::link::gender;
use std::collections::{HashMap, HashSet};

const KINDS: [EntityKind; 4] = [EntityKind::Person, EntityKind::Organisation, EntityKind::Place, EntityKind::Group];

/// Gives mentions of the same words the kind that most of the text's evidence is for, where it is clear (three times
/// as much) and either is a person: `White House` may well be a building here and an organisation there.
pub(crate) fn settle(text: &str, names: &mut [Name]) {
    let mut votes: HashMap<String, [f32; 4]> = HashMap::new();
    let mut keys = Vec::with_capacity(names.len());
    for name in names.iter() {
        let mut key = String::new();
        push_folded(name.span.of(text), &mut key);
        votes.entry(key.clone()).or_default()[name.kind as usize] += name.confidence.max(0.01);
        keys.push(key);
    }
    // First words of longer organisations' names, and all words of longer people's.
    let (mut bodies, mut people) = (HashSet::new(), HashSet::new());
    for name in names.iter() {
        let words = name.span.of(text);
        let Some((first, _)) = words.split_once(char::is_whitespace) else { continue };
        match name.kind {
            EntityKind::Organisation => drop(bodies.insert(folded(first))),
            EntityKind::Person => people.extend(words.split_whitespace().map(folded)),
            _ => {}
        }
    }
    let mut given: HashSet<String> = HashSet::new();
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
        // "Norvane said" is no person where a Norvane Therapeutics is about and no Jane Norvane.
        if name.kind == EntityKind::Person
            && name.role.is_none()
            && bodies.contains(key)
            && !people.contains(key)
            && !gender::is_given(key)
        {
            name.kind = EntityKind::Organisation;
            continue;
        }
        let Some(votes) = votes.get(key) else { continue };
        let best = (0..4).max_by(|&a, &b| votes[a].total_cmp(&votes[b])).unwrap_or_default();
        let rest: f32 = votes.iter().sum::<f32>() - votes[best];
        let person = name.kind == EntityKind::Person || KINDS[best] == EntityKind::Person;
        if person && name.role.is_none() && votes[best] >= 3.0 * rest {
            name.kind = KINDS[best];
        }
    }
}
