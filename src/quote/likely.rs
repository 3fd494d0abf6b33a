//! Which sentences may hold an attribution: only they are labelled, the model's label for the rest is none.

use super::unit::Line;
use std::ops::Range;

/// Calls `visit` with every longest run of sentences that may, as ranges of units.
pub(super) fn stretches(line: &Line, mut visit: impl FnMut(Range<usize>)) {
    let mut run = 0..0;
    for ends in line.starts.windows(2) {
        let sentence = ends[0] as usize..ends[1] as usize;
        if !may(line, sentence.clone()) {
            continue;
        }
        if run.end != sentence.start {
            if !run.is_empty() {
                visit(run);
            }
            run = sentence.start..sentence.start;
        }
        run.end = sentence.end;
    }
    if !run.is_empty() {
        visit(run);
    }
}

/// A cue class from which on a word makes its sentence worth a look; below it hardly one in a hundred is a cue.
const SELDOM: u8 = 2;

/// Whether a quotation, a verb of speech or thought, or another word that was a cue stands in the sentence. Of the
/// sentences without, the model labels some words in three of a hundred, and is as often wrong there as right.
fn may(line: &Line, sentence: Range<usize>) -> bool {
    line.units[sentence].iter().any(|u| u.cue >= SELDOM || u.frame != 0 || u.inside || u.shape.is_quotation())
}
