//! What of a headline's line is no headline.
//!
//! | line | headline |
//! |---|---|
//! | `Shares fall again (video)` | `Shares fall again` |
//! | `MarketsShares fall again`, where `Markets` is a line of the page | the same |
//! | `McArthur wins` | whole |

use super::line::Line;

/// What a page offers beside the words of an article.
const MEDIA: &[&str] =
    &["video", "videos", "watch", "photos", "pictures", "gallery", "listen", "audio", "podcast", "live"];
/// No rubric is longer, in bytes.
const LONGEST: usize = 30;

/// A headline without the medium that is named after it: `(video)`, `[Watch]`.
pub(super) fn untagged(title: &str) -> &str {
    let tag = title.strip_suffix([')', ']']).and_then(|t| t.rsplit_once([' ', '\u{A0}']));
    let medium = |tag: &str| MEDIA.iter().any(|m| tag.get(1..).is_some_and(|t| t.eq_ignore_ascii_case(m)));
    match tag {
        Some((rest, tag)) if tag.starts_with(['(', '[']) && medium(tag) => rest.trim_end(),
        _ => title,
    }
}

/// Length of a rubric that is glued to what follows it in line `i`: it is a line of its own too.
pub(super) fn rubric(text: &str, lines: &[Line], i: usize) -> usize {
    if lines[i].glued == 0 {
        return 0;
    }
    let words = lines[i].span.of(text);
    let pairs = words.bytes().zip(words.bytes().skip(1)).take(LONGEST).enumerate();
    let mut cuts = pairs.filter(|(_, (a, b))| a.is_ascii_lowercase() && b.is_ascii_uppercase()).map(|(k, _)| k + 1);
    let alone = |cut: &usize| lines.iter().any(|l| l.span.len() == *cut && l.span.of(text) == &words[..*cut]);
    cuts.find(alone).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line;

    #[test]
    fn media_and_rubrics_are_cut_off() {
        assert_eq!(untagged("Shares fall again (video)"), "Shares fall again");
        assert_eq!(untagged("Shares fall again (really)"), "Shares fall again (really)");
        for (text, length) in [
            ("Markets\nMarketsShares fall again", 7),
            ("Sport\nMarketsShares fall again", 0),
            ("Mc\nMcArthur wins", 2),
            ("Home\nMcArthur wins", 0),
        ] {
            assert_eq!(rubric(text, &line::read(text).lines, 1), length, "{text}");
        }
    }
}
