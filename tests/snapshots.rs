//! What is found in the corpus, in a form that a person can read and compare.
//!
//! Every text of `tests/corpus` has a `.found` file beside it: each block with its kind, and under it what was found
//! in it. `UPDATE=1 cargo test --test snapshots` writes them anew; look at the difference before you commit it.

use ontherecord::{Article, Options, Span, parse, wire};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn texts() -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir("tests/corpus")
        .expect("tests/corpus is part of the source tree")
        .map(|e| e.expect("a readable entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    files
}

#[test]
fn the_corpus_is_found_as_recorded() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut stale = Vec::new();
    for path in texts() {
        let text = fs::read_to_string(&path).expect("the corpus is UTF-8");
        let found = describe(&text, &parse(&text, &Options::default()));
        let recorded = path.with_extension("found");
        if update {
            fs::write(&recorded, &found).expect("the corpus can be written");
        } else if fs::read_to_string(&recorded).unwrap_or_default() != found {
            stale.push(difference(&recorded, &found));
        }
    }
    assert!(stale.is_empty(), "what is found has changed; look, then UPDATE=1:\n{}", stale.join("\n"));
}

/// The lines that differ, old with `-`, new with `+`.
fn difference(recorded: &Path, found: &str) -> String {
    let old = fs::read_to_string(recorded).unwrap_or_default();
    let mut out = format!("{}\n", recorded.display());
    let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), found.lines().collect());
    old.iter().filter(|l| !new.contains(l)).for_each(|l| out += &format!("- {l}\n"));
    new.iter().filter(|l| !old.contains(l)).for_each(|l| out += &format!("+ {l}\n"));
    out
}

fn describe(text: &str, article: &Article) -> String {
    let mut out = metadata(text, article);
    for block in &article.blocks {
        let copy = if block.duplicate_of.is_some() { ", again" } else { "" };
        let _ = writeln!(out, "\n[{}{copy}] {}", wire::block_kind(block.kind), line(text, block.span));
        for mention in article.mentions.iter().filter(|m| block.span.contains(m.span)) {
            let name = &article.entities[mention.entity as usize].name;
            let words = line(text, mention.span);
            let means = if *name == words { String::new() } else { format!(" = {name}") };
            let _ = writeln!(out, "  {} {words}{means}", wire::entity_kind(mention.kind));
        }
        for date in article.dates.iter().filter(|d| block.span.contains(d.span)) {
            let _ = writeln!(out, "  {} {} = {}", wire::date_kind(date.kind), line(text, date.span), date.value);
        }
        for quote in article.quotes.iter().filter(|q| block.span.contains(q.content[0])) {
            let words: Vec<_> = quote.content.iter().map(|s| line(text, *s)).collect();
            let speaker = quote.speaker.map_or("nobody known", |s| &article.entities[s as usize].name);
            let cue = quote.cue.map_or("", |c| c.of(text));
            let source = quote.source.map_or(String::new(), |s| line(text, s));
            let _ = writeln!(
                out,
                "  {} by {speaker} ({source} {cue}): {}",
                wire::quote_form(quote.form),
                words.join(" | ")
            );
        }
    }
    entities(&mut out, article);
    out
}

fn metadata(text: &str, article: &Article) -> String {
    let m = &article.metadata;
    let mut out = String::new();
    let fields = [("headline", m.headline), ("standfirst", m.standfirst), ("section", m.section), ("source", m.source)];
    for (name, field) in fields {
        if let Some(field) = field {
            let _ = writeln!(out, "{name}: {}", line(text, field.span));
        }
    }
    m.byline.iter().for_each(|f| out += &format!("byline: {}\n", line(text, f.span)));
    if let Some(published) = &m.published {
        let _ = writeln!(out, "published: {}", published.value);
    }
    if let Some(dateline) = &m.dateline {
        let _ = writeln!(out, "dateline: {}", line(text, dateline.place.span));
    }
    article.warnings.iter().for_each(|w| out += &format!("warning: {}\n", w.code));
    out
}

fn entities(out: &mut String, article: &Article) {
    out.push_str("\nentities\n");
    for entity in &article.entities {
        let unnamed = if entity.unnamed { " (unnamed)" } else { "" };
        let _ = write!(out, "  {} {}{unnamed}", wire::entity_kind(entity.kind), entity.name);
        for role in &entity.roles {
            let _ = write!(out, "; {role}");
        }
        let _ = writeln!(out, " ×{}, {} quotations", entity.mentions.len(), entity.quotes.len());
    }
}

fn line(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
