//! From a rule and the sureness of the model to a probability, as counted on the development sets.
//!
//! The model is surer or less sure of its labels, and agrees with a pattern about the source or does not. Each cell is the
//! share of quotations of that kind whose source was right; `eval/RESULTS.md` has the counts.

use super::draft::Draft;
use crate::document::QuoteForm;

/// No count is large enough to be surer than this, of the right or of the wrong.
const LEAST: f32 = 0.05;
const MOST: f32 = 0.99;

/// The probability that the draft's source is right, 0 to 1.
pub(super) fn confidence(draft: &Draft) -> f32 {
    let by_sureness = |cells: [f32; 5]| {
        cells[match draft.sure {
            s if s <= 0.0 => 0,
            s if s < 0.6 => 1,
            s if s < 0.75 => 2,
            s if s < 0.9 => 3,
            _ => 4,
        }]
    };
    let counted: f32 = match draft.rule.id {
        "quote.source-cue-after" => by_sureness([0.55, 0.9, 0.95, 0.97, 0.98]),
        "quote.cue-source-after" => by_sureness([0.75, 0.81, 0.83, 0.86, 0.95]),
        "quote.source-cue-before" => by_sureness([0.58, 0.88, 0.92, 0.94, 0.97]),
        "quote.clause" => by_sureness([0.55, 0.78, 0.78, 0.8, 0.85]),
        "quote.colon" => by_sureness([0.75, 0.8, 0.85, 0.88, 0.9]),
        "quote.model" if draft.form == QuoteForm::Indirect => by_sureness([0.45, 0.55, 0.7, 0.85, 0.93]),
        "quote.model" => by_sureness([0.6, 0.66, 0.82, 0.91, 0.96]),
        "quote.signed" | "quote.transcript" => 0.96,
        "quote.according-to" => 0.93,
        "quote.continued" => 0.92,
        "quote.passive" => 0.7,
        "quote.sentence-before" => 0.7,
        "quote.next-paragraph" | "quote.last-speaker" => 0.6,
        _ => 0.3,
    };
    counted.clamp(LEAST, MOST)
}
