//! Finds the source and the cue of one stretch between quotation marks, the surest pattern first.
//!
//! | text | rule |
//! |---|---|
//! | `“…,” according to the mayor` | [`ACCORDING`] |
//! | `“…,” the mayor said`, `“…,” Jane Roe, a mayor, told the radio` | [`SOURCE_CUE_AFTER`] |
//! | `“…,” said the mayor` | [`CUE_SOURCE_AFTER`] |
//! | `The mayor said: “…”`, `… told reporters, “…”` | [`BEFORE`] |
//! | `The mayor called it “…”`, `The mayor said that the plan was “…”` | [`CLAUSE`] |
//! | `He was told by the mayor that “…”`, `He was accused of “…” by the mayor` | [`PASSIVE`] |
//! | `The mayor was blunt: “…”`, `Roe: “…”` | [`COLON`] |
//! | `“…” — Jane Roe` | [`SIGNED`] |

use super::clause::Clause;
use super::complete;
use super::word::Shape;
use crate::rule::Rule;
use std::ops::Range;

pub(super) const ACCORDING: Rule = Rule::new(
    "quote.according-to",
    "The words after “according to”, or the like, beside the quotation name its source.",
);
pub(super) const SOURCE_CUE_AFTER: Rule =
    Rule::new("quote.source-cue-after", "Right after the quotation stand its source and a verb of saying.");
pub(super) const CUE_SOURCE_AFTER: Rule =
    Rule::new("quote.cue-source-after", "Right after the quotation stand a verb of saying and its source.");
pub(super) const BEFORE: Rule =
    Rule::new("quote.source-cue-before", "Right before the quotation stand its source and a verb of saying.");
pub(super) const CLAUSE: Rule =
    Rule::new("quote.clause", "The quotation is part of what somebody is reported to have said in the same clause.");
pub(super) const PASSIVE: Rule =
    Rule::new("quote.passive", "A verb of saying in the passive, with “by”, names the source.");
pub(super) const COLON: Rule = Rule::new("quote.colon", "A colon introduces the quotation after the source.");
pub(super) const SIGNED: Rule = Rule::new("quote.signed", "A name after a dash signs the quotation.");

/// The rules of this file.
pub(super) const RULES: [Rule; 8] =
    [ACCORDING, SOURCE_CUE_AFTER, CUE_SOURCE_AFTER, BEFORE, CLAUSE, PASSIVE, COLON, SIGNED];

/// Frames of verbs beside a quotation that is a whole utterance.
const SAYING: &str = "swtam";

/// Source and cue as units.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hit {
    pub source: Range<usize>,
    pub cue: Option<Range<usize>>,
    pub rule: Rule,
}

/// Looks around the stretch that is `units` of its block; `whole` when it is an utterance of its own rather than a
/// part of a sentence.
pub(super) fn find(clause: Clause<'_>, units: &Range<usize>, whole: bool) -> Option<Hit> {
    let early = whole && is_introduced(clause, units.start) && !ends_with_comma(clause, units.end);
    let introduced = || before(clause, units.start, whole).filter(|_| early);
    let beside = |hit: &Hit| whole || !crosses(clause, units.end, hit);
    agent_behind(clause, units)
        .or_else(introduced)
        .or_else(|| after(clause, units.end).filter(beside).filter(|hit| is_short_sentence(clause, units.end, hit)))
        .or_else(|| before(clause, units.start, whole))
}

/// Whether the sentence goes on after the stretch that ends before unit `end`: a comma stands before its closing mark.
fn ends_with_comma(clause: Clause<'_>, end: usize) -> bool {
    match clause.unit(end.wrapping_sub(1)).map(|u| u.shape) {
        Some(Shape::Quotation(_, sign)) => sign == ',',
        _ => end >= 2 && clause.is_mark(end - 2, &[',']),
    }
}

/// Whether a colon, or a verb of saying and a comma, leads to the stretch that begins at unit `start`.
fn is_introduced(clause: Clause<'_>, start: usize) -> bool {
    let verb = |back: usize| start >= back && !clause.frames(start - back).is_empty();
    start > 0 && (clause.is_mark(start - 1, &[':']) || verb(1) || clause.is_mark(start - 1, &[',']) && verb(2))
}

