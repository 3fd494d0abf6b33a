//! Numbers of units: `3`, `twenty-five`, `two and a half`, `several`, `two to three`.
//!
//! | text | count |
//! |---|---|
//! | `14`, `fourteen`, `a` | exact |
//! | `two hundred`, `1,000` | exact |
//! | `2 1/2`, `two and a half`, `1.5` | with tenths |
//! | `a couple of` | 2 |
//! | `20-odd`, `six-plus`, `10+` | exact; `refine::amount` notes the looseness |
//! | `a few`, `several`, `many`, `two to three`, `two or three` | vague |

use super::expr::{Count, Scan};
use super::lex::Lx;

/// The count at `i` and the lexeme after it.
pub(super) fn count(s: &Scan<'_>, i: usize) -> Option<(Count, usize)> {
    let (first, next) = one(s, i)?;
    let next = plus(s, next);
    // A second number makes it a range, and a range of units is vague.
    let joint = match s.at(next) {
        Lx::To | Lx::Or => next + 1,
        Lx::Dash => next + 1,
        _ => return Some((first, next)),
    };
    match one(s, joint) {
        Some((second, end)) if first.n < second.n && first.n.is_some() && s.at(joint) != Lx::A => {
            Some((Count::VAGUE, end))
        }
        _ => Some((first, next)),
    }
}

fn one(s: &Scan<'_>, i: usize) -> Option<(Count, usize)> {
    match s.at(i) {
        Lx::Num(n, _) => {
            // Fractions: `2 1/2`.
            if let (Lx::Num(1, _), Lx::Slash, Lx::Num(2, _)) = (s.at(i + 1), s.at(i + 2), s.at(i + 3)) {
                return Some((Count { n: Some(n), tenths: 5 }, i + 4));
            }
            Some(halved(s, n, i + 1))
        }
        Lx::Amount(n, frac, digits) => {
            let tenths =
                if digits == 0 { 0 } else { (u32::from(frac) * 10 / 10u32.pow(u32::from(digits.min(4)))) as u8 };
            Some((Count { n: Some(n), tenths }, i + 1))
        }
        Lx::Card(_) => {
            let (n, next) = cardinal(s, i)?;
            Some(halved(s, n, next))
        }
        Lx::A => match s.at(i + 1) {
            Lx::Few => Some((Count::VAGUE, i + 2)),
            Lx::Couple => Some((Count::of(2), of(s, i + 2))),
            Lx::Card(n) if n >= 12 => {
                let (n, next) = cardinal(s, i + 1)?;
                Some((Count::of(n), next))
            }
            Lx::Other if s.is_any(i + 1, &["handful"]) => Some((Count::VAGUE, of(s, i + 2))),
            Lx::Other if s.is_any(i + 1, &["single"]) => Some((Count::of(1), i + 2)),
            _ => Some((Count::of(1), i + 1)),
        },
        Lx::Couple => Some((Count::of(2), of(s, i + 1))),
        Lx::Several | Lx::Few | Lx::Many => Some((Count::VAGUE, of(s, i + 1))),
        _ => None,
    }
}

/// Behind `20-odd`, `six-plus`, `10+`.
fn plus(s: &Scan<'_>, i: usize) -> usize {
    match s.at(i) {
        Lx::Mark if s.word(i) == "+" && !s.gap(i) => i + 1,
        Lx::Dash if s.is_hyphen(i) && s.is_any(i + 1, &["odd", "plus"]) => i + 2,
        _ => i,
    }
}

fn of(s: &Scan<'_>, i: usize) -> usize {
    i + usize::from(s.at(i) == Lx::Of)
}

/// `and a half` behind a number.
fn halved(s: &Scan<'_>, n: u32, next: usize) -> (Count, usize) {
    let at = s.skip_hyphen(next);
    if s.at(at) == Lx::And {
        let a = s.skip_hyphen(at + 1);
        let half = s.skip_hyphen(a + 1);
        if s.at(a) == Lx::A && s.at(half) == Lx::Half {
            return (Count { n: Some(n), tenths: 5 }, half + 1);
        }
    }
    (Count::of(n), next)
}

/// `two hundred and ten`, `twenty-five`.
pub(super) fn cardinal(s: &Scan<'_>, i: usize) -> Option<(u32, usize)> {
    let (mut total, mut group, mut at) = (0u32, 0u32, i);
    let mut any = false;
    loop {
        let here = if any { s.skip_hyphen(at) } else { at };
        let step = match s.at(here) {
            Lx::Card(n) => n,
            Lx::And if any && group >= 100 && matches!(s.at(here + 1), Lx::Card(n) if n < 100) => {
                at = here + 1;
                continue;
            }
            _ => break,
        };
        match step {
            1000.. => {
                total = total.saturating_add(group.max(1).saturating_mul(step));
                group = 0;
            }
            100 => group = group.max(1).saturating_mul(100),
            // `twenty five`, but `five twenty` is two numbers.
            _ if !any || group % 100 == 0 || (group % 100 >= 20 && group % 10 == 0 && step < 10) => group += step,
            _ => break,
        }
        any = true;
        at = here + 1;
    }
    any.then_some((total.saturating_add(group), at))
}
