//! A source and a cue whose content the model left unlabelled: the clause beside them is what was said.
//!
//! | text | content |
//! |---|---|
//! | `The mayor said on Monday that it may rain.` | from `that` on |
//! | `It may rain, the mayor said.` | what stands before the comma |
//! | `It may rain, the mayor said, and soon.` | both parts |
//! | `According to the mayor, it may rain.` | what follows the comma |
//!
//! What the model labelled within such a clause is no attribution of its own unless the model is surer of it.

use super::assemble::Paired;
use super::clause::Clause;
use super::label::{Role, Tagged};
use super::word::Shape;
use crate::text::order;
use std::ops::Range;

/// From so sure on a cue has a content.
const SURE: f32 = 0.5;
/// How sure it is that a sentence that ends in a verb of saying and a name reports what stands before.
const CLOSING: f32 = 0.9;
/// So many units may stand between a cue and `that`.
const HEARER: usize = 10;
/// So many units may follow the cue of an attribution at the end of its sentence: `said on Monday in Rome`.
const TAIL: usize = 7;

/// Adds content to cues that have none among `paired`, in order; whether anything changed.
pub(super) fn complete(clause: Clause<'_>, paired: &[Paired], spans: &mut Vec<Tagged>) -> bool {
    let mut added: Vec<Tagged> = Vec::new();
    let mut pairs = paired.iter().filter_map(|p| p.cue.as_ref().map(|c| c.start)).collect::<Vec<_>>();
    order::by(&mut pairs, |&start| (start as u64, 0));
    for at in 0..spans.len() {
        let cue = &spans[at];
        if cue.role != Role::Cue || cue.sure < SURE || pairs.binary_search(&cue.units.start).is_ok() {
            continue;
        }
        let Some(source) = beside(spans, at) else { continue };
        let sentence = clause.line.sentence(cue.units.start);
        let group = source.start.min(cue.units.start)..source.end.max(cue.units.end);
        if group.start < sentence.start || group.end > sentence.end {
            continue;
        }
        for units in contents(clause, &cue.units, &group, &sentence).into_iter().flatten() {
            let surer = |s: &Tagged| s.role == Role::Cue && s.sure > cue.sure && within(&s.units, &units);
            let clear = !clause.line.units[units.clone()].iter().any(|u| u.shape.is_quotation());
            if clear && !spans.iter().skip(at.saturating_sub(8)).take(17).any(surer) {
                added.push(Tagged { role: Role::Content, units, sure: cue.sure });
            }
        }
    }
    if added.is_empty() {
        return false;
    }
    spans.retain(|s| !added.iter().any(|a| s.units.start < a.units.end && a.units.start < s.units.end));
    spans.append(&mut added);
    order::by(spans, |s| (s.units.start as u64, 0));
    true
}

/// Adds what a sentence says before a last comma, verb of saying and name that is not labelled as its source: `…, says Roe`.
pub(super) fn closing(clause: Clause<'_>, spans: &mut Vec<Tagged>) {
    let before = spans.len();
    for ends in clause.line.starts.windows(2) {
        let (start, mut end) = (ends[0] as usize, ends[1] as usize);
        while end > start && clause.is_mark(end - 1, &['.']) {
            end -= 1;
        }
        let Some(comma) = (end.saturating_sub(TAIL).max(start + 1)..end).rev().find(|&i| clause.is_mark(i, &[',']))
        else {
            continue;
        };
        let name = comma + 2..end;
        let capital = |i: usize| {
            let named = clause.unit(i).is_some_and(|u| matches!(u.shape, Shape::Title | Shape::Upper | Shape::Initial));
            named || i > comma + 2 && clause.is_mark(i, &['(', ')'])
        };
        let quoted = clause.line.units[start..end].iter().any(|u| u.shape.is_quotation() || u.inside);
        let first = spans[..before].partition_point(|s| s.units.end <= name.start);
        let labelled = spans[..before].get(first).is_some_and(|s| s.units.start < end && s.role == Role::Source);
        if quoted || labelled || name.is_empty() || !clause.is_finite(comma + 1, "s") || !name.clone().all(capital) {
            continue;
        }
        let roles = [(Role::Content, start..comma), (Role::Cue, comma + 1..comma + 2), (Role::Source, name)];
        spans.extend(roles.map(|(role, units)| Tagged { role, units, sure: CLOSING }));
    }
    lay_over(spans, before);
}