/// Whether the attribution stands in the next sentence.
fn crosses(clause: Clause<'_>, end: usize, hit: &Hit) -> bool {
    clause.line.starts.binary_search(&(end as u32)).is_ok() && hit.source.end > end
}

/// An attribution in a sentence of its own says nothing else: `“…?” The mayor said on Monday.`
fn is_short_sentence(clause: Clause<'_>, end: usize, hit: &Hit) -> bool {
    if !crosses(clause, end, hit) || hit.rule.id == SIGNED.id {
        return true;
    }
    let sentence = clause.line.sentence(end);
    let last = hit.cue.as_ref().map_or(hit.source.end, |c| c.end.max(hit.source.end));
    let rest = last..sentence.end;
    hit.source.start.min(hit.cue.as_ref().map_or(usize::MAX, |c| c.start)) == end
        && rest.len() <= 5
        && !rest
            .clone()
            .any(|i| clause.is_any(i, &["that", "he", "she", "they", "it"]) || clause.is_mark(i, &[':', ',']))
}

/// `, the mayor said`; `, said the mayor`; `, according to the mayor`.
pub(super) fn after(clause: Clause<'_>, end: usize) -> Option<Hit> {
    let mut at = end;
    if clause.is_mark(at, &[',', '-']) {
        at += 1;
    }
    let most = stop_after(clause, at);
    if let Some(hit) = according(clause, at, most).or_else(|| signed(clause, at, most)) {
        return Some(hit);
    }
    // said the mayor
    let mut verb = at;
    while verb < most && clause.is_helper(verb) {
        verb += 1;
    }
    if clause.is_finite(verb, "swam") {
        let source = clause.noun_phrase(verb + 1, most)?;
        if is_hearer(clause, &source) {
            return None;
        }
        return Some(Hit { source, cue: Some(verb..verb + 1), rule: CUE_SOURCE_AFTER });
    }
    // the mayor, who was elected in May, said
    let mut from = at;
    while from < most {
        let says = |i: usize| clause.is_verb(i, SAYING) || quoted_as_saying(clause, i) || puts_it(clause, i);
        let verb = (from..most).find(|&i| says(i) || answers_back(clause, i))?;
        let next = verb + 1 + answers_back(clause, verb) as usize;
        from = next;
        if clause.is_verb(next, SAYING) && !clause.is_verb(next, "t") {
            continue;
        }
        let Some((source, group)) = clause.subject_before(verb, at) else { continue };
        if source.start != at {
            // Something else stands between the quotation and the subject: a new clause begins.
            if !leads_in(clause, at..source.start) {
                return None;
            }
        }
        if puts_it(clause, verb) && source.start.checked_sub(1).is_none_or(|i| !clause.is(i, "as")) {
            return None;
        }
        let two = puts_it(clause, verb) || answers_back(clause, verb);
        let cue_end = verb + if quoted_as_saying(clause, verb) { 3 } else { 1 + two as usize };
        let cue = if group < verb && cue_end > verb + 1 { group..cue_end } else { verb..cue_end };
        return Some(Hit { source, cue: Some(cue), rule: SOURCE_CUE_AFTER });
    }
    None
}

/// `“…” — Jane Roe`, and nothing after the name.
fn signed(clause: Clause<'_>, at: usize, most: usize) -> Option<Hit> {
    let dash = at.checked_sub(1).filter(|&d| clause.is_mark(d, &['-']))?;
    let name = |i: usize| {
        matches!(
            clause.unit(i).map(|u| u.shape),
            Some(Shape::Title | Shape::Initial | Shape::Upper | Shape::Possessive)
        )
    };
    let end = (at..most).find(|&i| !name(i)).unwrap_or(most);
    let nothing_else = end == clause.line.units.len() || end == most || clause.is_mark(end, &['.', ',', '(']);
    let whole = (1..=5).contains(&(end - at)) && nothing_else;
    whole.then_some(Hit { source: at..end, cue: Some(dash..at), rule: SIGNED })
}

/// `quoted as saying`.
fn quoted_as_saying(clause: Clause<'_>, at: usize) -> bool {
    clause.is_any(at, &["quoted", "cited"]) && clause.is(at + 1, "as") && clause.word(at + 2).ends_with("ing")
}

