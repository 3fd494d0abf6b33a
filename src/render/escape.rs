//! Escaping for HTML text and attribute values.

use crate::text::Put;

/// Escapes what could end a text node or an attribute value in either kind of quotes.
///
/// A parser of HTML turns a bare carriage return into a line feed and drops a NUL: the first is written as a character
/// reference, the second as U+FFFD, so that offsets in UTF-16 code units still fit the text nodes.
///
/// ```
/// assert_eq!(ontherecord::render::escape_html("<a title='x'>&"), "&lt;a title=&#39;x&#39;&gt;&amp;");
/// ```
pub fn escape_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    escape_into(text, &mut out);
    out
}

/// [`escape_html`] at the end of a string that is there already.
pub(super) fn escape_into(text: &str, out: &mut String) {
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        let reference = match byte {
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'&' => "&amp;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            b'\r' => "&#13;",
            0 => "\u{FFFD}",
            _ => continue,
        };
        out.put(&text[copied..at]);
        out.put(reference);
        copied = at + 1;
    }
    out.put(&text[copied..]);
}
