//! Which hyphens take a compound apart.

use super::Case::{Lower, Mixed, None, Title, Upper};
use super::lookup;
use super::split::case;
use crate::lexicon::COMPOUNDS;

/// Whether the hyphen between two parts makes tokens of them. `numeric` remembers that an earlier hyphen of the same
/// compound stood beside a number or a unit, so that `10-year-old` is taken apart throughout.
///
/// The gold names of five corpora begin or end inside a compound about once in a hundred hyphenated names: a hyphen
/// joins, unless one of these holds.
pub(super) fn splits(left: &str, right: &str, numeric: &mut bool) -> bool {
    let digit = |s: &str| s.as_bytes()[0].is_ascii_digit();
    let (l, r) = (case(left), case(right));
    if digit(left) || digit(right) {
        let code = !digit(left) && l != Lower && class(left) != Some("time") && class(left) != Some("prefix");
        *numeric |= !code;
        return !code;
    }
    if *numeric && r == Lower {
        return true;
    }
    let (lc, rc) = (class(left), class(right));
    let unit = |c, class| class == Some("time") && c == Lower;
    if unit(l, lc) || unit(r, rc) || lc == Some("time") && rc == Some("time") {
        *numeric = true;
        return true;
    }
    let group = rc == Some("group");
    match (l, r) {
        (Lower, Title | Upper | Mixed) => lc == Some("prefix"),
        (Title, Title | Upper) if lc == Some("prefix") => group,
        (Title | Upper | Mixed, Lower) => rc == Some("suffix") || right.len() >= 6 && right.ends_with("ed"),
        (Title | Upper, Title | Upper) => group && lc == Some("group"),
        (None, _) | (_, None) => true,
        _ => false,
    }
}

fn class(part: &str) -> Option<&'static str> {
    lookup(&COMPOUNDS, part.strip_suffix('.').unwrap_or(part))
}