/// `put it`, of words: `as the mayor put it`.
fn puts_it(clause: Clause<'_>, at: usize) -> bool {
    clause.is_any(at, &["put", "puts"]) && clause.is(at + 1, "it")
}

/// `shot back` and the like.
fn answers_back(clause: Clause<'_>, at: usize) -> bool {
    clause.is_any(at, &["shot", "fired", "hit", "snapped", "shouted", "yelled", "wrote", "called", "texted"])
        && clause.is(at + 1, "back")
}

/// Words that may stand between a quotation and its subject: `, then` or a time.
fn leads_in(clause: Clause<'_>, units: Range<usize>) -> bool {
    units.len() <= 2 && units.clone().all(|i| clause.is_helper(i) || clause.is_any(i, &["as", "or", "so", "and"]))
}

/// Who is told is not who tells: `said to him` has no source after the verb.
fn is_hearer(clause: Clause<'_>, source: &Range<usize>) -> bool {
    clause.is_any(source.start, &["him", "them", "me", "us", "it"])
}

/// Where to stop looking after a quotation: the sentence's end or the next quotation.
fn stop_after(clause: Clause<'_>, at: usize) -> usize {
    let units = &clause.line.units;
    if at >= units.len() {
        return at;
    }
    let end = clause.line.sentence(at).end.min(at + 45);
    (at..end).find(|&i| units[i].shape.is_quotation() || opens_stretch(clause, i)).unwrap_or(end)
}

/// Whether a short stretch between marks begins at unit `at`.
fn opens_stretch(clause: Clause<'_>, at: usize) -> bool {
    clause.unit(at).is_some_and(|u| u.inside) && (at == 0 || !clause.line.units[at - 1].inside)
}

/// `according to the mayor`, `in the words of the mayor`, `per the mayor`.
fn according(clause: Clause<'_>, at: usize, most: usize) -> Option<Hit> {
    let (cue, start) = if clause.is(at, "according") && clause.is(at + 1, "to") {
        (at..at + 2, at + 2)
    } else if clause.is(at, "in") && clause.is(at + 1, "the") && clause.is(at + 2, "words") && clause.is(at + 3, "of") {
        (at..at + 4, at + 4)
    } else if clause.is(at, "per") {
        (at..at + 1, at + 1)
    } else {
        return None;
    };
    let source = clause.noun_phrase(start, most)?;
    Some(Hit { source, cue: Some(cue), rule: ACCORDING })
}

