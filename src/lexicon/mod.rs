//! Word lists packed by `build.rs` from `data/lexicon/`, and the gazetteers from `data/gazetteer/`.

pub(crate) mod gazetteer;

use std::cmp::Ordering;

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// A sorted list of lower-case keys, each with a value after a TAB or none, one a line: a table of slices would cost
/// as many bytes again in the download. Searched by halving.
pub(crate) struct WordList(&'static str);

impl WordList {
    /// The value of a key, empty for lists without values.
    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        let bytes = self.0.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes[low..middle].iter().rposition(|b| *b == b'\n').map_or(low, |i| low + i + 1);
            let end = bytes[middle..high].iter().position(|b| *b == b'\n').map_or(high, |i| middle + i);
            let line = &self.0[start..end];
            let (found, value) = line.split_once('\t').unwrap_or((line, ""));
            match found.cmp(key) {
                Ordering::Less => low = end + 1,
                Ordering::Equal => return Some(value),
                Ordering::Greater => high = start,
            }
        }
        None
    }

    /// All keys with their values, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        self.0.lines().filter(|line| !line.is_empty()).map(|line| line.split_once('\t').unwrap_or((line, "")))
    }

    /// Whether the key is listed.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::WordList;

    #[test]
    fn keys_are_found_with_their_values_and_strangers_are_not() {
        let lines = ["a", "ab\t1", "b", "ba\t2 x", "bücher\t3", "c d", "é"];
        for count in 0..=lines.len() {
            let list = WordList(lines[..count].join("\n").leak());
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
