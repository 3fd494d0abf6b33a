//! The wire schema as JSON, the same bytes natively and in JavaScript's `JSON.stringify(parse(text))`.

use crate::document::Article;
use crate::text::{OffsetMap, Offsets};
use crate::wire;

pub(crate) fn write(article: &Article, text: &str, unit: Offsets) -> String {
    to_string(&wire::article(article, text, &OffsetMap::new(text, unit)))
}

/// JSON of a value made of structs, strings and numbers, which cannot fail.
pub(crate) fn to_string<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
