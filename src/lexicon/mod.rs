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
    index: OnceLock<Index>,
}

/// Open addressing: the hash of a key, and where its line begins, plus one; no more than half full.
struct Index(Vec<(u32, u32)>);

impl WordList {
    /// The list of the lines of `text`.
    const fn new(text: &'static str) -> WordList {
        WordList { text, index: OnceLock::new() }
    }

    /// The value of a key, empty for lists without values.
    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        let Index(slots) = self.index.get_or_init(|| Index::new(self.text));
        let wanted = hash::word(key);
        let mut at = place(wanted, slots.len());
        while let Some(&(found, start)) = slots.get(at).filter(|slot| slot.1 != 0) {
            if found == wanted {
                let (found, value) = line(&self.text[start as usize - 1..]);
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
        self.text.lines().filter(|line| !line.is_empty()).map(|line| line.split_once('\t').unwrap_or((line, "")))
    }

    /// Whether the key is listed.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }
}

impl Index {
    fn new(text: &str) -> Index {
        let count = text.bytes().filter(|b| *b == b'\n').count() + 1;
        let mut slots = vec![(0, 0); (count * 2).next_power_of_two()];
        let mut start = 0;
        for line in text.split('\n') {
            let key = line.split_once('\t').map_or(line, |(key, _)| key);
            if !key.is_empty() {
                let hash = hash::word(key);
                let mut at = place(hash, slots.len());
                while slots[at].1 != 0 {
                    at = (at + 1) & (slots.len() - 1);
                }
                slots[at] = (hash, start + 1);
            }
            start += line.len() as u32 + 1;
        }
        Index(slots)
    }
}

/// Key and value of the line that `text` begins with.
fn line(text: &str) -> (&str, &str) {
    let end = text.bytes().position(|b| b == b'\n').unwrap_or(text.len());
    let tab = text.bytes().take(end).position(|b| b == b'\t');
    tab.map_or((&text[..end], ""), |tab| (&text[..tab], &text[tab + 1..end]))
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
            let list = WordList::new(lines[..count].join("\n").leak());
            for (i, line) in lines.iter().enumerate() {
                let (key, value) = line.split_once('\t').unwrap_or((line, ""));
                assert_eq!(list.get(key), (i < count).then_some(value), "{key} of {count}");
            }
            for stranger in ["", "\n", "aa", "bb", "b\n", "ab\t1", "z", "a\nab"] {
                assert!(!list.has(stranger), "{stranger:?} of {count}");
            }
        }
    }
}
