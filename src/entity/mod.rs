//! Named mentions of persons, organisations, places and groups.

use crate::document::{DateMention, EntityKind};
use crate::layout::Layout;
use crate::lexicon;
use crate::options::Options;
use crate::quote::marks::Marked;
use crate::rule::Rule;
use crate::text::Span;
use crate::token::{Case, Tokens};

/// The rules of this stage.
pub(crate) const RULES: &[Rule] =
    &[Rule::new("entity.capitalised", "Capitalised words in the middle of a sentence were taken as a name.")];

/// A named mention before it is known whom it means.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Name {
    /// Maximal name without titles, leading "the" and possessive.
    pub span: Span,
    pub kind: EntityKind,
    /// Title or office beside the name: `US national security adviser`.
    pub role: Option<Span>,
    pub rule: &'static str,
    pub confidence: f32,
}

/// Finds the names, in order of the text, without overlaps.
pub(crate) fn find(
    tokens: &Tokens<'_>,
    _layout: &Layout,
    dates: &[DateMention],
    _marked: &[Marked],
    _options: &Options,
) -> Vec<Name> {
    let mut out = Vec::new();
    for sentence in &tokens.sentences {
        let mut i = sentence.tokens.start as usize + 1;
        let end = sentence.tokens.end as usize;
        while i < end {
            let first = i;
            while i < end && matches!(tokens.tokens[i].case, Case::Title | Case::Mixed | Case::Upper) {
                i += 1;
            }
            if i > first {
                let span = Span::new(tokens.tokens[first].span.start, tokens.tokens[i - 1].span.end);
                if !dates.iter().any(|d| d.span.overlaps(span))
                    && !lexicon::HONORIFICS.has(&tokens.word(first).to_lowercase())
                {
                    let kind = if i - first == 2 { EntityKind::Person } else { EntityKind::Place };
                    out.push(Name { span, kind, role: None, rule: "entity.capitalised", confidence: 0.3 });
                }
            }
            i += 1;
        }
    }
    out
}
