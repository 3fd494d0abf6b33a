//! Drafts to quotations: whom each source means.

use super::attribute::{LAST_SPEAKER, ORPHAN};
use super::calibrate;
use super::draft::Draft;
use super::echo::{ECHO, Echoes};
use super::extent;
use super::marks::Marked;
use crate::document::{EntityId, EntityKind, Mention, MentionForm, Polarity, Quote, QuoteForm};
use crate::link::Linked;
use crate::rule::Rule;
use crate::text::Span;
use crate::text::order;
use crate::token::Tokens;

pub(super) const AUTHOR: Rule = Rule::new("quote.author", "I, outside a quotation, is the article's one author.");

/// The author is sought among so many entities.
const SOUGHT: usize = 500;
const ECHO_CONFIDENCE: f32 = 0.6;
/// An orphan goes on with a speaker who was quoted no further back than so many bytes.
const REACH: u32 = 3000;

/// A quotation goes on from one of so many before it.
const FOLLOWED: usize = 40;
/// A speaker goes on within so many bytes.
const NEAR: u32 = 500;
/// So many bytes back a paragraph begins at most.
const PARAGRAPH: u32 = 4000;
/// Cues by which a speaker goes on.
const CONTINUES: &[&str] = &["added", "adds", "continued", "continues", "went on", "goes on"];

/// Asks the link stage about every source, in order of the text, and lets `I` inside a quotation mean its speaker.
/// `byline` are the names of the authors, `unused` the marked words that may echo a quotation.
pub(super) fn resolve(
    tokens: &Tokens<'_>,
    marked: &[Marked],
    drafts: Vec<Draft>,
    unused: &[Span],
    byline: &[Span],
    linked: &mut Linked,
) -> Vec<Quote> {
    let mut out: Vec<Quote> = Vec::with_capacity(drafts.len());
    // The last person who was said to speak, and where.
    let mut last: Option<(EntityId, u32)> = None;
    for mut draft in drafts {
        let start = draft.content.first().map_or(0, |c| c.start);
        let begins = |q: &&Quote, at: u32| q.content.first().is_some_and(|c| c.start == at);
        let before = draft.follows.and_then(|at| out.iter().rev().take(FOLLOWED).find(|q| begins(q, at)));
        let (mut speaker, mut alternatives, evidence) = match before {
            Some(before) => (before.speaker, before.alternatives.clone(), before.evidence.clone()),
            None => who(tokens, linked, draft.source, byline),
        };
        // Nobody is named only within the words that he says himself.
        let pronoun = draft.source.is_some_and(|s| matches!(s.of(tokens.text), "he" | "she" | "He" | "She"));
        let within = |e: &Span| draft.content.iter().any(|c| c.contains(*e));
        if pronoun && draft.follows.is_none() && evidence.first().is_some_and(within) {
            let may_be = |p: &EntityId| linked.may_be(*p, draft.source.map_or("", |s| s.of(tokens.text)));
            speaker = last.map(|(person, _)| person).filter(may_be).or_else(|| alternatives.first().copied());
        }
        // `he added` goes on with the speaker before, if he may mean that one.
        let goes_on = draft.cue.is_some_and(|c| CONTINUES.contains(&c.of(tokens.text)));
        if let Some((person, at)) = last.filter(|_| pronoun && goes_on && draft.follows.is_none())
            && start.saturating_sub(at) < NEAR
            && let Some(place) = alternatives.iter().position(|a| *a == person)
            && let Some(other) = speaker
        {
            alternatives[place] = other;
            speaker = Some(person);
        }
        if speaker.is_none()
            && draft.rule.id == ORPHAN.id
            && let Some((person, _)) = last.filter(|(_, at)| start.saturating_sub(*at) < REACH)
        {
            speaker = Some(person);
            draft.rule = LAST_SPEAKER;
        }
        if let Some((speaker, source)) = speaker.zip(draft.source).filter(|_| pronoun && draft.follows.is_none()) {
            means(linked, source, speaker);
        }
        if let Some(speaker) = speaker {
            let evidence = draft.cue.or(draft.source).unwrap_or(draft.content[0]);
            first_person(tokens, marked, linked, &draft, speaker, evidence);
            let person = linked.entities.get(speaker as usize).is_some_and(|e| e.kind == EntityKind::Person);
            if person {
                last = Some((speaker, draft.end()));
            }
        }
        alternatives.retain(|&a| Some(a) != speaker);
        let confidence = calibrate::confidence(&draft);
        out.push(Quote {
            form: draft.form,
            content: draft.content,
            cue: draft.cue.map(|cue| extent::with_colon(tokens.text, cue)),
            source: draft.source,
            speaker,
            alternatives,
            polarity: draft.polarity,
            closed: draft.closed,
            rule: draft.rule.id,
            confidence,
            evidence,
        });
    }
    echo(tokens, unused, &mut out);
    out
}

