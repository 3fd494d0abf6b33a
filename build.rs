//! Packs the word lists of `data/` into static tables.
//!
//! | line in `data/lexicon/NAME.txt` | becomes |
//! |---|---|
//! | `said` | key `said`, value empty |
//! | `bill<TAB>william` | key `bill`, value `william` |
//!
//! | line in `data/gazetteer/NAME.txt` | becomes |
//! |---|---|
//! | `Bosnia and Herzegovina` | a hash of the class NAME, see `src/lexicon/gazetteer` |
//! | `Paris<TAB>capital` | the same with further classes, separated by commas |
//!
//! In both, `# comment` and blank lines are nothing. A duplicate key, an unknown class or a line with stray spaces
//! fails the build and names file and line, so that a slip in a word list never reaches a user.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[allow(dead_code)]
#[path = "src/lexicon/gazetteer/classes.rs"]
mod classes;
#[allow(dead_code)]
#[path = "src/lexicon/gazetteer/key.rs"]
mod key;

use classes::Classes;
use key::Key;

/// Width of the hashes. A stranger is taken for a listed name once in 2^width / entries look-ups.
const WORD_BITS: u32 = 21;
const PHRASE_BITS: u32 = 24;

fn main() {
    for path in ["data/lexicon", "data/gazetteer", "build.rs", "src/lexicon/gazetteer"] {
        println!("cargo:rerun-if-changed={path}");
    }
    let out = PathBuf::from(env::var("OUT_DIR").unwrap());
    fs::write(out.join("lists.rs"), lists()).expect("OUT_DIR is writable");
    let (words, phrases) = gazetteer();
    let mut source = String::new();
    pack(&out, "WORDS", WORD_BITS, &words, &mut source);
    pack(&out, "PHRASES", PHRASE_BITS, &phrases, &mut source);
    fs::write(out.join("gazetteer.rs"), source).expect("OUT_DIR is writable");
}

/// The source of `lexicon::NAME` for every list.
fn lists() -> String {
    let mut out = String::new();
    for path in files("data/lexicon") {
        let stem = stem(&path);
        let mut entries = BTreeMap::new();
        for Line { at, key, value } in read(&path) {
            let clash = entries.insert(key.clone(), value);
            assert!(clash.is_none(), "{at}: {key:?} stands twice");
        }
        let _ = writeln!(out, "/// `data/lexicon/{stem}.txt`, {} entries.", entries.len());
        let lines: Vec<String> = entries
            .into_iter()
            .map(|(key, value)| if value.is_empty() { key } else { format!("{key}\t{value}") })
            .collect();
        let name = stem.to_uppercase().replace('-', "_");
        let (text, count) = (lines.join("\n"), lines.len());
        let _ = writeln!(out, "pub(crate) static {name}: WordList = WordList::new({text:?}, {count});");
    }
    out
}

type Hashes = BTreeMap<u32, u32>;

/// The classes of every single word and of every phrase, by hash.
fn gazetteer() -> (Hashes, Hashes) {
    let (mut words, mut phrases) = (BTreeMap::new(), BTreeMap::new());
    for path in files("data/gazetteer") {
        let own = class(&stem(&path)).unwrap_or_else(|| panic!("{}: no class is called so", path.display()));
        let mut seen = BTreeMap::new();
        for Line { at, key: entry, value } in read(&path) {
            let mut classes = own;
            for name in value.split(',').filter(|name| !name.is_empty()) {
                classes |= class(name).unwrap_or_else(|| panic!("{at}: no class is called {name:?}"));
            }
            let acronym = Key::acronym(&entry);
            let mut plain = Key::new();
            plain.push(&entry);
            let key = acronym.unwrap_or(plain);
            let hash = key.get().unwrap_or_else(|| panic!("{at}: {entry:?} has no letter"));
            if let Some(before) = seen.insert(hash, at.clone()) {
                panic!("{at}: {entry:?} stands at {before} already");
            }
            let phrase = acronym.is_none() && key.has_space();
            if phrase || entry.ends_with("'s") {
                *phrases.entry(hash).or_default() |= classes.0;
            }
            if !phrase {
                *words.entry(hash).or_default() |= classes.0;
            }
        }
    }
    (narrow(&words, WORD_BITS), narrow(&phrases, PHRASE_BITS))
}

