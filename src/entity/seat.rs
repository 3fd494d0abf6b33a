//! Party and seat of a lawmaker.
//!
//! | text | place |
//! |---|---|
//! | `Sen. Jane Roe, D-Ohio,`, `(R–FL)` | `Ohio`, `FL` |
//! | `D-Day`, `I-95`, `R-rated` | none |

use crate::lexicon::gazetteer::{self, Classes};
use crate::text::Span;

/// Whether a word is a party's letter, a hyphen and a listed place.
pub(super) fn is_seat(word: &str) -> bool {
    let Some(place) = split(word) else { return false };
    names_seat(word) && (gazetteer::classes(place).any(Classes::ANY_PLACE) || place.contains('.') || place.len() == 2)
}

/// The place alone, where a place's span is a seat.
pub(super) fn place(text: &str, span: Span) -> Span {
    match split(span.of(text)) {
        Some(place) if is_seat(span.of(text)) => Span::at(span.range().end - place.len(), span.range().end),
        _ => span,
    }
}

/// Whether a word is written as party and seat are: `D-Ohio`, `R-Tex.`, listed or not.
pub(crate) fn names_seat(word: &str) -> bool {
    split(word).is_some_and(|place| place.starts_with(char::is_uppercase))
}

fn split(word: &str) -> Option<&str> {
    let rest = word.strip_prefix(['D', 'R', 'I'])?;
    rest.strip_prefix(['-', '–', '‑'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_before_seats_only() {
        for word in ["D-Ohio", "R-FL", "I–Maine", "R-Calif."] {
            assert!(is_seat(word), "{word}");
        }
        for word in ["D-Day", "I-95", "R-rated", "Ohio", "D-"] {
            assert!(!is_seat(word), "{word}");
        }
    }
}