/// Lets the pronoun at `span` mean the same as the quotation that it speaks.
fn means(linked: &mut Linked, span: Span, speaker: EntityId) {
    let first = linked.mentions.partition_point(|m| m.span.start < span.start);
    let same = |m: &&mut Mention| m.span == span && m.form == MentionForm::Pronoun;
    if let Some(mention) = linked.mentions[first..].iter_mut().take_while(|m| m.span.start == span.start).find(same) {
        mention.entity = speaker;
    }
}

/// Adds the fragments that echo a longer quotation, and lets a fragment without a speaker have that one's.
fn echo(tokens: &Tokens<'_>, unused: &[Span], out: &mut Vec<Quote>) {
    let mut echoes = Echoes::default();
    for (index, quote) in out.iter().enumerate().filter(|(_, q)| q.form == QuoteForm::Direct && q.speaker.is_some()) {
        quote.content.iter().for_each(|c| echoes.add(tokens, *c, index));
    }
    echoes.finish();
    // `‘I heard no shot’`, as a headline has it: who said so stands further down.
    for index in 0..out.len() {
        let orphan = &out[index];
        if orphan.rule != ORPHAN.id || orphan.content.len() != 1 {
            continue;
        }
        let Some(whole) = echoes.find(tokens, orphan.content[0]).and_then(|i| out.get(i)) else { continue };
        let (speaker, alternatives, evidence) = (whole.speaker, whole.alternatives.clone(), whole.content.clone());
        let quote = &mut out[index];
        (quote.speaker, quote.alternatives, quote.evidence) = (speaker, alternatives, evidence);
        (quote.rule, quote.confidence) = (ECHO.id, ECHO_CONFIDENCE);
    }
    for span in unused {
        let Some(whole) = echoes.find(tokens, *span).and_then(|i| out.get(i)) else { continue };
        let fragment = Quote {
            form: QuoteForm::Mixed,
            content: vec![*span],
            cue: None,
            source: None,
            speaker: whole.speaker,
            alternatives: whole.alternatives.clone(),
            polarity: Polarity::Said,
            closed: true,
            rule: ECHO.id,
            confidence: ECHO_CONFIDENCE,
            evidence: whole.content.clone(),
        };
        out.push(fragment);
    }
    order::by(out, |q| (q.content.first().map_or(0, |c| u64::from(c.start)), 0));
}

/// Whom a source means: entity, alternatives, evidence.
fn who(
    tokens: &Tokens<'_>,
    linked: &mut Linked,
    source: Option<Span>,
    byline: &[Span],
) -> (Option<EntityId>, Vec<EntityId>, Vec<Span>) {
    let Some(source) = source else { return (None, Vec::new(), Vec::new()) };
    let words = source.of(tokens.text);
    if words == "I" {
        return (author(tokens.text, linked, byline, source), Vec::new(), Vec::new());
    }
    let asked = if words.eq_ignore_ascii_case("who") { antecedent(tokens.text, linked, source) } else { None };
    let asked = asked.unwrap_or_else(|| last_name(tokens.text, linked, source));
    match linked.referent(tokens, asked) {
        Some(r) => (Some(r.entity), r.alternatives, r.evidence),
        None => match only_name(tokens.text, linked, source) {
            None => (None, linked.alternatives(asked).to_vec(), Vec::new()),
            named => (named, Vec::new(), Vec::new()),
        },
    }
}

/// The one person or body that the source names, at its head: `the Rail and Road Union (RRU)`.
fn only_name(text: &str, linked: &Linked, source: Span) -> Option<EntityId> {
    let acts =
        |m: &&Mention| m.form == MentionForm::Name && matches!(m.kind, EntityKind::Person | EntityKind::Organisation);
    let mut names = linked.mentions_in(source).filter(acts);
    let first = names.next()?;
    let before = Span::new(source.start, first.span.start).of(text);
    let heads = before.split_whitespace().all(|w| w == "the" || w.starts_with(char::is_uppercase));
    (heads && names.all(|m| m.entity == first.entity)).then_some(first.entity)
}

