//! The cheapest reading of all marks of a block: Viterbi over the stack of what is open.
//!
//! A state is a stack of at most two families, so there are 16 codes and work is linear in the marks. Costs: a reading
//! against the mark's shape or neighbours (see [`super::scan`]), a slip 3, never closed 2.5, opened again while open 2.7.

use super::scan::{Costs, Family, Mark};

/// What to do with a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Action {
    /// It is no quotation mark.
    #[default]
    Ignore,
    /// Opens a stretch, nested if one is open.
    Open,
    /// Opens one; the one open so far ends without a mark.
    Reopen,
    /// Closes the innermost of its family.
    Close,
    /// Closes what was never opened.
    CloseUnopened,
}

const STATES: usize = 16;
const UNCLOSED: f32 = 2.5;
const REOPENED: f32 = 2.7;
const SAME_INSIDE: f32 = 2.2;
const CARRIED_ON: f32 = 1.0;
const REPEATED: f32 = 0.3;
/// Per byte within single marks: they hold fewer words than double ones, and more of them are apostrophes.
const SINGLE_BYTE: f32 = 0.001;
/// After so many marks the best reading is settled, to bound memory.
const WINDOW: usize = 4096;

/// A stack of open families: the innermost in the high bits.
type Stack = u8;

fn depth(s: Stack) -> u32 {
    (s & 3 != 0) as u32 + (s >> 2 != 0) as u32
}

fn top(s: Stack) -> u8 {
    if s >> 2 != 0 { s >> 2 } else { s & 3 }
}

fn push(s: Stack, f: u8) -> Stack {
    if s == 0 { f } else { s | f << 2 }
}

fn pop(s: Stack) -> Stack {
    if s >> 2 != 0 { s & 3 } else { 0 }
}

/// Picks an action for every mark of a block. `carried` is what the block before left open, `reopened` the mark with
/// which the next block begins.
pub(crate) fn cheapest(
    marks: &[Mark],
    costs: &[Costs],
    carried: Option<Family>,
    reopened: Option<Family>,
) -> Vec<Action> {
    let mut out = Vec::with_capacity(marks.len());
    let mut cost = [f32::INFINITY; STATES];
    cost[0] = 0.0;
    if let Some(f) = carried {
        cost[f as usize] = CARRIED_ON;
    }
    let mut end = marks.first().map_or(0, |m| m.span().start);
    let mut back: Vec<[(Stack, Action); STATES]> = Vec::with_capacity(marks.len().min(WINDOW));
    for (window, chunk) in marks.chunks(WINDOW).enumerate() {
        back.clear();
        for mark in chunk {
            let gap = (mark.span().start - end) as f32 * SINGLE_BYTE;
            end = mark.span().end;
            let costs = &costs[usize::from(mark.costs)];
            let mut next = [f32::INFINITY; STATES];
            let mut from = [(0, Action::Ignore); STATES];
            for state in 0..STATES as Stack {
                let so_far = cost[state as usize];
                if so_far.is_infinite() {
                    continue;
                }
                let inside = state & 3 == Family::Single as u8 || state >> 2 == Family::Single as u8;
                let so_far = so_far + if inside { gap } else { 0.0 };
                step(state, mark.family, costs, |to, action, extra| {
                    let total = so_far + extra;
                    if total < next[to as usize] {
                        next[to as usize] = total;
                        from[to as usize] = (state, action);
                    }
                });
            }
            cost = next;
            back.push(from);
        }
        let last = (window + 1) * WINDOW >= marks.len();
        let mut state = best(&cost, if last { reopened } else { None }, last);
        cost = [f32::INFINITY; STATES];
        cost[state as usize] = 0.0;
        let first = out.len();
        for from in back.iter().rev() {
            let (before, action) = from[state as usize];
            out.push(action);
            state = before;
        }
        out[first..].reverse();
    }
    out
}

/// The readings of one mark in one state.
fn step(state: Stack, own: Family, costs: &Costs, mut to: impl FnMut(Stack, Action, f32)) {
    let family = own as u8;
    to(state, Action::Ignore, costs.ignore);
    if depth(state) < 2 {
        let same = if top(state) == family { SAME_INSIDE } else { 0.0 };
        to(push(state, family), Action::Open, costs.open + same);
    }
    if top(state) == family {
        to(pop(state), Action::Close, costs.close);
        to(push(pop(state), family), Action::Reopen, costs.open + REOPENED);
    } else if depth(state) == 2 && state & 3 == family {
        to(0, Action::Close, costs.close + UNCLOSED);
    } else if state == 0 && own != Family::Single {
        to(state, Action::CloseUnopened, costs.close + costs.unopened);
    }
}

/// The cheapest state at the end of a block.
fn best(cost: &[f32; STATES], reopened: Option<Family>, last: bool) -> Stack {
    let mut choice = (f32::INFINITY, 0);
    for (state, so_far) in cost.iter().enumerate() {
        let state = state as Stack;
        let open = match depth(state) {
            0 => 0.0,
            _ if !last => 0.0,
            1 if reopened.is_some_and(|f| f as u8 == state) => REPEATED,
            1 => UNCLOSED,
            _ if reopened.is_some_and(|f| f as u8 == state & 3) => REPEATED + UNCLOSED,
            _ => 2.0 * UNCLOSED,
        };
        if so_far + open < choice.0 {
            choice = (so_far + open, state);
        }
    }
    choice.1
}

/// Whether the actions close what was carried over, rather than something that they opened themselves.
pub(crate) fn uses_carried(marks: &[Mark], actions: &[Action], carried: Family) -> bool {
    let mut open = 0u32;
    for (mark, action) in marks.iter().zip(actions) {
        match action {
            Action::Open => open += 1,
            Action::Close if open == 0 => return mark.family == carried,
            Action::Close => open -= 1,
            _ => {}
        }
    }
    false
}
