//! Word lists packed by `build.rs` from `data/lexicon/`, and the gazetteers from `data/gazetteer/`.

#[allow(dead_code)] // until the tagger asks
pub(crate) mod gazetteer;

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// A sorted list of lower-case keys with values, searched by halving.
pub(crate) struct WordList(&'static [(&'static str, &'static str)]);

impl WordList {
    /// The value of a key, empty for lists without values.
    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        self.0.binary_search_by(|(k, _)| (*k).cmp(key)).ok().map(|i| self.0[i].1)
    }

    /// Whether the key is listed.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }
}
