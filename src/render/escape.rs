//! Escaping for HTML text and attribute values.

/// Escapes what could end a text node or an attribute value in either kind of quotes.
///
/// ```
/// assert_eq!(ontherecord::render::escape_html("<a title='x'>&"), "&lt;a title=&#39;x&#39;&gt;&amp;");
/// ```
pub fn escape_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}
