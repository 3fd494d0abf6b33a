//! The type by which every item of the result names what decided it.

/// One rule: the id that items carry and its one-sentence English.
///
/// Each stage lists its own rules beside the code that applies them; [`crate::explain`] looks through all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// `stage.what`, for example `quote.source-before-cue`.
    pub id: &'static str,
    /// What the rule concluded and from what, in one sentence for a reader who is no linguist.
    pub because: &'static str,
}

impl Rule {
    /// A rule with its sentence.
    pub const fn new(id: &'static str, because: &'static str) -> Rule {
        Rule { id, because }
    }
}
