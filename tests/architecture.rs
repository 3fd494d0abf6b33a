//! The rules of ARCHITECTURE.md that a machine can hold: what may import what, who may know JavaScript, how long a file
//! may be, that every rule is explained, and that the two build plans agree.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::print_stdout)] // tests say what they skip and what they tried

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules in order of the flow: each may import those before it. `quote::marks` is a stage of its own.
const ORDER: [&str; 23] = [
    "text",
    "calendar",
    "document",
    "rule",
    "options",
    "lexicon",
    "training",
    "layout",
    "token",
    "tagger",
    "date",
    "quote::marks",
    "entity",
    "link",
    "quote",
    "correction",
    "selection",
    "timeline",
    "explain",
    "wire",
    "render",
    "export",
    "analysis",
];

/// The edges and the crate's root may import everything; `training` is the trainer's door into the stages.
const EDGES: [&str; 4] = ["lib", "wasm", "bin", "training"];

/// Files that are tables rather than code.
const TABLES: [&str; 1] = ["src/date/words.rs"];

/// Ids of readings that are dropped with a warning and never reach the result.
const DROPPED: [&str; 1] = ["date.impossible"];

/// Every Rust file under `folder` with its text, but for modules of tests.
fn files(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut left = vec![PathBuf::from(folder)];
    while let Some(path) = left.pop() {
        for entry in fs::read_dir(path).expect("part of the source tree") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                left.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).expect("source is UTF-8");
                found.push((path, text));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty());
    let tests: BTreeSet<_> = found.iter().flat_map(|(path, text)| test_modules(path, text)).collect();
    found.retain(|(path, _)| !tests.contains(path));
    found
}

/// The files of the modules that a file declares for tests only.
fn test_modules(path: &Path, text: &str) -> Vec<PathBuf> {
    let stem = path.file_stem().expect("a file");
    let own = ["mod", "lib", "main"].iter().any(|name| stem == *name);
    let folder = if own { path.with_file_name("") } else { path.with_extension("") };
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    let declared =
        lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]").filter_map(|pair| pair[1].strip_suffix(';'));
    declared
        .filter_map(|line| line.split_once("mod ").map(|(_, name)| name))
        .flat_map(|name| [folder.join(format!("{name}.rs")), folder.join(name).join("mod.rs")])
        .collect()
}

/// A file without comments and without its tests, which come last.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
    text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// The module of [`ORDER`] or [`EDGES`] that a file belongs to.
fn module_of(path: &Path) -> String {
    let mut parts =
        path.strip_prefix("src").expect("under src").with_extension("").to_string_lossy().replace('\\', "/");
    if parts.starts_with("quote/marks") {
        return "quote::marks".to_string();
    }
    parts.truncate(parts.find('/').unwrap_or(parts.len()));
    parts
}

/// What a file imports from the crate: the first part of every path that begins with `crate`.
fn imports(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for after in code.split("crate::").skip(1) {
        let mut depth = 0;
        let mut paths = vec![String::new()];
        for c in after.chars() {
            match c {
                '{' if depth == 0 && !paths[0].is_empty() => break,
                '{' => depth += 1,
                '}' if depth <= 1 => break,
                '}' => depth -= 1,
                ',' if depth == 1 => paths.push(String::new()),
                ',' if depth > 1 => {}
                _ if c.is_alphanumeric() || c == '_' || c == ':' => paths.last_mut().expect("never empty").push(c),
                _ if c.is_whitespace() && depth > 0 => {}
                _ if depth == 0 => break,
                _ => {}
            }
        }
        for path in paths.iter().filter(|path| !path.is_empty()) {
            let marks = path.starts_with("quote::marks");
            found.insert(if marks {
                "quote::marks".to_string()
            } else {
                path.split(':').next().unwrap_or("").to_string()
            });
        }
    }
    found
}

