//! The ends of quoted content, chosen anew for every part of the block's quotations.

use super::attribute::Attributor;
use super::clause::Clause;
use super::draft::{Draft, Piece};
use super::edge::{self, Quoted, Side};
use crate::document::QuoteForm;
use crate::tagger::hash;
use crate::text::Span;
use std::ops::Range;

impl Attributor<'_> {
    /// Moves the ends of what the block's drafts hold beside the marks of `pieces`, in order.
    pub(super) fn settle(&mut self, clause: Clause<'_>, pieces: &[Piece]) {
        let Some(begin) = clause.line.units.first().map(|u| u.span.start) else { return };
        let Some(labeller) = &self.labeller else { return };
        for draft in &mut self.drafts[self.first..] {
            for part in 0..draft.content.len() {
                let content = draft.content[part];
                let first = pieces.partition_point(|p| p.span.end <= content.start);
                let count = pieces[first..].partition_point(|p| p.span.start < content.end);
                if content.start < begin || count == 0 {
                    continue;
                }
                let own = &pieces[first..first + count];
                let quoted = read(clause, &labeller.rows, draft, part, own);
                #[cfg(feature = "train")]
                super::training::edges(&quoted, draft.cue, content, &mut self.edges);
                let units = edge::choose(&quoted, Side::Left)..edge::choose(&quoted, Side::Right);
                let mut chosen = clause.span(&units);
                // A token may end one part and begin the next: an address with marks in it, `’s`, a mark with an accent.
                let before = part.checked_sub(1).map_or(0, |before| draft.content[before].end);
                let after = draft.content.get(part + 1).map_or(u32::MAX, |after| after.start);
                chosen = Span::new(chosen.start.max(before), chosen.end.min(after));
                draft.content[part] = chosen;
                let marks = own.len() == 1 && chosen == own[0].span;
                if part == 0 {
                    draft.form = if marks { QuoteForm::Direct } else { QuoteForm::Mixed };
                }
            }
        }
    }
}

/// What is known around part `part` of a draft, which holds the stretches `own`.
fn read<'a>(
    clause: Clause<'a>,
    rows: &'a [crate::tagger::Row<{ super::WIDTH }>],
    draft: &Draft,
    part: usize,
    own: &[Piece],
) -> Quoted<'a> {
    let content = clause.line.over(draft.content[part]);
    let (first, last) = (&own[0], &own[own.len() - 1]);
    let marked = first.units.start..last.units.end;
    let begin = clause.line.units[0].span.start;
    let here = |span: Option<Span>| span.filter(|s| s.start >= begin).map(|s| clause.line.over(s));
    let (cue, source) = (here(draft.cue), here(draft.source));
    let before = |units: &Option<Range<usize>>| units.as_ref().filter(|u| u.end <= marked.start).map(|u| u.end);
    let after = |units: &Option<Range<usize>>| units.as_ref().filter(|u| u.start >= marked.end).map(|u| u.start);
    let earlier = part.checked_sub(1).map(|p| clause.line.at(draft.content[p].end));
    let later = draft.content.get(part + 1).map(|c| clause.line.at(c.start));
    // `“Whenever you say so,” she said, meaning the vote, “you lose one.”`: what goes on behind a comma is marked words alone.
    let comma = marked.start > 0 && clause.is_mark(marked.start - 1, &[',']);
    let resumed = (part > 0 && draft.form == QuoteForm::Direct && comma).then_some(marked.start);
    let least = [before(&cue), before(&source), earlier, resumed].into_iter().flatten().max().unwrap_or(0);
    // `who called her “a friend”, did not comment`: a relative clause ends at the comma.
    let relative = source.as_ref().is_some_and(|s| clause.is_any(s.start, &["who", "which"]));
    let sentence = clause.line.sentence(marked.end - 1).end;
    let clause_end = (marked.end..sentence).find(|&i| relative && clause.is_mark(i, &[',']));
    // `says, “We stay,” until they leave`, `likened it to “a mess” – a harsh word`: the rest is the writer's.
    let led = marked.start > 0 && clause.is_mark(marked.start - 1, &[',', ':']) && last.punctuated;
    let own_end = (led || clause.is_mark(marked.end, &['-'])).then_some(marked.end);
    let most =
        [after(&cue), after(&source), later, clause_end, own_end].into_iter().flatten().min().unwrap_or(usize::MAX);
    let look = (first.whole as u32) << 4 | (last.punctuated as u32) << 3 | (last.exclaims as u32) << 2;
    let look = look | ((part > 0) as u32) << 5 | (own.len() > 1) as u32 | ((first.words < 5) as u32) << 1;
    Quoted {
        clause,
        rows,
        content,
        marked,
        look: hash::word(draft.rule.id) << 6 | look,
        cue,
        source,
        free: least..most,
    }
}
