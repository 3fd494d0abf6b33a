//! Seasons.
//!
//! | text | gives |
//! |---|---|
//! | `last summer`, `this fall`, `the winter of 1994`, `spring 2020`, `in autumn` | a season |
//! | `summer camp`, `a hot spring`, `the fall of Kabul`, `prices fall` | nothing |

use super::super::expr::{Expr, Found, Rel, Scan, Yr};
use super::super::lex::Lx;
use super::super::value::Season;
use super::{relation, year_after};

pub(super) fn read(s: &Scan<'_>, i: usize) -> Option<Found> {
    let (rel, at) = match s.at(i) {
        Lx::SeasonWord(_) => (Rel::Bare, i),
        _ => relation(s, i)?,
    };
    let Lx::SeasonWord(season) = s.at(at) else { return None };
    if let Some((year, end)) = year_after(s, at + 1).filter(|_| s.at(at + 1) != Lx::Comma) {
        // `the winter of 2015-16` bears its first year.
        let spans = season == Season::Winter
            && matches!(s.at(end), Lx::Dash | Lx::Slash)
            && !s.gap(end)
            && !s.gap(end + 1)
            && matches!(s.at(end + 1), Lx::Num(_, 2 | 4));
        let end = end + if spans { 2 } else { 0 };
        return Some(Found::new(i, end, Expr::Season { year, rel: Rel::Bare, season }, "date.season"));
    }
    let end = at + 1;
    // `winter 2015-16` is read with its first year above; `the fall of` anything else is no season.
    if s.at(end) == Lx::Of {
        return None;
    }
    let led = match rel {
        Rel::Bare => {
            is_led(s, i) && (season != Season::Autumn || s.word(i).len() > 4 || !matches!(s.before(i, 1), Lx::Of))
        }
        Rel::The if s.is_any(i.wrapping_sub(1), &["into", "throughout"]) => true,
        Rel::The => matches!(
            s.before(i, 1),
            Lx::In
                | Lx::Of
                | Lx::Until
                | Lx::Since
                | Lx::By
                | Lx::During
                | Lx::Over
                | Lx::Through
                | Lx::For
                | Lx::Before
                | Lx::After
                | Lx::All
        ),
        _ => true,
    };
    let compound = s.at(end) == Lx::Other
        && !s.is_capital(end)
        && s.is_any(end, &["camp", "camps", "school", "house", "job", "break", "coat", "sport", "sports"]);
    (led && !compound).then(|| Found::new(i, end, Expr::Season { year: Yr::Open, rel, season }, "date.season"))
}

fn is_led(s: &Scan<'_>, i: usize) -> bool {
    use Lx::*;
    match s.before(i, 1) {
        In | By | Since | Until | During | Early | Late | Every | Through | Before | After | Of => true,
        Dash => s.before(i, 2) == Mid,
        _ => false,
    }
}
