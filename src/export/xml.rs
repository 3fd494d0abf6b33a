//! XML text and attributes.

use crate::text::Put;

/// Escapes text for element content and attribute values; characters that XML 1.0 forbids become U+FFFD, one for
/// one, so that nothing disappears unseen.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.put("&lt;"),
            '>' => out.put("&gt;"),
            '&' => out.put("&amp;"),
            '"' => out.put("&quot;"),
            '\r' => out.put("&#13;"),
            '\t' | '\n' => out.push(c),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_and_forbidden_characters() {
        assert_eq!(escape("<a b=\"c\">&\u{8}\r\n"), "&lt;a b=&quot;c&quot;&gt;&amp;\u{FFFD}&#13;\n");
        assert_eq!(escape("“é” 🙂"), "“é” 🙂");
    }
}
