//! Over whole corpora: nobody is joined with a place or a body, neither by the kinds that were found nor by the annotated
//! ones. Reads the evaluation kit beside the project; without it only the project's own texts.

#![allow(clippy::print_stdout)] // a test says what it skips

use ontherecord::{Article, MentionForm, Options};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// Annotated documents of a set, packed or plain; none where it is not there.
fn documents(path: &Path) -> Vec<Value> {
    let command = if path.extension().is_some_and(|e| e == "gz") { "zcat" } else { "cat" };
    let done = Command::new(command).arg(path).output().ok().filter(|o| o.status.success());
    let lines = done.map(|o| String::from_utf8_lossy(&o.stdout).into_owned()).unwrap_or_default();
    lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// Annotated kinds by where the names stand, in bytes.
fn kinds(document: &Value, text: &str) -> BTreeMap<(usize, usize), String> {
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let at = |value: &Value| value.as_u64().and_then(|at| bytes.get(at as usize)).copied();
    let names = document["names"].as_array().into_iter().flatten();
    names.filter_map(|n| Some(((at(&n[0])?, at(&n[1])?), n[2].as_str()?.to_string()))).collect()
}

/// Entities that are a person here and something else there.
fn mixed(article: &Article, kinds: &BTreeMap<(usize, usize), String>) -> Vec<String> {
    let of = |m: &ontherecord::Mention| kinds.get(&(m.span.start as usize, m.span.end as usize));
    let annotated = |e: &ontherecord::Entity| -> BTreeSet<&String> {
        let mentions = e.mentions.iter().map(|&m| &article.mentions[m as usize]);
        mentions.filter(|m| m.form == MentionForm::Name).filter_map(of).collect()
    };
    let found = |e: &ontherecord::Entity| e.mentions.iter().all(|&m| article.mentions[m as usize].kind == e.kind);
    let apart = |e: &&ontherecord::Entity| {
        let kinds = annotated(e);
        found(e) && !(kinds.len() > 1 && kinds.iter().any(|k| *k == "person"))
    };
    article.entities.iter().filter(|e| !apart(e)).map(|e| e.name.clone()).collect()
}

#[test]
fn nobody_is_joined_with_a_place_or_a_body() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let kit = root.join("../shared/eval/gold");
    let sets =
        ["articles.dev", "gum.dev", "uner-ewt.dev", "polnear.dev"].map(|set| kit.join(format!("{set}.jsonl.gz")));
    let (mut texts, mut names) = (0, 0);
    for set in sets.iter().chain([&root.join("eval/own.jsonl")]) {
        let documents = documents(set);
        if documents.is_empty() {
            println!("{} is not there: skipped", set.display());
        }
        for document in documents {
            let Some(text) = document["text"].as_str() else { continue };
            let article = ontherecord::parse(text, &Options::default());
            assert_eq!(mixed(&article, &kinds(&document, text)), Vec::<String>::new(), "in {text:.60}");
            texts += 1;
            names += article.mentions.iter().filter(|m| m.form == MentionForm::Name).count();
        }
    }
    println!("{texts} texts, {names} names: no person is a place or a body elsewhere");
}