/// The first bits of the hashes. Where two words come to share them, one that is more than somebody's name goes before
/// one that is not: names are many, and `professor` must not be one of them by chance.
fn narrow(entries: &BTreeMap<u64, u32>, bits: u32) -> Hashes {
    const NAMES: u32 = Classes::PERSON.0 | Classes::FAMILY_FIRST.0 | Classes::SHE.0 | Classes::HE.0;
    let mut out = Hashes::new();
    for (hash, &classes) in entries {
        let known = out.entry((hash >> (64 - bits)) as u32).or_insert(classes);
        match (*known & !NAMES != 0, classes & !NAMES != 0) {
            (true, false) => {}
            (false, true) => *known = classes,
            _ => *known |= classes,
        }
    }
    out
}

fn class(name: &str) -> Option<Classes> {
    Classes::ALL.iter().find(|(n, _)| *n == name).map(|(_, class)| *class)
}

/// Writes the three streams of a table and the source that includes them.
fn pack(out: &Path, name: &str, bits: u32, entries: &Hashes, source: &mut String) {
    let room = entries.len() <= usize::from(u16::MAX) && bits <= 16 + entries.len().max(1).ilog2();
    assert!(room, "{name}: src/lexicon/gazetteer/table.rs keeps 16 bits of each number");
    let mut counts = BTreeMap::<u32, usize>::new();
    entries.values().for_each(|set| *counts.entry(*set).or_default() += 1);
    let mut sets: Vec<u32> = counts.keys().copied().collect();
    sets.sort_by_key(|set| (std::cmp::Reverse(counts[set]), *set));
    let index: BTreeMap<u32, usize> = sets.iter().enumerate().map(|(i, set)| (*set, i)).collect();
    let (mut low, mut high, mut set, mut rare) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut last = 0;
    for (hash, classes) in entries {
        low.push((hash - last) as u8);
        high.push(u8::try_from((hash - last) >> 8).unwrap_or_else(|_| panic!("{name}: a difference takes 16 bits")));
        match u8::try_from(index[classes]) {
            Ok(index) if index < u8::MAX => set.push(index),
            _ => {
                set.push(u8::MAX);
                rare.push(index[classes]);
            }
        }
        last = *hash;
    }
    let _ = writeln!(source, "/// {} entries, {} class sets.", entries.len(), sets.len());
    let _ = writeln!(source, "static {name}: Packed = Packed {{ bits: {bits}, sets: &{sets:?}, rare: &{rare:?},");
    for (field, bytes) in [("low", low), ("high", high), ("set", set)] {
        let file = format!("{}.{field}", name.to_lowercase());
        fs::write(out.join(&file), bytes).expect("OUT_DIR is writable");
        let _ = writeln!(source, "    {field}: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{file}\")),");
    }
    source.push_str("};\n");
}

/// One entry of a list, and `file:line`.
struct Line {
    at: String,
    key: String,
    value: String,
}

fn read(path: &Path) -> Vec<Line> {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let at = format!("{}:{}", path.display(), number + 1);
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, value) = line.split_once('\t').unwrap_or((line, ""));
        assert!(key.trim() == key && value.trim() == value, "{at}: stray white space in {line:?}");
        lines.push(Line { at, key: key.to_string(), value: value.to_string() });
    }
    lines
}

/// The lists of a directory, in order of their names.
fn files(directory: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(directory)
        .unwrap_or_else(|e| panic!("{directory}: {e}"))
        .map(|entry| entry.expect("a readable directory entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    files
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_str().unwrap().to_string()
}
