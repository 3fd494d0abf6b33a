//! An article to safe HTML: a pure consumer of the model.
//!
//! | file | does |
//! |---|---|
//! | `segment` | overlapping spans to nested elements |
//! | `element` | which element and attributes for which item |
//! | `escape` | text and attribute values |
//! | `prose` | the text of a live document's subtree, for marking it up in place |

mod element;
mod escape;
#[cfg(any(test, target_arch = "wasm32"))]
mod prose;
mod segment;

use crate::document::Article;
use crate::text::Put;
use crate::text::Span;
#[cfg(target_arch = "wasm32")]
pub(crate) use element::Item;
pub(crate) use element::{element, layers};
pub use escape::escape_html;
use escape::escape_into;
#[cfg(target_arch = "wasm32")]
pub(crate) use prose::Prose;
pub(crate) use segment::{Step, Sweep};

/// The text as HTML whose text nodes, concatenated, are exactly `text` (a NUL, which HTML can't hold, is U+FFFD).
///
/// Elements are inline: show them where white space is kept (`white-space: pre-wrap`). All words of the text are
/// escaped, there is no style and no script: the result may go into `innerHTML`. The table of elements, classes and
/// attributes is in the package's README.
///
/// ```
/// let text = "Tom & Jerry <said> it.";
/// let article = ontherecord::parse(text, &ontherecord::Options::default());
/// assert!(ontherecord::render::html(&article, text).contains("&lt;said&gt;"));
/// ```
pub fn html(article: &Article, text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    let mut tags = Vec::new();
    Sweep::new(layers(article, text)).window(Span::at(0, text.len()), |step| match step {
        Step::Open { item, continued } => {
            let element = element(article, item, continued);
            out.push('<');
            out.put(element.tag);
            for (name, value) in &element.attributes {
                out.push(' ');
                out.put(name);
                out.put("=\"");
                escape_into(value, &mut out);
                out.push('"');
            }
            out.push('>');
            tags.push(element.tag);
        }
        Step::Text(span) => escape_into(span.of(text), &mut out),
        Step::Close => {
            if let Some(tag) = tags.pop() {
                out.put("</");
                out.put(tag);
                out.push('>');
            }
        }
    });
    out
}
