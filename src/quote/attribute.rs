//! From stretches, patterns and labels to drafts: who is said to have said what, block by block.
//!
//! For every stretch between marks the first that holds:
//!
//! | | rule |
//! |---|---|
//! | 1 | it goes on from the block before, whose rule it keeps |
//! | 2 | a pattern beside it ([`super::sieve`]) |
//! | 3 | the labels of the model around it ([`MODEL`]) |
//! | 4 | it follows a quotation whose source stands between ([`CONTINUED`]) |
//! | 5 | it is a paragraph of its own after one that ended in a quotation ([`NEXT_PARAGRAPH`]) |
//! | 6 | the sentence before has a person as its subject ([`SENTENCE_BEFORE`]) |
//! | 7 | it is long enough to be one all the same: the last speaker goes on ([`LAST_SPEAKER`]), or nobody ([`ORPHAN`]) |
//!
//! What the model labels as content and no stretch covers becomes reported speech.

use super::assemble::{self, Paired};
use super::clause::Clause;
use super::draft::{Draft, Piece};
use super::label::Tagged;
use super::labeller::Labeller;
use super::marks::Marked;
use super::sieve::{self, Hit};
use super::transcript::{self, Turn};
use super::unit::Line;
use super::word::{Class, Shape};
use super::{complete, extent, gate, polarity, worth};
use crate::document::{Polarity, QuoteForm};
use crate::rule::Rule;
use crate::text::Span;
use crate::text::order;
use std::ops::Range;

pub(super) const MODEL: Rule =
    Rule::new("quote.model", "The attribution model labelled these words as source, cue and content.");
pub(super) const CONTINUED: Rule = Rule::new(
    "quote.continued",
    "The quotation follows another in the same paragraph, with the source of that one between them.",
);
pub(super) const NEXT_PARAGRAPH: Rule =
    Rule::new("quote.next-paragraph", "A paragraph that is only a quotation goes on from the quotation before it.");
pub(super) const SENTENCE_BEFORE: Rule =
    Rule::new("quote.sentence-before", "The sentence before the quotation is about somebody, who is taken to speak.");
pub(super) const LAST_SPEAKER: Rule =
    Rule::new("quote.last-speaker", "Nothing near says who speaks; the article goes on with the one who spoke last.");
pub(super) const ORPHAN: Rule = Rule::new("quote.orphan", "Nothing near says who speaks.");

/// The rules of this file.
pub(super) const RULES: [Rule; 6] = [MODEL, CONTINUED, NEXT_PARAGRAPH, SENTENCE_BEFORE, LAST_SPEAKER, ORPHAN];

/// Collects the drafts of a text, block by block.
pub(super) struct Attributor<'a> {
    pub text: &'a str,
    pub marked: &'a [Marked],
    pub(super) labeller: Option<Labeller<'a>>,
    spans: Vec<Tagged>,
    pub(super) paired: Vec<Paired>,
    pub drafts: Vec<Draft>,
    /// First draft of this block.
    pub(super) first: usize,
    /// The draft with which the block before ended, if it ended in a quotation.
    before: Option<usize>,
    /// Source and cue of what the block before introduced with a colon at its end.
    intro: Option<(Span, Option<Span>)>,
    /// Who speaks in the last sentence of the block before, without a colon.
    weak: Option<Span>,
    /// Short stretches that nothing says are quotations.
    pub unused: Vec<Span>,
    /// What became reported speech, or nearly did.
    #[cfg(feature = "train")]
    pub(super) candidates: Vec<super::reported::Candidate>,
    /// The ends of quoted content that were chosen.
    #[cfg(feature = "train")]
    pub(super) edges: Vec<super::training::Edge>,
}

/// From so sure on the model's labels go before a verb in the same clause.
const SURE: f32 = 0.5;
/// So likely the labels around words between marks must be right.
const LIKELY: f32 = 0.4;

