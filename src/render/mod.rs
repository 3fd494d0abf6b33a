//! An article to safe HTML: a pure consumer of the model.

mod escape;

use crate::document::Article;
pub use escape::escape_html;

/// The text as HTML whose text nodes, concatenated, are exactly `text`.
pub fn html(_article: &Article, text: &str) -> String {
    escape_html(text)
}
