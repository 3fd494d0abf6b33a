//! From a rule and the sureness of the model to a probability.
//!
//! The model is surer or less sure of its labels, and agrees with a pattern about the source or does not. Each cell is
//! the share of quotations of that kind whose source was right, counted on 560 training articles that the model used for
//! it had not seen. Reported speech has a model of its own, [`super::worth`].

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
        "quote.source-cue-after" => by_sureness([0.64, 0.95, 0.96, 0.97, 0.99]),
        "quote.cue-source-after" => by_sureness([0.85, 0.96, 0.98, 0.98, 0.98]),
        "quote.source-cue-before" => by_sureness([0.6, 0.78, 0.95, 0.96, 0.96]),
        "quote.clause" => by_sureness([0.5, 0.82, 0.85, 0.85, 0.85]),
        "quote.colon" => by_sureness([0.82, 0.93, 0.95, 0.97, 0.97]),
        "quote.model" if draft.form == QuoteForm::Indirect => draft.sure,
        "quote.model" if draft.form == QuoteForm::Direct => by_sureness([0.6, 0.63, 0.69, 0.71, 0.85]),
        "quote.model" => by_sureness([0.6, 0.66, 0.81, 0.89, 0.96]),
        "quote.signed" | "quote.transcript" => 0.97,
        "quote.continued" | "quote.according-to" => 0.95,
        "quote.passive" => 0.7,
        "quote.next-paragraph" => 0.6,
        "quote.sentence-before" | "quote.last-speaker" => 0.55,
        _ => 0.3,
    };
    counted.clamp(LEAST, MOST)
}
