//! Quotation, or a title, nickname, term or scare quotes?
//!
//! Measured on news text: of stretches of one word 56 % are quotations, of two to four 80 %, of five to nine 96 %, of
//! ten and more 98.5 %. So a long stretch is one unless it looks like a title, a short one only beside a cue.

use super::clause::Clause;
use super::draft::Piece;
use crate::text::chars::is_quotation_mark;

/// Whether the words before the stretch introduce a name or a term: `the film “…”`, `so-called “…”`, `known as “…”`.
pub(super) fn is_named(clause: Clause<'_>, piece: &Piece) -> bool {
    let at = piece.units.start;
    let near = |n: usize, words: &[&str]| at >= n && clause.is_any(at - n, words);
    let known = |n: usize| {
        near(n, &["as"]) && near(n + 1, &["known", "recognized", "recognised", "titled", "nicknamed", "dubbed"])
    };
    // A title without a sign at its end is said only right after a verb of saying.
    let said = at > 0 && clause.frames(at - 1).any("sam") && !near(1, NAMED);
    // `title="…"` is markup.
    let value = clause.text[..piece.span.start as usize].ends_with('=');
    // Nobody says an address.
    let address = piece.span.of(clause.text).contains(" @") && piece.words < 10;
    // `Her commentary, “Open your bridges,” is thoughtful.`
    let written = near(1, &[","])
        && (near(2, WORKS) || near(2, WRITTEN))
        && clause.is_any(piece.units.end, &["is", "was", "are", "were", "has", "had"]);
    value
        || address
        || written
        || near(1, TERMS)
        || known(1)
        || near(1, &["the", "a", "an"]) && known(2)
        || piece.titled && !piece.punctuated && !said
        || piece.titled
            && (near(1, NAMED)
                || near(1, &["’s", "'s"])
                || near(1, WORKS)
                || near(2, WORKS) && near(1, &[",", "-", ":"]))
        || near(1, &["called", "named"]) && near(2, &["is", "are", "was", "were", "been", "a", "something", "so"])
}

/// Whether a stretch without an attribution of its own is a quotation all the same.
pub(super) fn is_quotation(clause: Clause<'_>, piece: &Piece) -> bool {
    if is_named(clause, piece) || piece.titled && !piece.exclaims || is_aside(clause, piece) {
        return false;
    }
    piece.words >= 5 || piece.whole && piece.punctuated && piece.words >= 2
}

/// `(LAUGHTER.)`: a note of what happens, not of what is said.
pub(super) fn is_aside(clause: Clause<'_>, piece: &Piece) -> bool {
    let inner = piece.span.of(clause.text).trim_matches(is_quotation_mark);
    inner.starts_with('(') && inner.ends_with(')') && piece.words < 5
}

/// Words that say that what follows is only a word.
const TERMS: &[&str] =
    &["so-called", "word", "words", "term", "terms", "phrase", "nickname", "nicknamed", "dubbed", "codenamed"];
/// Words after which a title stands.
const NAMED: &[&str] = &[
    "read",
    "watched",
    "sang",
    "performed",
    "directed",
    "released",
    "wrote",
    "called",
    "titled",
    "entitled",
    "named",
    "in",
    "of",
    "on",
    "her",
    "his",
    "their",
    "and",
    "the",
];
/// Works whose titles are whole sentences.
const WRITTEN: &[&str] = &["commentary", "column", "editorial", "op-ed", "article", "letter"];
/// Works that have titles.
const WORKS: &[&str] = &[
    "film",
    "films",
    "movie",
    "book",
    "novel",
    "song",
    "single",
    "album",
    "track",
    "show",
    "series",
    "sitcom",
    "drama",
    "comedy",
    "play",
    "musical",
    "opera",
    "memoir",
    "documentary",
    "episode",
    "podcast",
    "magazine",
    "exhibition",
    "painting",
    "poem",
    "essay",
    "report",
    "paper",
    "game",
    "hit",
    "hits",
    "ballad",
    "anthem",
    "bestseller",
    "thriller",
];
