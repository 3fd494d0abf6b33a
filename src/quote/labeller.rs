//! Labels the units of a block, but for sentences that hardly hold an attribution: theirs is none.

use super::WIDTH;
use super::choose::Choice;
use super::features::Paragraph;
use super::label::{self, Tagged};
use super::unit::Line;
use crate::tagger::{Model, Row, Tagger};
use std::ops::Range;

/// The attribution model with its buffers.
pub(super) struct Labeller<'m> {
    tagger: Tagger<'m, WIDTH>,
    paragraph: Paragraph,
    choice: Choice,
    /// The labels of the last block's units, and how sure the model is of them.
    labels: Vec<u8>,
    sure: Vec<f32>,
    /// The probability of every label of every unit; nothing where no attribution is looked for.
    pub(super) rows: Vec<Row<WIDTH>>,
}

impl<'m> Labeller<'m> {
    /// For a text of so many distinct words.
    pub(super) fn new(model: &'m Model<WIDTH>, words: usize) -> Labeller<'m> {
        let (labels, sure) = (Vec::new(), Vec::new());
        let (paragraph, choice) = (Paragraph::default(), Choice::default());
        Labeller { tagger: Tagger::new(model, words), paragraph, choice, labels, sure, rows: Vec::new() }
    }

    /// The labelled spans of a block.
    pub(super) fn spans(&mut self, line: &Line, out: &mut Vec<Tagged>) {
        let labelled = self.paragraph.read(line);
        self.labels.clear();
        self.labels.resize(line.units.len(), 0);
        self.sure.clear();
        self.sure.resize(line.units.len(), 0.0);
        self.rows.clear();
        self.rows.resize(line.units.len(), Row::default());
        stretches(line, |range| {
            self.tagger.decode(&labelled, range.clone());
            let (likeliest, rows) = self.tagger.posteriors();
            let (labels, sure) = self.choice.make(likeliest, rows);
            self.labels[range.clone()].copy_from_slice(labels);
            self.rows[range.clone()].copy_from_slice(rows);
            self.sure[range].copy_from_slice(sure);
        });
        label::spans(line, &self.labels, &self.sure, out);
    }
}

/// Calls `visit` with every longest run of sentences that may hold an attribution, as ranges of units.
fn stretches(line: &Line, mut visit: impl FnMut(Range<usize>)) {
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
