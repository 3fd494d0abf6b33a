//! What several formats print of an article: quotations, entities and dates as words.

use crate::document::{Article, Entity, EntityId, Quote};
use crate::text::Span;

/// An article beside its text.
pub(crate) struct Sheet<'a> {
    pub article: &'a Article,
    pub text: &'a str,
    /// Where the readable blocks start.
    readable: Vec<u32>,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(article: &'a Article, text: &'a str) -> Sheet<'a> {
        let readable = article.blocks.iter().filter(|b| b.kind.is_readable()).map(|b| b.span.start).collect();
        Sheet { article, text, readable }
    }

    /// The entity of an id.
    pub(crate) fn entity(&self, id: EntityId) -> Option<&'a Entity> {
        self.article.entities.get(id as usize)
    }

    /// A quotation's words, its spans joined by an ellipsis where an attribution interrupts them.
    pub(crate) fn words(&self, quote: &Quote) -> String {
        let pieces: Vec<String> = quote.content.iter().map(|s| self.line(*s)).collect();
        pieces.join(" … ")
    }

    /// The speaker's name, or the words beside the quotation, or nothing.
    pub(crate) fn speaker(&self, quote: &Quote) -> String {
        match (quote.speaker.and_then(|id| self.entity(id)), quote.source) {
            (Some(entity), _) => entity.name.clone(),
            (None, Some(source)) => self.line(source),
            (None, None) => String::new(),
        }
    }

    /// The words of a span on one line.
    pub(crate) fn line(&self, span: Span) -> String {
        span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words of a span on one line, if there is one.
    pub(crate) fn line_of(&self, span: Option<Span>) -> String {
        span.map_or(String::new(), |s| self.line(s))
    }

    /// The headline, or the first words of the text.
    pub(crate) fn title(&self) -> String {
        match self.article.metadata.headline {
            Some(headline) => self.line(headline.span),
            None => self.text.split_whitespace().take(8).collect::<Vec<_>>().join(" "),
        }
    }

    /// Number, counted from 1, of the readable block that holds a byte: what a reader counts as a paragraph.
    pub(crate) fn paragraph(&self, byte: u32) -> usize {
        self.readable.partition_point(|&start| start <= byte).max(1)
    }
}