/// `The mayor said: `, `The mayor told reporters, `, `The mayor called the plan `.
pub(super) fn before(clause: Clause<'_>, start: usize, whole: bool) -> Option<Hit> {
    if start == 0 {
        return None;
    }
    let sentence = clause.line.sentence(start.min(clause.line.units.len() - 1));
    let mut from = sentence.start;
    let mut end = start;
    let colon = clause.is_mark(start - 1, &[':']);
    if start == sentence.start {
        // A colon at the end of the sentence before introduces it as well.
        if !colon {
            return None;
        }
        from = clause.line.sentence(start - 1).start;
    }
    if clause.is_mark(start - 1, &[':', ',', '-']) {
        end -= 1;
    }
    let reach = from.max(end.saturating_sub(14));
    // `In the words of the mayor, “…”`, at the sentence's beginning or right before the marks.
    let right_before =
        (reach..end).filter_map(|at| according(clause, at, end)).find(|h| h.source.end == end && end < start);
    if let Some(hit) = according(clause, from, start).or(right_before) {
        return Some(hit);
    }
    let units = &clause.line.units;
    let reach = if colon {
        40
    } else if whole {
        14
    } else {
        40
    };
    let least = from.max(end.saturating_sub(reach));
    let least = (least..end)
        .rev()
        .find(|&i| units[i].shape.is_quotation() && !clause.is_mark(i + 1, &[',']))
        .map_or(least, |i| i + 1);
    let frames = if whole && !colon { "swtacd" } else { "swtacdbk" };
    let mut at = end;
    while at > least {
        at -= 1;
        // `back` is a verb as well, but not here.
        if at > least && answers_back(clause, at - 1) {
            continue;
        }
        let puts = puts_it(clause, at);
        let back = answers_back(clause, at);
        if units[at].inside || clause.frames(at).is_empty() && !puts && !back {
            continue;
        }
        let participle = clause.word(at).ends_with("ing");
        if !participle && !puts && !back && !clause.is_verb(at, frames) {
            continue;
        }
        if whole && !colon && !adjoins(clause, at, end) {
            continue;
        }
        if let Some(source) = by_agent(clause, at, end) {
            return Some(Hit { source, cue: Some(at..at + 1), rule: PASSIVE });
        }
        if complete::is_suffered(clause, at) {
            continue;
        }
        let rule = if whole { BEFORE } else { CLAUSE };
        if participle {
            // `a film of Jane Roe saying “…”`
            let title = |i: usize| clause.unit(i).is_some_and(|u| u.shape == Shape::Title);
            let name =
                (from..at).rev().find(|&i| !title(i)).filter(|&i| i + 1 < at && clause.is_any(i, &["with", "of"]));
            // `with the general vowing “…”`
            // `emails show the general vowing “…”`
            let own = clause.subject_before(at, from).map(|(s, _)| s).filter(|s| s.end == at);
            let own = own.and_then(|s| match s.clone().rev().skip(1).find(|&i| clause.is_any(i, PERCEIVED)) {
                Some(verb) => Some(verb + 1..at),
                None => (s.start > from && clause.is(s.start - 1, "with")).then_some(s),
            });
            if let Some(source) = name.map(|i| i + 1..at).or(own) {
                return Some(Hit { source, cue: Some(at..at + 1), rule });
            }
            let main = (from..at).rev().take(60).filter(|&i| clause.is_verb(i, SAYING));
            // The subject of a relative clause speaks there, not in the participle behind it.
            let subject = main
                .filter_map(|i| clause.subject_before(i, from))
                .map(|(s, _)| s)
                .find(|s| !clause.is(s.start, "who"));
            if let Some(source) = subject.or_else(|| main_subject(clause, from, at)) {
                return Some(Hit { source, cue: Some(at..at + 1), rule });
            }
            continue;
        }
        let Some((source, _)) = clause.subject_before(at, from) else {
            if let Some(source) = main_subject(clause, from, at).filter(|_| joined(clause, from, at)) {
                return Some(Hit { source, cue: Some(at..at + 1), rule });
            }
            continue;
        };
        if puts && !colon && !(source.start > from && clause.is(source.start - 1, "as")) {
            continue;
        }
        let cue = at..if puts || back { at + 2 } else { cue_end(clause, at, end) };
        return Some(Hit { source, cue: Some(cue), rule });
    }
    if colon {
        let source = main_subject(clause, from, end)?;
        let cue = led_by(clause, &source, end);
        return Some(Hit { source, cue, rule: COLON });
    }
    None
}

/// What stands between a source and the colon at unit `colon`: `had this to say`.
pub(super) fn led_by(clause: Clause<'_>, source: &Range<usize>, colon: usize) -> Option<Range<usize>> {
    let mark = (source.end..colon).rev().find(|&i| clause.is_mark(i, &[',', '-', '(', ')']));
    let from = mark.map_or(source.end, |i| i + 1);
    (1..=LED).contains(&colon.saturating_sub(from)).then_some(from..colon)
}

/// Verbs behind which somebody is seen or heard saying something.
const PERCEIVED: &[&str] =
    &["show", "shows", "showed", "heard", "hears", "hear", "saw", "sees", "see", "shown", "recorded"];

/// `called for`, `commented on`: the preposition belongs to the cue, but not that of `said on Monday`.
fn cue_end(clause: Clause<'_>, at: usize, end: usize) -> usize {
    let plain = clause.frames(at).any("swt");
    let particle = clause.is_any(at + 1, &["for", "out"]) || !plain && clause.is(at + 1, "on");
    if at + 1 < end && particle { at + 2 } else { at + 1 }
}

/// A cue has no more words than so many.
const LED: usize = 8;

