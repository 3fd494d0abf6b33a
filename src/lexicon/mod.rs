//! Word lists packed by `build.rs` from `data/lexicon/`, and the gazetteers from `data/gazetteer/`.
//!
//! | asked | answer |
//! |---|---|
//! | `NICKNAMES.get("bill")` | `Some("william")`: the value after the TAB |
//! | `SENTENCE_STARTERS.get("the")` | `Some("")`: listed, without a value |
//! | `SENTENCE_STARTERS.get("The")` | `None`: keys are lower case |

pub(crate) mod gazetteer;

use crate::text::hash;
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// A list of lower-case keys, each with a value after a TAB or none, one a line: a table of slices would cost as many
/// bytes again in the download. Its hash table is made at the first look-up, some 20 ns a line.
pub(crate) struct WordList {
    text: &'static str,
    count: usize,
    index: OnceLock<Index>,
}

/// Open addressing: the hash of a key, and where its line begins, plus one; no more than half full.
struct Index(Vec<(u32, u32)>);

impl WordList {
    /// The list of the lines of `text`, so many of them.
    const fn new(text: &'static str, count: usize) -> WordList {
        WordList { text, count, index: OnceLock::new() }
    }

    /// The value of a key, empty for lists without values.
    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        let Index(slots) = self.index.get_or_init(|| Index::new(self));
        let wanted = hash::word(key);
        let mut at = place(wanted, slots.len());
        while let Some(&(found, start)) = slots.get(at).filter(|slot| slot.1 != 0) {
            if found == wanted {
                let (found, value, _) = line(self.text, start as usize - 1);
                if found == key {
                    return Some(value);
                }
            }
            at = (at + 1) & (slots.len() - 1);
        }
        None
    }

    /// All keys with their values, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        let (text, mut at) = (self.text, 0);
        std::iter::from_fn(move || {
            let (key, value, next) = line(text, at);
            at = next;
            (!key.is_empty()).then_some((key, value))
        })
    }

    /// Whether the key is listed.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }
}

impl Index {
    fn new(list: &WordList) -> Index {
        let bytes = list.text.as_bytes();
        let mut slots = vec![(0, 0); (list.count * 2).next_power_of_two()];
        let mut at = 0;
        while at < bytes.len() {
            let (start, mut hash) = (at, hash::word(""));
            while let Some(&byte) = bytes.get(at).filter(|b| !matches!(b, b'\t' | b'\n')) {
                hash = hash::push(hash, byte);
                at += 1;
            }
            let mut slot = place(hash, slots.len());
            while slots[slot].1 != 0 {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = (hash, start as u32 + 1);
            while bytes.get(at).is_some_and(|b| *b != b'\n') {
                at += 1;
            }
            at += 1;
        }
        Index(slots)
    }
}

/// Key and value of the line that begins at `start`, and where the next one begins; nothing at the end of the text.
fn line(text: &str, start: usize) -> (&str, &str, usize) {
    let bytes = text.as_bytes();
    let (mut end, mut tab) = (start, None);
    while let Some(&byte) = bytes.get(end).filter(|b| **b != b'\n') {
        if byte == b'\t' && tab.is_none() {
            tab = Some(end);
        }
        end += 1;
    }
    let (key, value) = (start..tab.unwrap_or(end), tab.map_or(end, |tab| tab + 1)..end);
    (text.get(key).unwrap_or_default(), text.get(value).unwrap_or_default(), end + 1)
}

/// The first slot to look at, of a power of two of them.
fn place(hash: u32, slots: usize) -> usize {
    (hash ^ hash >> 15) as usize & (slots - 1)
}

#[cfg(test)]
mod tests {
    use super::WordList;

    #[test]
    fn keys_are_found_with_their_values_and_strangers_are_not() {
        let lines = ["a", "ab\t1", "b", "ba\t2 x", "bücher\t3", "c d", "é"];
        for count in 0..=lines.len() {
            let list = WordList::new(lines[..count].join("\n").leak(), count);
            for (i, line) in lines.iter().enumerate() {
                let (key, value) = line.split_once('\t').unwrap_or((line, ""));
                assert_eq!(list.get(key), (i < count).then_some(value), "{key} of {count}");
                assert_eq!(list.iter().nth(i), (i < count).then_some((key, value)), "{key} of {count}");
            }
            for stranger in ["", "\n", "aa", "bb", "b\n", "ab\t1", "z", "a\nab"] {
                assert!(!list.has(stranger), "{stranger:?} of {count}");
            }
        }
    }
}
