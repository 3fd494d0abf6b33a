//! Transcripts and interviews: paragraphs that begin with the speaker's label and a colon.
//!
//! | paragraphs | labels |
//! |---|---|
//! | `SMITH: We tested it.` ¶ `JONES: When?` | `SMITH`, `JONES` |
//! | `Q: When?` ¶ `A. In May.` | `Q`, `A` |
//! | `Note: closed on Sunday.` | none: one label alone, or one in small letters that comes once, is no speaker |

use crate::rule::Rule;
use crate::text::Span;
use crate::text::chars::is_quotation_mark;
use crate::text::hash::Map;

pub(super) const TRANSCRIPT: Rule =
    Rule::new("quote.transcript", "Several paragraphs begin with a speaker's label and a colon, as in a transcript.");

/// The label at the head of a paragraph, and what is said after it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Turn {
    pub label: Span,
    pub colon: Span,
    pub content: Span,
}

/// A label is no longer, in bytes.
const LONGEST: usize = 40;

/// The turn of each paragraph, where there are enough of them to make a transcript.
pub(super) fn turns(text: &str, paragraphs: impl Iterator<Item = Span>) -> Vec<Option<Turn>> {
    let mut out: Vec<Option<(Turn, bool)>> = paragraphs.map(|p| read(text, p)).collect();
    // `Jane Roe:` at first, `Roe:` later on.
    let key = |turn: &Turn| turn.label.of(text).rsplit(' ').next().unwrap_or("");
    let mut seen: Map<&str, usize> = Map::default();
    for (turn, _) in out.iter().flatten() {
        *seen.entry(key(turn)).or_default() += 1;
    }
    let certain = out.iter().flatten().filter(|(_, certain)| *certain).count();
    let repeated = seen.values().filter(|n| **n >= 2).sum::<usize>();
    let keep = |turn: &Turn, sure: bool| {
        let again = seen.get(key(turn)).is_some_and(|n| *n >= 2);
        sure && certain >= 2 || again && repeated >= 4
    };
    out.iter_mut().map(|t| t.take().filter(|(turn, sure)| keep(turn, *sure)).map(|(turn, _)| turn)).collect()
}

/// A label in capitals, or `Q` and `A`, is a surer one than `Jane Smith`.
fn read(text: &str, paragraph: Span) -> Option<(Turn, bool)> {
    let body = paragraph.of(text);
    let words = body.trim_start_matches(is_quotation_mark);
    let skipped = body.len() - words.len();
    let end = words.bytes().take(LONGEST).position(|b| b == b':').or_else(|| answer(words))?;
    let label = words.get(..end)?.trim_end();
    let rest = words[end + 1..].trim_start();
    let letters = || label.chars().filter(|c| c.is_alphabetic());
    let spoken = rest.starts_with(|c: char| c.is_uppercase() || is_quotation_mark(c) || c == '[' || c == '…');
    let titled = label.split_whitespace().all(|w| w.starts_with(char::is_uppercase) || w.starts_with('('));
    if label.is_empty() || !titled || !spoken || label.split_whitespace().count() > 4 || letters().count() == 0 {
        return None;
    }
    let sure = letters().all(char::is_uppercase) && (letters().count() > 1 || matches!(label, "Q" | "A"));
    let start = paragraph.start + skipped as u32;
    let label = Span::new(start, start + label.len() as u32);
    let colon = Span::new(start + end as u32, start + end as u32 + 1);
    let content = Span::new(paragraph.end - rest.len() as u32, paragraph.end);
    Some((Turn { label, colon, content }, sure))
}

/// `Q. When?`
fn answer(words: &str) -> Option<usize> {
    (words.starts_with("Q. ") || words.starts_with("A. ")).then_some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(paragraphs: &[&str]) -> Vec<String> {
        let text = paragraphs.join("\n");
        let mut at = 0;
        let spans = paragraphs.iter().map(|p| {
            at += p.len() + 1;
            Span::at(at - 1 - p.len(), at - 1)
        });
        let spans: Vec<Span> = spans.collect();
        turns(&text, spans.into_iter()).iter().flatten().map(|t| t.label.of(&text).to_string()).collect()
    }

    #[test]
    fn labels_of_speakers() {
        assert_eq!(labels(&["SMITH: We tested it.", "JONES: When?"]), ["SMITH", "JONES"]);
        assert_eq!(labels(&["Q: When?", "A: In May."]), ["Q", "A"]);
        let names = ["Jane Roe: When?", "Mark Poole: In May.", "Jane Roe: Where?", "Mark Poole: Here."];
        assert_eq!(labels(&names).len(), 4);
    }

    #[test]
    fn no_labels() {
        assert!(labels(&["NOTE: closed on Sunday.", "Nothing else."]).is_empty());
        assert!(labels(&["Rain: it fell.", "Snow: it fell too."]).is_empty());
        assert!(labels(&["At 10:30 We left.", "It was 9:15."]).is_empty());
    }
}