/// Whether only a hearer, a time or a manner stands between the verb and a whole utterance.
fn adjoins(clause: Clause<'_>, verb: usize, end: usize) -> bool {
    let between = verb + 1..end;
    between.len() <= 10
        && between.clone().all(|i| {
            let frames = clause.frames(i);
            frames.is_empty() || clause.word(i).ends_with("ing") || i + 1 == end || !frames.any("s")
        })
}

/// Cue and source of a passive around the stretch: `was accused of “…” by the mayor`.
fn agent_behind(clause: Clause<'_>, units: &Range<usize>) -> Option<Hit> {
    if !clause.is(units.end, "by") || units.start == 0 {
        return None;
    }
    let least = clause.line.sentence(units.start - 1).start.max(units.start.saturating_sub(6));
    let verb = (least..units.start).rev().find(|&i| complete::is_suffered(clause, i))?;
    let source = clause.noun_phrase(units.end + 1, stop_after(clause, units.end))?;
    Some(Hit { source, cue: Some(verb..verb + 1), rule: PASSIVE })
}

/// The source of a passive: `was told by the mayor`.
fn by_agent(clause: Clause<'_>, verb: usize, end: usize) -> Option<Range<usize>> {
    let passive = verb > 0 && clause.is_any(verb - 1, &["was", "were", "been", "is", "are", "being"]) || verb == 0;
    let by = (verb + 1..end.min(verb + 4)).find(|&i| clause.is(i, "by"))?;
    let described = end > 0 && clause.is(end - 1, "as");
    if !passive && !described {
        return None;
    }
    clause.noun_phrase(by + 1, end)
}

/// Whether a verb without a subject of its own is joined to one before: `He smiled and said`.
fn joined(clause: Clause<'_>, from: usize, verb: usize) -> bool {
    let mut at = verb;
    while at > from && clause.is_helper(at - 1) {
        at -= 1;
    }
    at > from && (clause.is_any(at - 1, &["and", "but", "then", "who"]) || clause.is_mark(at - 1, &[',', '-']))
}

/// The subject of the sentence, for a participle or a second verb: its first noun phrase outside an adverbial.
fn main_subject(clause: Clause<'_>, from: usize, verb: usize) -> Option<Range<usize>> {
    let mut at = from;
    if clause.is_any(at, &["but", "and", "yet", "so", "then", "still"]) {
        at += 1;
    }
    if clause.is_any(at, ADVERBS) || clause.word(at).ends_with("ly") && clause.is_mark(at + 1, &[',']) {
        at += 1;
    }
    if clause.is_mark(at, &[',']) {
        at += 1;
    }
    let adverbial = clause.is_any(at, OPENERS) || clause.word(at).ends_with("ing");
    if adverbial {
        let comma = (at..verb.min(at + 60)).find(|&i| clause.is_mark(i, &[',']))?;
        at = comma + 1;
        // `On 6 July, 2015, Roe …`
        if clause.unit(at).is_some_and(|u| u.shape == Shape::Number) && clause.is_mark(at + 1, &[',']) {
            at += 2;
        }
    }
    clause.noun_phrase(at, verb)
}

/// Adverbs that open a sentence.
const ADVERBS: &[&str] = &[
    "meanwhile",
    "however",
    "instead",
    "also",
    "today",
    "yesterday",
    "now",
    "moreover",
    "nevertheless",
    "afterwards",
    "separately",
    "overall",
    "perhaps",
    "indeed",
    "thus",
    "therefore",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Who speaks in a sentence that has no quotation itself: the subject of its last verb of saying.
pub(super) fn speaks_in(clause: Clause<'_>, sentence: Range<usize>) -> Option<Range<usize>> {
    let verb = sentence.clone().rev().take(80).find(|&i| {
        clause.is_finite(i, "stwa") || clause.is_any(i, &["spoke", "goes", "talked", "discussed", "posted", "speaks"])
    })?;
    let own = clause.subject_before(verb, sentence.start).map(|(s, _)| s);
    own.or_else(|| main_subject(clause, sentence.start, verb))
}

/// Words that open an adverbial before the subject.
const OPENERS: &[&str] = &[
    "in", "on", "at", "after", "before", "when", "while", "during", "as", "since", "with", "by", "for", "if",
    "although", "though", "despite", "under", "from", "last", "earlier", "later", "asked", "speaking", "once",
    "because", "until",
];
