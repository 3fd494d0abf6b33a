//! Packs `data/lexicon/*.txt` into sorted static tables.
//!
//! | line in `data/lexicon/NAME.txt` | becomes |
//! |---|---|
//! | `said` | key `said`, value empty |
//! | `bill<TAB>william` | key `bill`, value `william` |
//! | `# comment`, blank | nothing |
//!
//! A duplicate key or a line with stray spaces fails the build and names file and line, so that a slip in a word
//! list never reaches a user.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=data/lexicon");
    println!("cargo:rerun-if-changed=build.rs");
    let mut files: Vec<_> = fs::read_dir("data/lexicon")
        .expect("data/lexicon is part of the source tree")
        .map(|entry| entry.expect("a readable directory entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    let mut out = String::new();
    for path in files {
        let stem = path.file_stem().unwrap().to_str().unwrap().to_string();
        let entries = read(&path);
        let _ = writeln!(out, "/// `data/lexicon/{stem}.txt`, {} entries.", entries.len());
        let _ = writeln!(out, "pub(crate) static {}: WordList = WordList(&[", stem.to_uppercase().replace('-', "_"));
        for (key, value) in entries {
            let _ = writeln!(out, "    ({key:?}, {value:?}),");
        }
        out.push_str("]);\n");
    }
    let target = Path::new(&env::var("OUT_DIR").unwrap()).join("lists.rs");
    fs::write(target, out).expect("OUT_DIR is writable");
}

fn read(path: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut entries = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        let at = format!("{}:{}", path.display(), number + 1);
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, value) = line.split_once('\t').unwrap_or((line, ""));
        assert!(key.trim() == key && value.trim() == value, "{at}: stray white space in {line:?}");
        let clash = entries.insert(key.to_string(), value.to_string());
        assert!(clash.is_none(), "{at}: {key:?} stands twice");
    }
    entries
}