/// Lets the spans from `before` on take the place of those that they overlap.
fn lay_over(spans: &mut Vec<Tagged>, before: usize) {
    if spans.len() > before {
        let added = spans.split_off(before);
        // What was added is in order and apart, so only the first that ends behind a span's beginning can overlap it.
        spans.retain(|s| {
            let next = added.partition_point(|a| a.units.end <= s.units.start);
            added.get(next).is_none_or(|a| a.units.start >= s.units.end)
        });
        spans.extend(added);
        order::by(spans, |s| (s.units.start as u64, 0));
    }
}

/// Adds what a sentence says after `According to the mayor,` where the model labelled nothing as said, and no other cue.
pub(super) fn according(clause: Clause<'_>, spans: &mut Vec<Tagged>) {
    let before = spans.len();
    for ends in clause.line.starts.windows(2) {
        let (start, mut end) = (ends[0] as usize, ends[1] as usize);
        if !clause.is(start, "according") || !clause.is(start + 1, "to") {
            continue;
        }
        while end > start && clause.is_mark(end - 1, &['.', '?', '!']) {
            end -= 1;
        }
        let first = spans[..before].partition_point(|s| s.units.end <= start);
        let labelled = spans[first..before]
            .iter()
            .take_while(|s| s.units.start < end)
            .any(|s| s.role == Role::Content || s.role == Role::Cue && s.units.start > start);
        let quoted = clause.line.units[start..end].iter().any(|u| u.shape.is_quotation() || u.inside);
        let Some(source) = clause.noun_phrase(start + 2, end).filter(|s| clause.is_mark(s.end, &[','])) else {
            continue;
        };
        let content = source.end + 1..end;
        if labelled || quoted || content.len() < 4 {
            continue;
        }
        let roles = [(Role::Cue, start..start + 2), (Role::Source, source), (Role::Content, content)];
        spans.extend(roles.map(|(role, units)| Tagged { role, units, sure: CLOSING }));
    }
    lay_over(spans, before);
}

/// Mends sources that hold more or less than the one who speaks: `It may rain, the mayor` before `said` is content and
/// source, and `who leads the town` lacks the mayor before it.
pub(super) fn sources(clause: Clause<'_>, spans: &mut Vec<Tagged>) {
    let article = |s: &Tagged| s.units.len() == 1 && clause.is_any(s.units.start, &["the", "a", "an", "its", "their"]);
    spans.retain(|s| s.role != Role::Source || !article(s));
    let mut at = 0;
    while at < spans.len() {
        let source = spans[at].units.clone();
        let sentence = clause.line.sentence(source.start);
        let beside_cue = spans.get(at + 1).is_some_and(|c| c.role == Role::Cue && c.units.start <= source.end + 6);
        if spans[at].role != Role::Source || !beside_cue {
            if let Some(verb) = before_verb(clause, &source).filter(|_| spans[at].role == Role::Source) {
                spans[at].units.end = verb;
            }
            at += 1;
            continue;
        }
        let capital = |i: usize| clause.unit(i).is_some_and(|u| u.shape == Shape::Title);
        if source.len() > 1
            && clause.is(source.start, "who")
            && source.start > sentence.start
            && clause.is_mark(source.start - 1, &[','])
            && let Some(head) = clause.phrase_before(source.start - 1, sentence.start)
            && head.len() <= 6
            && head.clone().any(capital)
            && at.checked_sub(1).is_none_or(|i| spans[i].units.end <= head.start)
        {
            spans[at].units.start = head.start;
        } else if let Some(conjunction) = after_clause(clause, &source) {
            spans[at].units.start = conjunction + 1;
        } else if let Some(comma) = clause_end(clause, &source).filter(|_| spans[at + 1].units.start <= source.end + 1)
        {
            let begin = at.checked_sub(1).map_or(sentence.start, |i| spans[i].units.end.max(sentence.start));
            let (cue, sure) = (spans[at + 1].units.clone(), spans[at].sure);
            spans[at].units.start = comma + 1;
            let after = at + 2;
            let parted = |s: &Tagged| {
                let near = s.units.start < sentence.end && s.units.start > cue.end;
                s.role == Role::Content && near && (cue.end..s.units.start).any(|i| clause.is_mark(i, &[',']))
            };
            if spans.get(after).is_some_and(parted) {
                spans.remove(after);
            }
            spans.insert(at, Tagged { role: Role::Content, units: begin..comma, sure });
            at += 1;
        } else if let Some(verb) = before_verb(clause, &source) {
            spans[at].units.end = verb;
        }
        at += 1;
    }
}

