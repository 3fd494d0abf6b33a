//! From the sieves' groups to entities: canonical name, aliases, mentions.

use super::board::{Board, FormId};
use super::form::is_title;
use super::gender::{self, Gender};
use super::linked::{Description, Linked};
use super::phrase::spaced;
use crate::document::{Entity, EntityKind, Mention, MentionForm};
use crate::rule::Rule;

/// A mention whose form has been met before.
pub(crate) const SAME_NAME: Rule = Rule::new("link.same-name", "The same name means the same entity.");

/// What is known about an entity beside what the result shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Known {
    /// From titles and given names; see [`super::gender`].
    pub gender: Option<Gender>,
    /// Whether a title or noun states it, rather than a given name's usual bearers.
    pub stated: bool,
}

/// Makes the entities, in order of first mention, and one mention per name.
pub(crate) fn build(board: &Board<'_>) -> (Linked, Vec<Known>) {
    let mut linked = Linked::default();
    let mut known = Vec::new();
    let fullest = fullest(board);
    let mut ids: Vec<Option<u32>> = vec![None; board.forms.len()];
    let mut seen = vec![false; board.forms.len()];
    linked.mentions.reserve_exact(board.names.len());
    for (n, name) in board.names.iter().enumerate() {
        let form = board.form_of(n);
        let choice = board.choice(n);
        let root = board.root(choice.map_or(form, |c| c.form));
        let id = entity(&mut linked, &mut known, &mut ids, board, &fullest, root);
        let words = spaced(name.span.of(board.tokens.text));
        let entity = &mut linked.entities[id as usize];
        if entity.name != words && !entity.aliases.contains(&words) && entity.aliases.len() < 64 {
            entity.aliases.push(words);
        }
        let reason = choice.map(|c| &c.reason).or(board.reasons[form].as_deref());
        let (rule, sure, evidence) = match reason {
            Some(r) => (r.rule, r.confidence, r.evidence.into_iter().collect()),
            None if seen[form] => (SAME_NAME.id, 1.0, board.first_span(form).into_iter().collect()),
            None => (name.rule, 1.0, Vec::new()),
        };
        seen[form] = true;
        // The agency of a dateline is nobody whom the text speaks of.
        if matches!(name.kind, EntityKind::Organisation | EntityKind::Place) && name.rule != "entity.dateline" {
            let words = board.letters(&board.forms[form]);
            linked.note_body(name.kind, words, Description { at: name.span, entity: id });
        }
        linked.mentions.push(Mention {
            span: name.span,
            entity: id,
            form: MentionForm::Name,
            kind: name.kind,
            rule,
            confidence: name.confidence * sure,
            evidence,
        });
        if let Some(choice) = choice {
            // Forms that were told apart when the choice was made may be one entity by now.
            let mut others: Vec<u32> = Vec::with_capacity(choice.alternatives.len());
            for &form in &choice.alternatives {
                let other = entity_of(&mut linked, &mut known, &mut ids, board, &fullest, form);
                if other != id && !others.contains(&other) {
                    others.push(other);
                }
            }
            linked.unsure.insert(name.span.start, others);
        }
    }
    (linked, known)
}

use entity as entity_of;

fn entity(
    linked: &mut Linked,
    known: &mut Vec<Known>,
    ids: &mut [Option<u32>],
    board: &Board<'_>,
    fullest: &[FormId],
    root: FormId,
) -> u32 {
    if let Some(id) = ids[root] {
        return id;
    }
    let form = &board.forms[fullest[root]];
    let kind = form.kind;
    let id = linked.entities.len() as u32;
    ids[root] = Some(id);
    let spellings = board.uses(fullest[root]).iter().map(|&n| board.names[n as usize].span.of(board.tokens.text));
    // A headline in capitals is not how the name is written.
    let text = spellings.clone().find(|w| w.chars().any(char::is_lowercase)).or(spellings.clone().next()).unwrap_or("");
    let name = match kind {
        EntityKind::Person => cased(&untitled(text), kind),
        EntityKind::Place => cased(&spaced(text), kind),
        _ => spaced(text),
    };
    linked.entities.push(Entity {
        kind,
        name,
        aliases: Vec::new(),
        roles: Vec::new(),
        unnamed: false,
        mentions: Vec::new(),
        quotes: Vec::new(),
    });
    let stated = board.forms[root].gender.or(form.gender);
    let given = (kind == EntityKind::Person)
        .then(|| board.letters(form).nth(form.given().unwrap_or(0)).and_then(gender::of_given))
        .flatten();
    known.push(Known { gender: stated.or(given), stated: stated.is_some() });
    id
}

/// A name that stands in capitals alone, as in a dateline or a byline, in ordinary letters: `Rome`, `Ted O’Rourke`.
/// Initials and abbreviations (`J.D.`, `UAE`) stay as they are.
fn cased(name: &str, kind: EntityKind) -> String {
    let least = if kind == EntityKind::Person { 3 } else { 5 };
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = !name.chars().any(char::is_lowercase);
    if !capitals || name.contains('.') || !name.split(' ').any(|word| letters(word) >= least) {
        return name.to_string();
    }
    let mut out = String::with_capacity(name.len());
    for word in name.split(' ') {
        // "O’ROURKE" and "ANNE-MARIE" have two capitals, and "JD" stays.
        let (mut start, initials) = (true, letters(word) < 3);
        for c in word.chars() {
            if start || initials {
                out.push(c);
            } else {
                out.extend(c.to_lowercase());
            }
            start = !c.is_alphabetic();
        }
        out.push(' ');
    }
    out.truncate(out.len().saturating_sub(1));
    out
}

/// Per group, by its root: the form with most of the name, rather in ordinary letters than in capitals, rather early.
fn fullest(board: &Board<'_>) -> Vec<FormId> {
    let mut best: Vec<FormId> = (0..board.forms.len()).collect();
    let rank = |f: FormId| (board.forms[f].fullness, !board.forms[f].upper, std::cmp::Reverse(f));
    for form in 0..board.forms.len() {
        let root = board.root(form);
        if rank(form) > rank(best[root]) {
            best[root] = form;
        }
    }
    best
}

/// The name without titles before it, as far as the names stage left any: `President Jane Roe`, `Ohio Gov. Jane Roe`.
fn untitled(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let last = words.len().saturating_sub(1);
    let title = |i: &usize| is_title(&super::fold::folded(words[*i]));
    let front = (0..last).take_while(title).count();
    let abbreviated =
        (0..last).filter(|i| words[*i].ends_with('.') && words[*i].len() > 3).rfind(title).map_or(0, |i| i + 1);
    words[front.max(abbreviated)..].join(" ")
}