#[test]
fn invariant_3_a_stage_imports_only_earlier_stages() {
    let rank = |module: &str| ORDER.iter().position(|m| *m == module);
    let mut wrong = Vec::new();
    for (path, text) in files("src") {
        let own = module_of(&path);
        if EDGES.contains(&own.as_str()) || path.file_stem().is_some_and(|stem| stem == "training") {
            continue;
        }
        let Some(own_rank) = rank(&own) else {
            wrong.push(format!("{}: module {own} has no place in the order", path.display()));
            continue;
        };
        for import in imports(&code(&text)) {
            // A path of the crate's root, such as `crate::Options`, is a type that the root exports.
            let allowed = rank(&import).is_none_or(|rank| rank <= own_rank);
            let known = rank(&import).is_some() || import.starts_with(char::is_uppercase) || import == "parse";
            if !allowed || !known {
                wrong.push(format!("{}: {own} imports {import}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn imports_are_read() {
    let read = |code: &str| imports(code).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(read("use crate::text::Span;"), "text");
    assert_eq!(read("use crate::{date, entity::{self, Name}, quote::marks};"), "date entity quote::marks");
    assert_eq!(read("fn f(x: crate::Options) -> crate::quote::marks::Marked {}"), "Options quote::marks");
}

#[test]
fn only_one_file_knows_javascript() {
    for (path, text) in files("src") {
        let knows =
            ["wasm_bindgen", "js_sys", "web_sys", "serde_wasm_bindgen"].iter().any(|word| code(&text).contains(word));
        assert!(!knows || path == Path::new("src/wasm.rs"), "{} knows JavaScript", path.display());
    }
}

#[test]
fn invariant_5_no_clock_no_randomness_no_io_outside_the_edges() {
    let outside = [
        "std::fs",
        "std::env",
        "std::io",
        "std::net",
        "std::time",
        "std::thread",
        "SystemTime",
        "Instant::now",
        "rand::",
        "println!",
        "eprintln!",
    ];
    for (path, text) in files("src") {
        if ["bin", "wasm"].contains(&module_of(&path).as_str()) {
            continue;
        }
        // JSON goes to a writer in memory, for which the trait stands there.
        let writer = path == Path::new("src/export/json.rs");
        for word in outside.iter().filter(|word| !(writer && **word == "std::io")) {
            assert!(!code(&text).contains(word), "{} uses {word}", path.display());
        }
    }
}

#[test]
fn no_file_is_longer_than_500_lines_and_the_median_is_150_at_most() {
    let mut lengths = Vec::new();
    for (path, text) in files("src").into_iter().chain(files("train")) {
        let lines = text.lines().count();
        lengths.push(lines);
        let table = TABLES.iter().any(|table| path == Path::new(table));
        assert!(lines <= 500 || table, "{} has {lines} lines", path.display());
    }
    lengths.sort_unstable();
    assert!(lengths[lengths.len() / 2] <= 150, "the median file has {} lines", lengths[lengths.len() / 2]);
}

#[test]
fn no_unwrap_and_no_unsafe_outside_tests() {
    for (path, text) in files("src") {
        for word in [".unwrap()", "unsafe ", "todo!(", "unimplemented!(", "dbg!("] {
            assert!(!code(&text).contains(word), "{} has {word}", path.display());
        }
    }
}

#[test]
fn every_rule_is_explained_in_one_sentence() {
    let rules: Vec<_> = ontherecord::rules().collect();
    let ids: BTreeSet<_> = rules.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), rules.len(), "an id stands twice");
    for rule in &rules {
        assert!(
            rule.because.ends_with('.') && !rule.because.starts_with(char::is_lowercase),
            "{}: {:?}",
            rule.id,
            rule.because
        );
        assert!((20..=240).contains(&rule.because.len()), "{}: {:?}", rule.id, rule.because);
    }
    // Whatever looks like a rule's id in the code is one.
    for (path, text) in files("src") {
        for literal in code(&text).split('"').skip(1).step_by(2) {
            let stage = literal
                .split_once('.')
                .filter(|(_, what)| !what.is_empty() && what.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
            if stage.is_some_and(|(stage, _)| ["date", "entity", "link", "quote", "correction"].contains(&stage)) {
                assert!(
                    ids.contains(literal) || DROPPED.contains(&literal),
                    "{}: no rule is called {literal}",
                    path.display()
                );
            }
        }
    }
}

/// `key = [ … ]` or `key = "…"` of a TOML file on one line, from the first line that has the key after the table's head.
fn value<'a>(toml: &'a str, table: &str, key: &str) -> &'a str {
    let body = toml.split_once(&format!("[{table}]\n")).unwrap_or_else(|| panic!("no table {table}")).1;
    let line =
        body.lines().find(|line| line.split(" = ").next() == Some(key)).unwrap_or_else(|| panic!("no key {key}"));
    line.split_once(" = ").expect("a key and a value").1
}

#[test]
fn the_two_build_plans_agree() {
    let plan = fs::read_to_string("wasm-pack.toml").expect("part of the source tree");
    let cargo = fs::read_to_string("Cargo.toml").expect("part of the source tree");
    assert!(plan.lines().next().is_some_and(|line| line.contains("wasm-pack itself does not read this file")));
    assert_eq!(
        value(&plan, "wasm-opt", "flags"),
        value(&cargo, "package.metadata.wasm-pack.profile.custom", "wasm-opt")
    );
    assert_eq!(value(&plan, "package", "name"), value(&cargo, "package", "name"));
    assert!(cargo.contains(&format!("[profile.{}]", value(&plan, "build", "profile").trim_matches('"'))));
    let bindgen = value(&plan, "build", "wasm-bindgen").trim_matches('"');
    assert!(cargo.contains(&format!("wasm-bindgen = \"={bindgen}\"")));
    let lock = fs::read_to_string("Cargo.lock").expect("part of the source tree");
    assert!(lock.contains(&format!("name = \"wasm-bindgen\"\nversion = \"{bindgen}\"")));
    assert!(!lock.contains("name = \"regex\"\n") || !depends_on_regex(&cargo), "no regex in the crate");
}

fn depends_on_regex(cargo: &str) -> bool {
    cargo.lines().any(|line| line.starts_with("regex ") || line.starts_with("regex="))
}
