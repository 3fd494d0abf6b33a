//! Words that lost the space between them, mostly where the markup of a link was dropped.

use super::Case;
use super::split::{Splitter, case};

/// Short words that are glued before a capitalised one: `theNew York Times`.
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "after", "and", "as", "at", "because", "but", "by", "for", "from", "has", "in", "into", "of", "on",
    "or", "said", "says", "that", "the", "their", "this", "to", "told", "was", "when", "where", "which", "while",
    "who", "with",
];

/// First halves of one-word names that carry a capital inside.
const INNER_CAPITAL: &[&str] = &[
    "Mac", "Fitz", "Van", "Von", "Del", "Des", "You", "Play", "Face", "Snap", "Deep", "Black", "Web", "Linked",
    "Whats", "Java", "Master", "Buzz", "Huff", "Wiki", "Open", "Sound", "Air", "Pay", "Git", "Harper", "Astra",
    "Exxon", "Glaxo", "Conoco", "United", "Smart", "Power", "Word", "Photo", "Post", "News", "Bio", "Micro", "Land",
];

/// Where the word between `start` and `end`, written with a capital inside, falls into two.
///
/// `TimesNew` does so only between capitalised neighbours (`Financial TimesNew York`), since brands are written
/// like that too; `theNew` always does.
pub(super) fn find(splitter: &Splitter<'_>, start: usize, end: usize) -> Option<usize> {
    let word = &splitter.text[start..end];
    let mut changes =
        word.char_indices().zip(word.chars().skip(1)).filter(|((_, a), b)| a.is_lowercase() && b.is_uppercase());
    let ((at, before), _) = changes.next()?;
    let cut = at + before.len_utf8();
    let (left, right) = word.split_at(cut);
    if changes.next().is_some() || case(right) != Case::Title || right.chars().count() < 3 {
        return None;
    }
    let glued = match case(left) {
        Case::Lower => FUNCTION_WORDS.contains(&left),
        Case::Title => {
            left.chars().count() >= 3
                && !INNER_CAPITAL.contains(&left)
                && splitter.last().is_some_and(|t| t.case == Case::Title && start - t.span.end as usize <= 2)
                && splitter.text[end..].trim_start().starts_with(char::is_uppercase)
        }
        _ => false,
    };
    glued.then_some(start + cut)
}
