//! The text of a document's subtree as a reader sees it: which elements hold prose, and where lines end.
//!
//! | in the document | in the text |
//! |---|---|
//! | a text node | its words; line ends and tabs as spaces, for they are line breaks of the source only |
//! | a text node in `pre` | the same, unchanged |
//! | `p`, `h1`…`h6`, `blockquote`, `figure` | a blank line around |
//! | `div`, `li`, `tr` and their like | a line end around |
//! | `br` | a line end |
//! | `script`, `style`, `textarea` and their like | nothing |
//! | white space between elements on lines of their own | nothing |

use crate::text::Span;

/// Collects text nodes and elements in order of the document.
#[derive(Debug, Default)]
pub(crate) struct Prose {
    pub(crate) text: String,
    /// Line ends owed before the next words.
    lines: usize,
}

impl Prose {
    /// The start or the end of an element, by its name in capitals. Says whether its content is prose.
    pub(crate) fn element(&mut self, tag: &str) -> bool {
        self.lines = self.lines.max(line_ends(tag));
        !is_silent(tag)
    }

    /// A `br`.
    pub(crate) fn line(&mut self) {
        self.owe();
        self.text.push('\n');
    }

    /// A text node; gives its place in the text, which has as many UTF-16 code units as the node.
    pub(crate) fn words(&mut self, data: &str, preformatted: bool) -> Option<Span> {
        if data.is_empty() || (data.trim().is_empty() && (self.lines > 0 || self.text.is_empty())) {
            return None;
        }
        self.owe();
        let start = self.text.len();
        if preformatted {
            self.text.push_str(data);
        } else {
            self.text.extend(data.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
        }
        Some(Span::at(start, self.text.len()))
    }

    fn owe(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        if !self.text.is_empty() {
            (0..lines).for_each(|_| self.text.push('\n'));
        }
    }
}

#[rustfmt::skip]
fn line_ends(tag: &str) -> usize {
    match tag {
        "P" | "H1" | "H2" | "H3" | "H4" | "H5" | "H6" | "BLOCKQUOTE" | "FIGURE" => 2,
        "ADDRESS" | "ARTICLE" | "ASIDE" | "BODY" | "CAPTION" | "DD" | "DETAILS" | "DIALOG" | "DIV" | "DL" | "DT"
        | "FIELDSET" | "FIGCAPTION" | "FOOTER" | "FORM" | "HEADER" | "HR" | "LEGEND" | "LI" | "MAIN" | "MENU" | "NAV"
        | "OL" | "PRE" | "SEARCH" | "SECTION" | "SUMMARY" | "TABLE" | "TD" | "TH" | "TR" | "UL" => 1,
        _ => 0,
    }
}

#[rustfmt::skip]
fn is_silent(tag: &str) -> bool {
    matches!(tag, "SCRIPT" | "STYLE" | "TEMPLATE" | "NOSCRIPT" | "TEXTAREA" | "SELECT" | "OPTION" | "IFRAME" | "OBJECT"
        | "CANVAS" | "AUDIO" | "VIDEO" | "SVG" | "MATH" | "HEAD")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_where_a_reader_sees_them_end() {
        let mut prose = Prose::default();
        assert!(prose.element("DIV"));
        assert_eq!(prose.words("\n  ", false), None);
        prose.element("H1");
        assert_eq!(prose.words("A\nheadline", false), Some(Span::new(0, 10)));
        prose.element("H1");
        assert_eq!(prose.words("\n  ", false), None);
        prose.element("P");
        assert_eq!(prose.words("She ", false), Some(Span::new(12, 16)));
        assert_eq!(prose.words("said", false), Some(Span::new(16, 20)));
        prose.line();
        prose.words("so.", false);
        prose.element("P");
        prose.element("LI");
        prose.words("a\tb", true);
        assert!(!prose.element("SCRIPT"));
        assert_eq!(prose.text, "A headline\n\nShe said\nso.\n\na\tb");
    }
}
