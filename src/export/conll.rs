//! CoNLL-U (<https://universaldependencies.org/format.html>) with the layers that we have in MISC.
//!
//! | MISC key | value |
//! |---|---|
//! | `Entity` | GUM's brackets: `(e1-person`, `e1)`, `(e2-place)` |
//! | `NER` | IOB2 of named mentions: `B-PER`, `I-ORG`, `B-LOC`, `B-MISC` (groups) |
//! | `Quote` | IOB2 with the quotation's id: `B-q0`, `I-q0` |
//! | `Date` | TIMEX3 value on the first token of an expression |
//! | `SpaceAfter` | `No` |
//!
//! Lemma, part of speech and dependencies are not ours to give and stay `_`.

use super::sheet::Sheet;
use crate::document::{Article, EntityKind, Mention, MentionForm};
use crate::text::Put;
use crate::text::Span;
use crate::text::order;
use crate::token::{self, Token};
use crate::wire;
use std::fmt::Write as _;

pub(crate) fn write(article: &Article, text: &str) -> String {
    let sheet = Sheet::new(article, text);
    let tokens = token::read(text, &article.blocks);
    let mut layers = Layers::new(article);
    let mut out = String::from("# newdoc\n");
    let mut block = None;
    for (i, sentence) in tokens.sentences.iter().enumerate() {
        if block != Some(sentence.block) {
            block = Some(sentence.block);
            out.put("# newpar\n");
        }
        let _ = writeln!(out, "# sent_id = s{}\n# text = {}", i + 1, sheet.line(sentence.span));
        let words = &tokens.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize];
        for (n, word) in words.iter().enumerate() {
            let misc = layers.misc(word, words.get(n + 1));
            let _ = writeln!(out, "{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{misc}", n + 1, sheet.line(word.span));
        }
        out.push('\n');
    }
    out
}

/// A moving index into each layer, so that the whole export is one pass.
struct Layers<'a> {
    article: &'a Article,
    mention: usize,
    /// Mentions that have begun and not ended.
    open: Vec<&'a Mention>,
    quoted: Vec<(Span, usize)>,
    quote: usize,
    date: usize,
}

impl<'a> Layers<'a> {
    fn new(article: &'a Article) -> Layers<'a> {
        let mut quoted: Vec<(Span, usize)> =
            article.quotes.iter().enumerate().flat_map(|(i, q)| q.content.iter().map(move |s| (*s, i))).collect();
        order::by(&mut quoted, |(span, quote)| (order::of_span(*span), *quote as u64));
        Layers { article, mention: 0, open: Vec::new(), quoted, quote: 0, date: 0 }
    }

    fn misc(&mut self, word: &Token, next: Option<&Token>) -> String {
        let mut parts = Vec::new();
        if let Some(date) = self.date(word.span) {
            parts.push(format!("Date={date}"));
        }
        self.entities(word.span, next, &mut parts);
        if let Some(quote) = self.quote(word.span) {
            parts.push(format!("Quote={quote}"));
        }
        if next.is_some_and(|n| n.span.start == word.span.end) {
            parts.push("SpaceAfter=No".into());
        }
        if parts.is_empty() { "_".into() } else { parts.join("|") }
    }

    fn date(&mut self, word: Span) -> Option<&'a str> {
        let date = self.article.dates.get(self.date).filter(|d| d.span.start < word.end)?;
        self.date += 1;
        Some(&date.value)
    }

    fn entities(&mut self, word: Span, next: Option<&Token>, parts: &mut Vec<String>) {
        let mentions = &self.article.mentions;
        let mut brackets = String::new();
        let mut label = self.open.iter().rev().find(|m| m.form == MentionForm::Name).map(|m| ("I", m.kind));
        while let Some(mention) = mentions.get(self.mention).filter(|m| m.span.start < word.end) {
            self.mention += 1;
            if mention.span.end <= word.start {
                continue; // it lay between two tokens
            }
            let _ = write!(brackets, "(e{}-{}", mention.entity, wire::entity_kind(mention.kind));
            if mention.form == MentionForm::Name {
                label = Some(("B", mention.kind));
            }
            self.open.push(mention);
        }
        let ends = |m: &Mention| next.is_none_or(|n| n.span.start >= m.span.end);
        while let Some(at) = self.open.iter().rposition(|m| ends(m)) {
            let mention = self.open.remove(at);
            let whole = brackets.ends_with(&format!("(e{}-{}", mention.entity, wire::entity_kind(mention.kind)));
            let _ = if whole { write!(brackets, ")") } else { write!(brackets, "e{})", mention.entity) };
        }
        if !brackets.is_empty() {
            parts.push(format!("Entity={brackets}"));
        }
        if let Some((position, kind)) = label {
            let kind = match kind {
                EntityKind::Person => "PER",
                EntityKind::Organisation => "ORG",
                EntityKind::Place => "LOC",
                EntityKind::Group => "MISC",
            };
            parts.push(format!("NER={position}-{kind}"));
        }
    }

    fn quote(&mut self, word: Span) -> Option<String> {
        while self.quoted.get(self.quote).is_some_and(|(s, _)| s.end <= word.start) {
            self.quote += 1;
        }
        let (span, id) = self.quoted.get(self.quote).filter(|(s, _)| s.overlaps(word))?;
        let position = if span.start >= word.start { "B" } else { "I" };
        Some(format!("{position}-q{id}"))
    }
}
