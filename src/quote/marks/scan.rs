//! The marks of a block, and what each may be, from the characters beside it.

use crate::text::chars::is_dash;
use crate::text::{Span, room};

/// Marks that open and close each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// `"`, `“ ”`, `„ “`, ` `` '' `.
    Double = 1,
    /// `'`, `‘ ’`, `‚ ‘`, `‹ ›`.
    Single = 2,
    /// `« »`, `» «`.
    Angle = 3,
}

/// One mark: a text may consist of nothing else, so it is small.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Mark {
    start: u32,
    length: u8,
    pub family: Family,
    /// Which of the [`Costs`] are its own.
    pub costs: u16,
}

impl Mark {
    pub(crate) fn span(self) -> Span {
        Span::new(self.start, self.start + u32::from(self.length))
    }
}

/// What each reading of a mark costs; a text has few different ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Costs {
    /// Cost of reading it as an opening mark.
    pub open: f32,
    /// Cost of reading it as a closing mark.
    pub close: f32,
    /// Cost of reading it as an apostrophe, an inch or a slip.
    pub ignore: f32,
    /// Cost, beside `close`, of closing what was never opened: less where the mark shows its direction.
    pub unopened: f32,
}

/// What stands beside a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    Edge,
    Space,
    Letter,
    Digit,
    OpeningBracket,
    Dash,
    /// Another quotation mark.
    Mark,
    /// Any other sign.
    Sign,
}

/// Words that begin with an apostrophe.
const ELISIONS: &[&str] = &["em", "til", "till", "tis", "twas", "cause", "bout", "n", "round", "cos", "fraid"];

/// The marks of `block` in order. A word's inner apostrophe is none. Costs that `all` has not yet are added to it.
pub(crate) fn marks(text: &str, block: Span, all: &mut Vec<Costs>) -> Vec<Mark> {
    let body = block.of(text);
    let low_nine = body.contains('„') || body.contains('‚');
    let mut out = Vec::new();
    let mut skip_to = 0;
    for (at, c) in body.char_indices() {
        if at < skip_to {
            continue;
        }
        let Some(kind) = kind(c) else { continue };
        let mut len = c.len_utf8();
        let mut family = kind;
        if kind == Family::Single && doubles(body, at, c) {
            len *= 2;
            family = Family::Double;
        }
        skip_to = at + len;
        let site = Site { body, at, len, mark: c, low_nine };
        if let Some(own) = site.read(family) {
            let costs = all.iter().position(|costs| *costs == own).unwrap_or_else(|| {
                all.push(own);
                all.len() - 1
            });
            room::make(&mut out, 1, at, body.len());
            let (start, length, costs) = (block.start + at as u32, len as u8, costs as u16);
            out.push(Mark { start, length, family, costs });
        }
    }
    out
}

/// The family of the opening mark with which a block begins, and whether it is straight.
pub(crate) fn leading(text: &str, block: Span) -> Option<(Family, bool)> {
    let head = block.of(text);
    let c = head.chars().next()?;
    let family = kind(c)?;
    if matches!(c, '”' | '’') {
        return None;
    }
    Some((if family == Family::Single && doubles(head, 0, c) { Family::Double } else { family }, is_straight(c)))
}

/// Whether the mark at `at` is straight: a quotation is opened again with the kind of mark that opened it.
pub(crate) fn straight(text: &str, at: u32) -> bool {
    text[at as usize..].starts_with(is_straight)
}

fn is_straight(c: char) -> bool {
    matches!(c, '"' | '\'')
}

fn kind(c: char) -> Option<Family> {
    match c {
        '"' | '“' | '”' | '„' | '‟' | '＂' => Some(Family::Double),
        '\'' | '‘' | '’' | '‚' | '‛' | '`' | '´' | '‹' | '›' => Some(Family::Single),
        '«' | '»' => Some(Family::Angle),
        _ => None,
    }
}

/// Whether two single marks stand for a double one: ` ``so'' `. In a run of three the outer two belong together.
fn doubles(body: &str, at: usize, c: char) -> bool {
    if matches!(c, '‚' | '‛' | '‹' | '›' | '´') {
        return false;
    }
    let rest = &body[at..];
    let run = rest.chars().take_while(|x| *x == c).count();
    let closing = body[..at].chars().next_back().is_some_and(|p| !p.is_whitespace());
    run == 2 || run > 3 || run == 3 && !closing
}

/// One mark among its neighbours.
struct Site<'a> {
    body: &'a str,
    at: usize,
    len: usize,
    mark: char,
    /// Whether the block uses `„` or `‚`, so that `“` and `‘` close.
    low_nine: bool,
}