/// The last comma of a source, if a whole clause stands before it and only a noun phrase after it.
fn clause_end(clause: Clause<'_>, source: &Range<usize>) -> Option<usize> {
    let comma = source.clone().rev().skip(1).find(|&i| clause.is_mark(i, &[',']))?;
    let finite = |range: Range<usize>| range.clone().find(|&i| clause.is_any(i, FINITE));
    let verb = finite(source.start + 1..comma)?;
    let relative = (source.start..verb).any(|i| clause.is_any(i, &["who", "which", "that", "whose", "where"]));
    let tail = comma + 1..source.end;
    let apposition = clause.is_any(tail.start, &["who", "which", "whose", "where", "and", "or", "but"]);
    (!relative && !apposition && tail.len() <= 12 && finite(tail).is_none()).then_some(comma)
}

/// The subject of a source that goes on past its verb: `Jane Roe has left the town, announcing …`.
fn before_verb(clause: Clause<'_>, source: &Range<usize>) -> Option<usize> {
    let verb = main_verb(clause, source)?;
    let parted = (source.start..verb).any(|i| clause.is_mark(i, &[',', '-', '(']));
    (!parted).then_some(verb)
}

/// The conjunction in `The vote came a day after Jane Roe`, whose clause has the source as its subject.
fn after_clause(clause: Clause<'_>, source: &Range<usize>) -> Option<usize> {
    let verb = main_verb(clause, source)?;
    let conjunction = (verb + 1..source.end - 1)
        .rev()
        .find(|&i| clause.is_any(i, &["after", "before", "when", "while", "because", "since", "that", "as"]))?;
    let rest = (conjunction + 1..source.end).any(|i| clause.is_any(i, FINITE));
    (!rest).then_some(conjunction)
}

/// The first finite auxiliary in a source, if no relative clause begins before it.
fn main_verb(clause: Clause<'_>, source: &Range<usize>) -> Option<usize> {
    let verb = (source.start + 1..source.end).find(|&i| clause.is_any(i, FINITE))?;
    let relative = (source.start..verb).any(|i| clause.is_any(i, &["who", "which", "that", "whose", "where"]));
    (!relative).then_some(verb)
}

/// Carries content on over a relative clause: `said the attack, which began in May, had cost them much`.
pub(super) fn over_relative(clause: Clause<'_>, paired: &mut Paired, next: usize) {
    let end = paired.content.end;
    let after_cue = paired.cue.as_ref().is_some_and(|c| c.end <= paired.content.start);
    let opens = clause.is_mark(end, &[',']) && clause.is_any(end + 1, &["which", "who", "whose", "where"]);
    if !after_cue || !opens {
        return;
    }
    let most = clause.line.sentence(end - 1).end.min(next);
    let Some(comma) = (end + 2..most.min(end + 20)).find(|&i| clause.is_mark(i, &[','])) else { return };
    if clause.is_any(comma + 1, FINITE) || clause.is_finite(comma + 1, "stwadckb") {
        let mut last = most;
        while last > comma + 1 && clause.is_mark(last - 1, &['.', '?', '!', ';', ',']) {
            last -= 1;
        }
        let quoted = clause.line.units[end..last].iter().any(|u| u.shape.is_quotation() || u.inside);
        if !quoted && last > comma + 2 {
            paired.content.end = last;
        }
    }
}

/// Verbs that a noun phrase does not hold.
const FINITE: &[&str] = &[
    "will", "would", "has", "have", "had", "is", "are", "was", "were", "can", "could", "may", "might", "must",
    "should", "did", "does", "do", "came", "went",
];

/// Gives a cue without a source its subject: `Jane Roe, who has led the team since May, added that …`.
pub(super) fn subject(clause: Clause<'_>, paired: &mut Paired) {
    let (Some(cue), None) = (&paired.cue, &paired.source) else { return };
    let sentence = clause.line.sentence(cue.start);
    if cue.end > paired.content.start || !cue.clone().any(|i| clause.is_verb(i, "st")) {
        return;
    }
    let subject = clause.subject_before(cue.start, sentence.start).map(|(s, _)| s);
    let named = |s: &Range<usize>| {
        clause.is_pronoun(s.start) || s.clone().any(|i| clause.unit(i).is_some_and(|u| u.shape == Shape::Title))
    };
    paired.source = subject.filter(named);
}

/// Takes their source from those that are spoken to or of: `Asked whether she would stay, Jane Roe declined`, `He was
/// charged with lying`, `Minister accused of lying`. Who speaks stands behind `by`.
pub(super) fn spoken_to(clause: Clause<'_>, paired: &mut Paired) {
    let (Some(cue), Some(source)) = (&paired.cue, &paired.source) else { return };
    let by = source.start > cue.start && clause.is(source.start - 1, "by");
    let first = clause.line.sentence(cue.start).start;
    let opens = cue.start == first || clause.is(cue.start - 1, "when");
    let asked = opens && clause.is_any(cue.start, &["asked", "questioned", "pressed", "quizzed"]);
    // In `Minister accused of lying` the source stands right before the cue.
    let suffers = |i: usize| is_suffered(clause, i) && (i > cue.start || source.end == i || is_passive(clause, i));
    if !by && (asked || cue.clone().any(suffers)) {
        paired.source = None;
    }
}