impl<'a> Attributor<'a> {
    pub(super) fn new(text: &'a str, marked: &'a [Marked], labeller: Option<Labeller<'a>>) -> Attributor<'a> {
        Attributor {
            text,
            marked,
            labeller,
            spans: Vec::new(),
            paired: Vec::new(),
            drafts: Vec::new(),
            first: 0,
            before: None,
            intro: None,
            weak: None,
            unused: Vec::new(),
            #[cfg(feature = "train")]
            candidates: Vec::new(),
            #[cfg(feature = "train")]
            edges: Vec::new(),
        }
    }

    /// Reads one block; `stretches` are the indices of its stretches in [`Attributor::marked`].
    pub(super) fn block(&mut self, line: &Line, stretches: Range<usize>) {
        self.label(line);
        let clause = Clause { text: self.text, line };
        self.first = self.drafts.len();
        let mut used = vec![false; self.paired.len()];
        let mut at = 0;
        let carried = |i: usize| self.marked.get(i + 1).is_some_and(|m| m.continues);
        let outer = stretches.filter(|&i| !self.marked[i].nested).map(|i| (&self.marked[i], carried(i)));
        let mut pieces: Vec<Piece> = Vec::new();
        for (marked, carried) in outer.collect::<Vec<_>>() {
            let mut piece = Piece::read(clause, marked);
            piece.ends |= carried;
            if piece.units.is_empty() {
                continue;
            }
            while at < self.paired.len() && self.paired[at].content.end <= piece.units.start {
                at += 1;
            }
            let model = self.paired.get(at).filter(|p| p.content.start < piece.units.end).cloned();
            let taken = self.piece(clause, &piece, model.as_ref());
            if !taken && !piece.titled && !gate::is_named(clause, &piece) {
                self.unused.push(piece.span);
            }
            if taken && model.is_some() {
                used[at] = true;
            }
            pieces.push(piece);
        }
        self.settle(clause, &pieces);
        self.reported(clause, &used, &pieces);
        order::by(&mut self.drafts[self.first..], |d| (d.content.first().map_or(0, |c| u64::from(c.start)), 0));
        self.before = self.ends_in_quotation(clause);
        let end = line.units.len();
        let colon = end > 1 && clause.is_mark(end - 1, &[':']);
        let hit = if colon { sieve::before(clause, end, true) } else { None };
        let last = clause.line.sentence(end.saturating_sub(1));
        self.weak = sieve::speaks_in(clause, last).map(|s| clause.span(&s));
        self.intro = hit.map(|h| (clause.span(&h.source), h.cue.map(|c| clause.span(&c))));
    }

    /// Reads one turn of a transcript.
    pub(super) fn turn(&mut self, turn: &Turn) {
        self.first = self.drafts.len();
        (self.before, self.intro, self.weak) = (None, None, None);
        self.drafts.push(Draft {
            form: QuoteForm::Direct,
            content: vec![turn.content],
            cue: Some(turn.colon),
            source: Some(turn.label),
            rule: transcript::TRANSCRIPT,
            follows: None,
            closed: true,
            sure: 0.0,
            polarity: Polarity::Said,
        });
    }

    /// Labels the units and pairs the labelled spans.
    fn label(&mut self, line: &Line) {
        self.paired.clear();
        let Some(labeller) = &mut self.labeller else { return };
        labeller.spans(line, &mut self.spans);
        let clause = Clause { text: self.text, line };
        complete::sources(clause, &mut self.spans);
        complete::closing(clause, &mut self.spans);
        complete::according(clause, &mut self.spans);
        assemble::pair(line, &self.spans, &mut self.paired);
        if complete::complete(clause, &self.paired, &mut self.spans) {
            assemble::pair(line, &self.spans, &mut self.paired);
        }
        for paired in &mut self.paired {
            let next = self.spans.partition_point(|s| s.units.start < paired.content.end);
            let next = self.spans.get(next).map_or(usize::MAX, |s| s.units.start);
            complete::over_relative(clause, paired, next);
            extent::leave_hearer(clause, paired);
            extent::leave_antecedent(clause, paired);
            complete::subject(clause, paired);
            complete::spoken_to(clause, paired);
            complete::quoted(clause, paired);
        }
        self.paired.retain(|p| !p.content.is_empty());
    }

    /// Attributes one stretch; whether it became (part of) a draft.
    fn piece(&mut self, clause: Clause<'_>, piece: &Piece, model: Option<&Paired>) -> bool {
        let hit = sieve::find(clause, &piece.units, piece.whole);
        if piece.continues && self.carry_on(clause, piece, hit.as_ref()) {
            return true;
        }
        let own = self.drafts[self.first..].last_mut().and_then(|last| extent::own_clause(clause, piece, last));
        let model = model.filter(|_| own.is_none());
        let hit = own.or(hit);
        let named = gate::is_named(clause, piece);
        // Words between marks are not what the labels around them say where these are hardly likely to be right.
        let speaks = |m: &Paired| {
            let cue = |i: usize| {
                let word = clause.unit(i).is_some_and(|u| u.cue >= 2);
                word || !clause.frames(i).is_empty() || clause.is_mark(i, &[':', '-'])
            };
            m.cue.clone().is_none_or(|mut c| c.any(cue))
        };
        // A few words need somebody who says them as well, or of whom they are said.
        let suffered = |m: &Paired| {
            m.cue
                .clone()
                .is_some_and(|mut c| c.any(|i| complete::is_suffered(clause, i) && clause.frames(i).any("catk")))
        };
        let enough = |m: &Paired| piece.words >= 5 || m.source.is_some() || suffered(m);
        let likely = |m: &Paired| {
            speaks(m) && enough(m) && worth::probability(&worth::features(clause, m, Polarity::Said)) >= LIKELY
        };
        // The model reads the whole sentence; a verb somewhere in the same clause says less.
        let sure = model.is_some_and(|m| m.cue.is_some() && m.source.is_some() && m.sure >= SURE && likely(m));
        // `She said that he had called it “…”`: the words are his.
        let inner = |h: &Hit| {
            let within = model.is_some_and(|m| m.content.start <= h.source.start && h.source.end <= m.content.end);
            within
                && !clause.is_pronoun(h.source.start)
                && h.cue.as_ref().is_some_and(|c| clause.is_verb(c.start, "stcw"))
        };
        // Where the two name different sources, the model is right more often than a verb before the quotation.
        let differs = |h: &Hit| {
            let other = model
                .and_then(|m| m.source.as_ref())
                .is_some_and(|s| s.end <= h.source.start || h.source.end <= s.start);
            let far = h.cue.as_ref().is_none_or(|c| c.end + 1 < piece.units.start);
            other && far && (h.rule.id == sieve::BEFORE.id || h.rule.id == sieve::COLON.id)
        };
        let second_hand = hit.as_ref().is_some_and(|h| h.rule.id == sieve::CLAUSE.id && inner(h));
        let model = if second_hand { None } else { model };
        if let Some(hit) =
            hit.filter(|h| !named && (second_hand || !(sure && (h.rule.id == sieve::CLAUSE.id || differs(h)))))
        {
            if !self.join(clause, piece, Some(&hit), model) {
                self.add_hit(clause, piece, &hit, model);
            }
            return true;
        }
        if let Some(model) = model.filter(|m| !named && (m.cue.is_some() || m.source.is_some()) && likely(m)) {
            if !self.join(clause, piece, None, Some(model)) {
                self.add_modelled(clause, piece, model);
            }
            return true;
        }
        if piece.units.start == 0
            && let Some(intro) = self.intro.filter(|_| piece.whole || piece.words >= 5)
        {
            let mut draft = draft(piece, sieve::COLON);
            (draft.source, draft.cue) = (Some(intro.0), intro.1);
            self.drafts.push(draft);
            return true;
        }
        if piece.ends && piece.whole && piece.words >= 2 && !named && (piece.punctuated || !piece.titled) {
            let heading = |rule: Rule| rule.id == NEXT_PARAGRAPH.id && piece.titled && !piece.exclaims;
            if let Some((index, rule)) = self.continued(clause, piece).filter(|(_, rule)| !heading(*rule)) {
                self.follow(piece, index, rule);
                return true;
            }
            let weak = self.weak.filter(|_| piece.units.start == 0);
            let source = sentence_before(clause, piece).map(|s| clause.span(&s));
            if let Some(source) = source.or(weak).filter(|_| piece.exclaims || !piece.titled) {
                let mut draft = draft(piece, SENTENCE_BEFORE);
                draft.source = Some(source);
                self.drafts.push(draft);
                return true;
            }
        }
        if piece.ends && gate::is_quotation(clause, piece) {
            let draft = draft(piece, ORPHAN);
            self.drafts.push(draft);
            return true;
        }
        false
    }

    /// Adds the piece to the quotation that the block before left open.
    fn carry_on(&mut self, clause: Clause<'_>, piece: &Piece, hit: Option<&Hit>) -> bool {
        let Some(open) = self.drafts.last_mut().filter(|d| !d.closed) else { return false };
        if gate::is_aside(clause, piece) {
            return true;
        }
        open.content.push(piece.span);
        open.closed = piece.closed;
        if open.source.is_none()
            && open.follows.is_none()
            && let Some(hit) = hit
        {
            open.source = Some(clause.span(&hit.source));
            open.cue = hit.cue.as_ref().map(|c| clause.span(c));
            open.rule = hit.rule;
        }
        // The block's own drafts begin with it, so that what comes next can go on from it.
        self.first = self.first.min(self.drafts.len() - 1);
        true
    }

    /// Adds the piece to the draft before it when both have one attribution: `“A,” he said, “B.”`, `“a” and “b”`.
    fn join(&mut self, clause: Clause<'_>, piece: &Piece, hit: Option<&Hit>, model: Option<&Paired>) -> bool {
        let whole = model.map(|m| clause.span(&m.content));
        let cue =
            hit.and_then(|h| h.cue.as_ref()).or(model.and_then(|m| m.cue.as_ref())).map(|c| extent::trimmed(clause, c));
        let Some(last) = self.drafts[self.first..].last_mut() else { return false };
        let inside = last.content.last().is_some_and(|c| c.contains(piece.span));
        if inside {
            return true;
        }
        // `“A,” he said, looking up, “b.”`
        let resumed = last.form == QuoteForm::Direct
            && extent::is_interrupted(clause.text, last)
            && piece.units.start > 0
            && clause.is_mark(piece.units.start - 1, &[',', '-']);
        let same_cue = resumed || cue.zip(last.cue).is_some_and(|(a, b)| a.overlaps(b));
        let same_content = whole.zip(last.content.last()).is_some_and(|(w, c)| w.overlaps(*c));
        if !same_cue && !same_content {
            return false;
        }
        let between = clause.line.at(last.last().max(last.end()))..piece.units.start;
        let ended = between.clone().any(|i| clause.is_mark(i, &['.', '?', '!', ';']));
        if ended && !same_content {
            return false;
        }
        let parted = last.cue.is_some_and(|c| c.start >= last.end() && c.end <= piece.span.start);
        let apart = last.content.last().is_none_or(|c| !c.overlaps(piece.span));
        if apart && (parted || last.form == QuoteForm::Direct || extent::is_finished(clause.text, last)) {
            last.content.push(piece.span);
        } else {
            // What the label covers may begin before a part that stands already.
            let taken = last.content.len().checked_sub(2).map_or(0, |i| last.content[i].end);
            if let Some(content) = last.content.last_mut() {
                let whole = whole.filter(|w| w.contains(piece.span) && w.start >= taken);
                *content = content.to(whole.unwrap_or(piece.span));
            }
        }
        last.closed = piece.closed;
        true
    }

    fn add_hit(&mut self, clause: Clause<'_>, piece: &Piece, hit: &Hit, model: Option<&Paired>) {
        let mut draft = draft(piece, hit.rule);
        draft.source = Some(clause.span(&hit.source));
        draft.cue = hit.cue.as_ref().map(|c| clause.span(c));
        let agreed =
            model.filter(|m| m.source.as_ref().is_some_and(|s| s.start < hit.source.end && hit.source.start < s.end));
        draft.sure = agreed.map_or(0.0, |m| m.sure);
        if let Some(cue) = &hit.cue {
            draft.polarity = polarity::of(clause, cue, Some(&hit.source));
        }
        if let Some(model) = model {
            // The model knows the whole extent of a cue and of a source.
            let cue = extent::wider(draft.cue, model.cue.as_ref().map(|c| extent::trimmed(clause, c)));
            let source = extent::wider(draft.source, model.source.as_ref().map(|s| extent::trimmed(clause, s)));
            let apart = cue.zip(source).is_none_or(|(c, s)| !c.overlaps(s));
            if apart {
                (draft.cue, draft.source) = (cue, source);
            }
        }
        let beside = hit.rule.id == sieve::SOURCE_CUE_AFTER.id || hit.rule.id == sieve::CUE_SOURCE_AFTER.id;
        let introduced = piece.whole && (hit.rule.id == sieve::BEFORE.id || hit.rule.id == sieve::COLON.id);
        let wide = model.is_some_and(|m| m.content.start + 2 < piece.units.start);
        if !beside && !introduced && (!piece.whole || wide) {
            draft.form = QuoteForm::Mixed;
            draft.content = vec![self.clause_content(clause, piece, hit, model)];
        } else if beside
            && !piece.whole
            && piece.units.start > clause.line.sentence(piece.units.start).start
            && let Some(model) = model
        {
            draft.form = QuoteForm::Mixed;
            draft.content = vec![extent::around(clause, piece, &model.content)];
        }
        settle_form(&mut draft, piece);
        self.drafts.push(draft);
    }

    /// The reported clause around a quoted part: as the model has it, or from the cue on.
    fn clause_content(&self, clause: Clause<'_>, piece: &Piece, hit: &Hit, model: Option<&Paired>) -> Span {
        if let Some(model) = model {
            return extent::around(clause, piece, &model.content);
        }
        match &hit.cue {
            Some(cue) if cue.end < piece.units.start && piece.units.start - cue.end < 25 => {
                let mut start = cue.end;
                while start < piece.units.start && clause.is_mark(start, &[',', ':', '-']) {
                    start += 1;
                }
                if hit.source.start >= start { piece.span } else { clause.line.units[start].span.to(piece.span) }
            }
            _ => piece.span,
        }
    }

    fn add_modelled(&mut self, clause: Clause<'_>, piece: &Piece, model: &Paired) {
        let mut draft = draft(piece, MODEL);
        draft.source = model.source.as_ref().map(|s| extent::trimmed(clause, s));
        draft.cue = model.cue.as_ref().map(|c| extent::trimmed(clause, c));
        draft.sure = model.sure;
        if let Some(cue) = &model.cue {
            draft.polarity = polarity::of(clause, cue, model.source.as_ref());
        }
        if !piece.whole || model.content.start + 2 < piece.units.start {
            draft.form = QuoteForm::Mixed;
            draft.content = vec![extent::around(clause, piece, &model.content)];
        }
        settle_form(&mut draft, piece);
        self.drafts.push(draft);
    }

    /// A draft that shares the speaker of draft `index`.
    fn follow(&mut self, piece: &Piece, index: usize, rule: Rule) {
        let mut draft = draft(piece, rule);
        draft.source = self.drafts[index].source;
        draft.cue = self.drafts[index].cue;
        draft.follows = self.drafts[index].content.first().map(|c| c.start);
        self.drafts.push(draft);
    }

    /// The quotation that the piece goes on from, in its own block or at the end of the one before.
    fn continued(&self, clause: Clause<'_>, piece: &Piece) -> Option<(usize, Rule)> {
        if self.drafts.len() > self.first {
            let index = self.drafts.len() - 1;
            let last = &self.drafts[index];
            if last.form == QuoteForm::Indirect || last.rule.id == ORPHAN.id && last.source.is_none() {
                return None;
            }
            // The sentence right before must be the one that the quotation or its source stands in.
            let start = clause.line.sentence(piece.units.start).start;
            let near = piece.units.start.saturating_sub(1).min(start.saturating_sub(1));
            let previous = clause.line.sentence(near);
            let reach = clause.line.units[previous.start].span.start;
            return (last.last() > reach).then_some((index, CONTINUED));
        }
        let alone = piece.units.start == 0;
        self.before.filter(|_| alone).map(|index| (index, NEXT_PARAGRAPH))
    }

    /// The last draft of the block when nothing but its attribution follows it.
    fn ends_in_quotation(&self, clause: Clause<'_>) -> Option<usize> {
        let index = self.drafts.len().checked_sub(1).filter(|i| *i >= self.first)?;
        let draft = &self.drafts[index];
        let tail = clause.line.units.len() - clause.line.at(draft.last()).min(clause.line.units.len());
        let speaks = draft.form != QuoteForm::Indirect && (draft.source.is_some() || draft.follows.is_some());
        (speaks && tail <= 12).then_some(index)
    }
}

/// A direct draft of the piece alone.
fn draft(piece: &Piece, rule: Rule) -> Draft {
    Draft {
        form: QuoteForm::Direct,
        content: vec![piece.span],
        cue: None,
        source: None,
        rule,
        follows: None,
        closed: piece.closed,
        sure: 0.0,
        polarity: Polarity::Said,
    }
}

/// What is wholly between marks is direct, whatever stands around it.
fn settle_form(draft: &mut Draft, piece: &Piece) {
    if draft.content == [piece.span] {
        draft.form = QuoteForm::Direct;
    }
}

/// The subject of the sentence before a quotation that is a sentence of its own.
fn sentence_before(clause: Clause<'_>, piece: &Piece) -> Option<Range<usize>> {
    let own = clause.line.sentence(piece.units.start);
    if own.start != piece.units.start || own.start == 0 {
        return None;
    }
    let before = clause.line.sentence(own.start - 1);
    if let Some(source) = sieve::speaks_in(clause, before.clone()) {
        return Some(source);
    }
    let start = before.start;
    if clause.is_any(start, &["he", "she"]) {
        return Some(start..start + 1);
    }
    let name = |i: usize| matches!(clause.unit(i).map(|u| u.shape), Some(Shape::Title | Shape::Initial | Shape::Upper));
    let end = (start..before.end).find(|&i| !name(i)).unwrap_or(before.end);
    // A name and a verb: one capital alone may be any word that begins a sentence.
    let plain = clause.unit(start).is_some_and(|u| u.class == Class::of_shape(u.shape));
    let verb = clause.is_helper(end) || clause.word(end).ends_with("ed") || !clause.frames(end).is_empty();
    (plain && end > start && end - start <= 4 && verb).then_some(start..end)
}