/// The mention right before a relative pronoun: that of `Jane Roe, who said`.
fn antecedent(text: &str, linked: &Linked, pronoun: Span) -> Option<Span> {
    let before = Span::new(pronoun.start.saturating_sub(80), pronoun.start);
    let mention = linked.mentions_in(before).filter(|m| m.form == MentionForm::Name).last()?;
    let gap = Span::new(mention.span.end, pronoun.start).of(text);
    gap.trim_matches([',', ' ', '\u{a0}']).is_empty().then_some(mention.span)
}

/// Of two people in a row the latter speaks: `Roe campaign spokesman Mark Poole`.
fn last_name(text: &str, linked: &Linked, source: Span) -> Span {
    let head = source.of(text).find([',', '(']).map_or(source.end, |at| source.start + at as u32);
    let head = Span::new(source.start, head);
    let person = |m: &&Mention| m.form == MentionForm::Name && m.kind == EntityKind::Person;
    let mut people = linked.mentions_in(head).filter(person);
    let first = people.next();
    let (Some(first), Some(last)) = (first, people.last()) else {
        // `the spokesman for the ministry, Jane Roe`
        let acts =
            |m: &&Mention| m.form == MentionForm::Name && !matches!(m.kind, EntityKind::Place | EntityKind::Group);
        let named = linked.mentions_in(Span::new(head.end, source.end)).find(acts).map(|m| m.span);
        let gap = |name: Span| Span::new(head.end, name.start).of(text).trim_matches([',', ' ', '\u{a0}']).is_empty();
        return named.filter(|name| first.is_none() && gap(*name)).unwrap_or(source);
    };
    let between = Span::new(first.span.end, last.span.start).of(text);
    let joined = between.split_whitespace().any(|w| matches!(w, "and" | "or" | "&" | "of" | "for" | "to" | "with"));
    if joined { source } else { Span::new(last.span.start, source.end) }
}

/// The one author of the article, for `I said`.
fn author(text: &str, linked: &mut Linked, byline: &[Span], at: Span) -> Option<EntityId> {
    let [only] = byline else { return None };
    if is_excerpt(text, at.start) {
        return None;
    }
    let name = only.of(text);
    let known = linked.entities.iter().take(SOUGHT).position(|e| e.name == name && e.kind == EntityKind::Person);
    let id = known.map_or_else(
        || {
            let id = linked.add_unnamed(name.to_string(), EntityKind::Person);
            linked.entities[id as usize].unnamed = false;
            id
        },
        |i| i as EntityId,
    );
    linked.add_mention(at, id, MentionForm::Pronoun, AUTHOR.id, 0.8, vec![*only]);
    Some(id)
}

/// Whether the paragraph of a byte is set off by `>` as another text's.
fn is_excerpt(text: &str, at: u32) -> bool {
    let before = &text.as_bytes()[at.saturating_sub(PARAGRAPH) as usize..at as usize];
    let line = before.iter().rposition(|&b| b == b'\n').map_or(before, |newline| &before[newline + 1..]);
    line.len() < PARAGRAPH as usize && line.trim_ascii_start().starts_with(b">")
}

/// Within the marks of a quotation, nested ones left out, `I` is its speaker.
fn first_person(
    tokens: &Tokens<'_>,
    marked: &[Marked],
    linked: &mut Linked,
    draft: &Draft,
    speaker: EntityId,
    evidence: Span,
) {
    for content in &draft.content {
        let first = marked.partition_point(|m| m.span.end <= content.start);
        for (i, stretch) in marked.iter().enumerate().skip(first).take_while(|(_, m)| m.span.start < content.end) {
            if stretch.nested || !content.contains(stretch.span) {
                continue;
            }
            let mut from = stretch.span.start;
            for nested in marked[i + 1..].iter().take_while(|m| m.nested && m.span.end <= stretch.span.end) {
                if nested.span.start >= from {
                    linked.add_first_person(tokens, Span::new(from, nested.span.start), speaker, evidence);
                    from = nested.span.end;
                }
            }
            linked.add_first_person(tokens, Span::new(from.min(stretch.span.end), stretch.span.end), speaker, evidence);
        }
    }
}
