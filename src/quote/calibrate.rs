//! From a rule and the sureness of the model to a probability, as counted on the development sets.
//!
//! The model is surer or less sure of its labels, and agrees with a pattern about the source or does not. Each cell is the
//! share of quotations of that kind whose source was right; `eval/RESULTS.md` has the counts.

use super::draft::Draft;
use crate::document::QuoteForm;

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
    match draft.rule.id {
        "quote.source-cue-after" => by_sureness([0.6, 0.9, 0.93, 0.95, 0.98]),
        "quote.cue-source-after" => by_sureness([0.75, 0.78, 0.78, 0.8, 0.98]),
        "quote.source-cue-before" => by_sureness([0.58, 0.85, 0.86, 0.89, 0.95]),
        "quote.clause" => by_sureness([0.55, 0.78, 0.78, 0.8, 0.85]),
        "quote.colon" => by_sureness([0.65, 0.8, 0.85, 0.85, 0.9]),
        "quote.model" if draft.form == QuoteForm::Indirect => by_sureness([0.4, 0.46, 0.62, 0.8, 0.92]),
        "quote.model" => by_sureness([0.6, 0.65, 0.72, 0.84, 0.94]),
        "quote.signed" | "quote.transcript" => 0.96,
        "quote.according-to" => 0.93,
        "quote.continued" => 0.92,
        "quote.passive" => 0.7,
        "quote.sentence-before" => 0.7,
        "quote.next-paragraph" | "quote.last-speaker" => 0.6,
        _ => 0.3,
    }
}
