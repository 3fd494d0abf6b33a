//! BILOU labels: where a name begins, goes on and ends, and its kind.
//!
//! | number | label |
//! |---|---|
//! | 0 | `O`, no name |
//! | 1 + 4 × kind + 0 … 3 | `B` first word, `I` inner, `L` last, `U` only word |

use crate::document::EntityKind;
use std::ops::Range;

/// The kinds in the order of their labels.
pub(super) const KINDS: [EntityKind; 4] =
    [EntityKind::Person, EntityKind::Organisation, EntityKind::Place, EntityKind::Group];

/// Where a name stands, in positions of a sequence, and its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub at: Range<usize>,
    pub kind: EntityKind,
}

/// Reads names off a path of labels. The model allows only well-formed paths.
pub(super) fn names(path: &[u8]) -> impl Iterator<Item = Found> + '_ {
    let mut first = 0;
    path.iter().enumerate().filter_map(move |(at, &label)| {
        let label = label.checked_sub(1)?;
        if matches!(label % 4, 0 | 3) {
            first = at;
        }
        let kind = *KINDS.get(label as usize / 4)?;
        matches!(label % 4, 2 | 3).then(|| Found { at: first..at + 1, kind })
    })
}

/// Writes a name into a path of labels.
#[cfg(any(feature = "train", test))]
pub(super) fn put(path: &mut [u8], name: &Found) {
    let kind = KINDS.iter().position(|&k| k == name.kind).unwrap_or(0) as u8;
    let last = name.at.len().saturating_sub(1);
    for (i, label) in path[name.at.clone()].iter_mut().enumerate() {
        let part = match (i == 0, i == last) {
            (true, true) => 3,
            (true, false) => 0,
            (false, false) => 1,
            (false, true) => 2,
        };
        *label = 1 + 4 * kind + part;
    }
}

/// Names of the labels, and which may begin, end and follow.
#[cfg(feature = "train")]
pub(crate) fn scheme() -> crate::training::Scheme {
    let mut labels = vec!["O".to_string()];
    for kind in ["person", "organisation", "place", "group"] {
        labels.extend(["B", "I", "L", "U"].map(|part| format!("{part}-{kind}")));
    }
    // A label is open when the name goes on after it, inner when it went on before it.
    let open = |l: usize| l > 0 && (l - 1) % 4 < 2;
    let inner = |l: usize| l > 0 && matches!((l - 1) % 4, 1 | 2);
    let count = labels.len();
    let step = (0..count * count).map(|i| {
        let (from, to) = (i / count, i % count);
        open(from) == inner(to) && (!open(from) || (from - 1) / 4 == (to - 1) / 4)
    });
    crate::training::Scheme {
        start: (0..count).map(|l| !inner(l)).collect(),
        end: (0..count).map(|l| !open(l)).collect(),
        step: step.collect(),
        labels,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_is_read() {
        let wanted = [
            Found { at: 0..1, kind: EntityKind::Place },
            Found { at: 1..4, kind: EntityKind::Organisation },
            Found { at: 5..7, kind: EntityKind::Person },
        ];
        let mut path = [0; 8];
        wanted.iter().for_each(|name| put(&mut path, name));
        assert_eq!(names(&path).collect::<Vec<_>>(), wanted);
    }
}
