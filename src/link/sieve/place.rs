//! Other names of the same place: `US`, `America`, `U.S.` and `United States`; `Calif.` and `California`.

use super::Sieve;
use crate::document::EntityKind::Place;
use crate::lexicon;
use crate::link::board::{Board, FormId};
use crate::text::hash::Map;

/// Joins places of one usual name; the fullest form in the text stands for them.
pub(super) fn alias(board: &mut Board<'_>, sieve: &Sieve) {
    let mut usual: Map<String, FormId> = Map::default();
    for id in 0..board.forms.len() {
        let form = &board.forms[id];
        if form.kind != Place {
            continue;
        }
        let key = board.letters(form).collect::<Vec<_>>().join(" ");
        let name = lexicon::PLACE_ALIASES.get(&key).unwrap_or(&key).to_string();
        match usual.get(&name) {
            Some(&other) => {
                let (short, full) = if form.fullness > board.forms[other].fullness { (other, id) } else { (id, other) };
                board.join(short, full, sieve.rule.id, sieve.confidence);
            }
            None => {
                usual.insert(name, id);
            }
        }
    }
}