/// Whether the verb at `at` tells what is done to its subject: `was told`, and, as headlines have it, `accused of`: in the
/// active voice somebody stands between the two.
pub(super) fn is_suffered(clause: Clause<'_>, at: usize) -> bool {
    let reduced =
        clause.is(at, "accused") && clause.is(at + 1, "of") || clause.is(at, "charged") && clause.is(at + 1, "with");
    is_passive(clause, at) || reduced
}

fn is_passive(clause: Clause<'_>, at: usize) -> bool {
    at > 0 && clause.is_any(at - 1, BEING) && clause.is_any(at, SUFFERED)
}

/// Who is quoted speaks, not whoever quotes: `The mayor was quoted by the radio as saying that …`. What stands before the
/// verb is no content then.
pub(super) fn quoted(clause: Clause<'_>, paired: &mut Paired) {
    let Some(cue) = &paired.cue else { return };
    let sentence = clause.line.sentence(cue.start);
    let quoted = |i: usize| i > sentence.start && clause.is_any(i, &["quoted", "cited"]) && clause.is_any(i - 1, BEING);
    let Some(verb) = (cue.start.saturating_sub(AS_SAYING).max(sentence.start)..cue.end).rev().find(|&i| quoted(i))
    else {
        return;
    };
    let says = |i: &usize| clause.is(*i, "as") && clause.word(i + 1).ends_with("ing");
    let Some(says) = (verb + 1..sentence.end.min(verb + AS_SAYING)).find(says) else { return };
    if cue.end > says + 2 {
        return;
    }
    let Some((subject, group)) = clause.subject_before(verb, sentence.start) else { return };
    if paired.content.start < says {
        paired.content.end = paired.content.start;
        return;
    }
    let end = if says == verb + 1 { says + 2 } else { verb + 1 };
    (paired.source, paired.cue) = (Some(subject), Some(group..end));
}

/// So many units may stand between `quoted` and `as saying`.
const AS_SAYING: usize = 12;

const BEING: &[&str] = &["is", "are", "was", "were", "be", "been", "being"];
/// What is done to somebody who does not speak by it.
const SUFFERED: &[&str] = &[
    "asked",
    "told",
    "charged",
    "accused",
    "expected",
    "considered",
    "called",
    "named",
    "criticized",
    "criticised",
    "described",
    "blamed",
    "praised",
    "denounced",
];

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// The source right before the cue, or right after it.
fn beside(spans: &[Tagged], cue: usize) -> Option<Range<usize>> {
    let units = &spans[cue].units;
    let source = |i: usize| spans.get(i).filter(|s| s.role == Role::Source).map(|s| s.units.clone());
    let before = cue.checked_sub(1).and_then(source).filter(|s| units.start - s.end <= 2);
    before.or_else(|| source(cue + 1).filter(|s| s.start == units.end))
}

/// What is said in a sentence by `group`, its source and `cue`.
fn contents(
    clause: Clause<'_>,
    cue: &Range<usize>,
    group: &Range<usize>,
    sentence: &Range<usize>,
) -> [Option<Range<usize>>; 2] {
    let mut end = sentence.end;
    while end > sentence.start && clause.is_mark(end - 1, &['.', '?', '!', ';', '”', '"']) {
        end -= 1;
    }
    let comma = |i: usize| clause.is_mark(i, &[',', '-']);
    let first = sentence.start..group.start.saturating_sub(1);
    let parenthetic = group.start > sentence.start + 3 && comma(group.start - 1);
    if parenthetic {
        let rest = (group.end..end.min(group.end + TAIL + 1)).find(|&i| comma(i));
        return match rest {
            _ if end <= group.end + TAIL && rest.is_none() => [Some(first), None],
            Some(comma) if comma + 3 < end => [Some(first), Some(comma + 1..end)],
            _ => [None, None],
        };
    }
    let that = (group.end..end.min(group.end + HEARER)).find(|&i| clause.is(i, "that") || comma(i));
    if let Some(that) = that.filter(|&i| clause.is(i, "that") && i + 2 < end) {
        return [Some(that..end), None];
    }
    let says = cue.end == group.end && clause.frames(cue.end - 1).any("s");
    if says && cue.end + 3 < end && !comma(cue.end) { [Some(cue.end..end), None] } else { [None, None] }
}