impl Site<'_> {
    fn before(&self) -> Option<char> {
        self.body[..self.at].chars().next_back()
    }

    fn after(&self) -> Option<char> {
        self.body[self.at + self.len..].chars().next()
    }

    fn read(&self, family: Family) -> Option<Costs> {
        let (before, after) = (beside(self.before()), beside(self.after()));
        let word = |b| matches!(b, Beside::Letter | Beside::Digit);
        if family == Family::Single && word(before) && word(after) && !matches!(self.mark, '‹' | '›') {
            return None;
        }
        let (mut open, mut close) = context(before, after);
        let (opens, closes) = self.direction(family);
        open += opens;
        close += closes;
        let ignore = match family {
            Family::Single => self.apostrophe(before, after),
            _ => self.inch(before),
        };
        // A decade or an elision may open a quotation, but hardly ever does.
        let open = if family == Family::Single && ignore <= 0.1 { open + 1.0 } else { open };
        let unopened = if self.mark == '"' && before != Beside::Sign { 3.3 } else { 2.7 };
        Some(Costs { open, close, ignore, unopened })
    }

    /// What the shape of the mark itself adds to opening and closing.
    fn direction(&self, family: Family) -> (f32, f32) {
        let low = if self.low_nine { 0.3 } else { 3.0 };
        match (self.mark, family) {
            ('“' | '‟', _) => (0.0, low),
            ('”', _) => (2.0, 0.0),
            ('„' | '‚', _) => (0.0, 4.0),
            ('‘' | '‛', _) => (0.0, low),
            ('`', _) => (0.1, 1.5),
            ('’' | '´', _) => (2.0, 0.0),
            ('«' | '‹', _) => (0.0, 1.2),
            ('»' | '›', _) => (1.2, 0.0),
            (_, Family::Single) => (0.5, 0.0),
            _ => (0.0, 0.0),
        }
    }

    /// Cost of reading a single mark as an apostrophe or a foot.
    fn apostrophe(&self, before: Beside, after: Beside) -> f32 {
        let rest = &self.body[self.at + self.len..];
        let next = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        if before == Beside::Digit {
            return 0.4;
        }
        if before != Beside::Letter {
            let two_digits = next.len() >= 2 && next.as_bytes()[..2].iter().all(u8::is_ascii_digit);
            if two_digits && next.trim_start_matches(|c: char| c.is_ascii_digit()).len() <= 1 {
                return 0.0;
            }
            let elided = next.len() < 8 && ELISIONS.contains(&next.to_ascii_lowercase().as_str());
            return if elided { 0.1 } else { 3.0 };
        }
        let word = self.body[..self.at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        match after {
            _ if word == "n" => 0.1,
            _ if word.ends_with(['s', 'S', 'z', 'x']) => 0.8,
            _ if word.ends_with("in") || matches!(word, "o" | "an" | "th") => 0.9,
            _ => 2.0,
        }
    }

    /// Cost of reading a double mark as inches or a slip.
    fn inch(&self, before: Beside) -> f32 {
        if before != Beside::Digit || self.mark == '“' {
            return 3.0;
        }
        let head =
            self.body[..self.at].trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '½' | '¼' | '¾'));
        let feet = head.chars().next_back();
        if matches!(feet, Some('\'' | '’' | '′')) { 0.2 } else { 1.4 }
    }
}

/// What the neighbours add to opening and to closing.
fn context(before: Beside, after: Beside) -> (f32, f32) {
    use Beside::*;
    let open_before = match before {
        Edge | Space | OpeningBracket | Dash | Mark => 0.0,
        Sign => 1.0,
        Letter | Digit => 2.5,
    };
    let open_after = match after {
        Space | Edge => 2.5,
        Sign => 0.4,
        _ => 0.0,
    };
    let close_before = match before {
        Edge | Space => 2.5,
        OpeningBracket => 1.5,
        _ => 0.0,
    };
    let close_after = match after {
        Letter | Digit | OpeningBracket => 1.5,
        _ => 0.0,
    };
    (open_before + open_after, close_before + close_after)
}

fn beside(c: Option<char>) -> Beside {
    match c {
        None => Beside::Edge,
        Some(c) if c.is_whitespace() => Beside::Space,
        Some(c) if kind(c).is_some() => Beside::Mark,
        Some(c) if c.is_alphabetic() => Beside::Letter,
        Some(c) if c.is_numeric() => Beside::Digit,
        Some('(' | '[' | '{' | '/' | '¿' | '¡') => Beside::OpeningBracket,
        Some(c) if is_dash(c) => Beside::Dash,
        Some(_) => Beside::Sign,
    }
}
