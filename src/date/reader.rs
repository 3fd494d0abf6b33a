//! Goes through the expressions of a text in order and keeps what later ones lean on: the day spoken of, the events
//! that were dated, the quotation that is still open.

use super::event::Spoken;
use super::expr::{Count, Expr, Found, Rel, Scan, TimeOfDay, Yr};
use super::lex::{Lex, Lx, Unit};
use super::resolve::{self, Context, Focus, Meaning, Resolved};
use super::rules;
use super::tense::{self, Tense};
use super::value::{self, Value};
use crate::calendar::Day;
use crate::document::{Anchor, DateKind, DateMention, Granularity, Modifier, Warning};
use crate::layout::Layout;
use crate::options::{DateOrder, Options};

/// Goes through the expressions in order and keeps what later ones lean on.
pub(super) struct Reader<'a> {
    text: &'a str,
    pub published: Option<Day>,
    month_first: bool,
    focus: Focus,
    /// Whether a quotation mark of this paragraph is still open.
    inside: bool,
    spoken: Spoken,
    pub dates: Vec<DateMention>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, layout: &Layout, options: &Options) -> Reader<'a> {
        Reader {
            text,
            // Centuries away from any newspaper, a year before or after would no longer have four digits.
            published: layout.reference().and_then(Day::parse).filter(|day| (1000..9000).contains(&day.year())),
            month_first: options.date_order != DateOrder::DayFirst,
            focus: Focus::default(),
            inside: false,
            spoken: Spoken::default(),
            dates: Vec::new(),
        }
    }

    /// A new block begins.
    pub(super) fn paragraph(&mut self) {
        self.inside = false;
        self.focus.paragraph();
    }

    /// Follows the quotation marks of what is passed over.
    pub(super) fn pass(&mut self, lexemes: &[Lex]) {
        let marks = lexemes.iter().filter(|l| is_double_mark(l, self.text)).count();
        self.inside ^= marks % 2 == 1;
    }

    pub(super) fn sentence(&mut self, scan: &Scan<'_>, found: &[Found], warnings: &mut Vec<Warning>) {
        let (mut seen, mut taken) = (0, 0);
        self.spoken.sentence();
        (self.focus.here, self.focus.here_day) = (false, false);
        for (i, f) in found.iter().enumerate() {
            if f.from < taken {
                continue;
            }
            let to = f.from.max(seen);
            self.pass(&scan.lex[seen..to]);
            seen = to;
            let (tense, verb) = if needs_tense(f) { tense::around(scan, f.from, f.to) } else { (Tense::Unknown, None) };
            let mut cx = self.context(scan, f, tense, verb);
            if f.expr == Expr::Time && !self.focus.here_day {
                cx.focus.day = self.day_behind(scan, &found[i + 1..], &cx).or(cx.focus.day);
            }
            // `two days before Christmas` takes the date behind it in.
            let joined = match (f.expr, found.get(i + 1)) {
                (Expr::FromNext { .. }, Some(n)) if n.from == f.to => Some(n),
                _ => None,
            };
            let next = joined.and_then(|n| match resolve::resolve(n, &cx, None).meaning {
                Meaning::Dated(value) => Some(value),
                _ => None,
            });
            if let Some(dated) = self.beside_event(scan, found, i, &cx) {
                if let Some((f, resolved)) = dated {
                    taken = f.to;
                    self.push(scan, &f, resolved, verb, warnings);
                }
                continue;
            }
            let mut resolved = resolve::resolve(f, &cx, next);
            if f.range == -1 && self.focus.here {
                resolve::not_before(&mut resolved, self.focus.last, f.expr);
            }
            match (joined, next) {
                (Some(n), Some(_)) => {
                    taken = n.to;
                    self.push(scan, &Found { to: n.to, ..*f }, resolved, verb, warnings);
                }
                _ => self.push(scan, f, resolved, verb, warnings),
            }
        }
        self.pass(&scan.lex[seen..]);
    }

    /// Expressions that count from an event: `None` when this is none, `Some(None)` when its event has no date.
    fn beside_event(
        &self,
        scan: &Scan<'_>,
        found: &[Found],
        i: usize,
        cx: &Context,
    ) -> Option<Option<(Found, Resolved)>> {
        let f = &found[i];
        let rule = "date.offset-from-event";
        let give = |end: usize, resolved| Some(Some((Found { to: end.max(f.to), rule, ..*f }, resolved)));
        match f.expr {
            Expr::Duration { count, unit, extra: None } if count.n.is_some() && unit >= Unit::Day => {
                let sign = match scan.at(f.to) {
                    Lx::Before => -1,
                    Lx::After => 1,
                    _ => return None,
                };
                let (event, other, end) = self.spoken.date_of(scan, f.to + 1, unit)?;
                give(end, resolve::from_event(count, unit, sign, event, other))
            }
            Expr::Beside { unit, sign, part } => {
                let Some((event, other, end)) = self.spoken.date_of(scan, f.to, unit) else { return Some(None) };
                let mut resolved = resolve::from_event(Count::of(1), unit, sign, event, other);
                if let (Some(part), Meaning::Dated(value)) = (part, &mut resolved.meaning) {
                    *value = resolve::with_time(*value, TimeOfDay::Part(part));
                }
                give(end, resolved)
            }
            // `Opening night, January 23`
            Expr::EventDay(0) => {
                let next = found.get(i + 1).filter(|n| n.from == f.to + 1 && scan.at(f.to) == Lx::Comma && n.is_day());
                let value = match next.map(|n| resolve::resolve(n, cx, None).meaning) {
                    Some(Meaning::Dated(value)) => Some(value),
                    _ => self.spoken.opening,
                };
                Some(value.map(|v| (*f, Resolved::beside(v))))
            }
            Expr::EventDay(n) => {
                // `Monday, day five of the trial`
                let before =
                    i.checked_sub(1).map(|p| found[p].to).filter(|&to| to + 1 == f.from && scan.at(to) == Lx::Comma);
                if let (Some(_), Some(day)) = (before, self.focus.last.filter(|_| self.focus.here)) {
                    return Some(Some((*f, Resolved::beside(day))));
                }
                let event = self.spoken.date_of(scan, f.to + 1, Unit::Day).filter(|_| scan.at(f.to) == Lx::Of);
                let Some((event, other, end)) = event else { return Some(None) };
                give(end, resolve::from_event(Count::of(u32::from(n) - 1), Unit::Day, 1, event, other))
            }
            _ => None,
        }
    }

    /// `at 10:35 a.m. (0735 GMT) on Friday`: the day of a time that the rest of the sentence gives.
    fn day_behind(&self, scan: &Scan<'_>, rest: &[Found], cx: &Context) -> Option<Day> {
        let f = rest.iter().find(|f| f.is_day())?;
        let (tense, _) = tense::around(scan, f.from, f.to);
        match resolve::resolve(f, &Context { tense, ..*cx }, None).meaning {
            Meaning::Dated(Value::Day(day)) => Some(day),
            _ => None,
        }
    }

    fn context(&self, scan: &Scan<'_>, f: &Found, tense: Tense, verb: Option<usize>) -> Context {
        let before = scan.before(f.from, 1);
        // `Wednesday’s ruling` is behind us even where the verb looks ahead.
        let owned = matches!(f.expr, Expr::Weekday { rel: Rel::Bare, .. }) && scan.at(f.to) == Lx::Poss;
        let tense = if owned && tense == Tense::Future { Tense::Unknown } else { tense };
        let known_year = match f.expr {
            Expr::Date { year: Yr::Open, month, day, .. } => self.spoken.year_of(month, day),
            _ => None,
        };
        let mut focus = self.focus;
        // Only a sentence that opens with its month goes on with one that opened with its year.
        focus.year = focus.year.filter(|_| f.from == 1);
        Context {
            known_year,
            published: self.published,
            focus,
            tense,
            month_first: self.month_first,
            loose: verb.is_some_and(|i| i + 1 != f.from && i != f.to),
            firm: verb.is_some_and(|i| i + 1 == f.from || i + 2 == f.from && matches!(before, Lx::In | Lx::On)),
            clear: verb.is_some_and(|i| i < f.from && !(i..f.from).any(|n| tense::is_boundary(scan, n))),
            article: scan.at(f.from) == Lx::The,
            begun: matches!(before, Lx::Since | Lx::Back)
                || before == Lx::In && scan.before(f.from, 2) == Lx::Back
                || before == Lx::Of && scan.before(f.from, 2) == Lx::As
                || scan.is_any(f.from.wrapping_sub(1), &["ended"]),
            compared: matches!(f.expr, Expr::Unit { rel: Rel::Last, unit: Unit::Year }) && is_compared(scan, f.from),
            // `gave them until Friday` looks ahead, `was closed until Friday` need not.
            ahead: before == Lx::For
                && verb.is_none_or(|i| scan.at(i) != Lx::Due || tense != Tense::Past)
                && scan.at(f.to) != Lx::Poss
                && matches!(f.expr, Expr::Weekday { .. })
                || before == Lx::Is && tense == Tense::Present
                || matches!(before, Lx::By | Lx::Until) && !matches!(tense, Tense::Past | Tense::Perfect)
                // `Starting Tuesday, tariffs rise`
                || f.from > 0 && tense != Tense::Past && scan.is_any(f.from - 1, &["starting", "beginning"])
                || before == Lx::Until
                    && verb.is_some_and(|i| scan.at(i) != Lx::Was || scan.is_any(i, &["gave", "given"]))
                || before == Lx::Before && matches!(f.expr, Expr::Unit { rel: Rel::The, unit: Unit::Weekend })
                || before == Lx::Of && scan.before(f.from, 2) == Lx::Ahead
                || before == Lx::As && matches!(scan.before(f.from, 2), Lx::Early | Lx::Soon)
                || tense != Tense::Past && needs_tense(f) && next_of_its_kind(scan, f.to),
        }
    }

    fn push(
        &mut self,
        scan: &Scan<'_>,
        f: &Found,
        resolved: Resolved,
        verb: Option<usize>,
        warnings: &mut Vec<Warning>,
    ) {
        let span = scan.span(f.from, f.to);
        if let (Meaning::Dated(value), Expr::EventDay(0)) = (&resolved.meaning, f.expr) {
            self.spoken.opening = Some(*value);
        }
        let (kind, value, interval, granularity) = match resolved.meaning {
            Meaning::Impossible => {
                warnings.push(rules::impossible(span, self.text));
                return;
            }
            Meaning::Dated(value) => {
                let kind = if matches!(value, Value::Moment(..) | Value::DayPart(..)) {
                    DateKind::Time
                } else {
                    DateKind::Date
                };
                let interval = match (f.edge, f.modifier) {
                    (true, Some(m @ (Modifier::Start | Modifier::End))) => {
                        value::edge_interval(value, m == Modifier::End)
                    }
                    _ => value.interval(f.modifier),
                };
                self.note(f, value);
                self.spoken.note(scan, f, value);
                (kind, value.timex().into(), interval, value.granularity())
            }
            Meaning::Text(value) => {
                let kind = if f.time.is_some() { DateKind::Time } else { DateKind::Date };
                (kind, value.into(), None, Granularity::None)
            }
            Meaning::Set(value) => (DateKind::Set, value.into(), None, Granularity::None),
            Meaning::Length(value) => {
                // `the first nine months` of a report.
                if matches!(f.expr, Expr::Duration { count, unit: Unit::Month_, .. } if matches!(count.n, Some(6 | 9)))
                {
                    self.focus.take_period();
                }
                (DateKind::Duration, value.into(), None, Granularity::None)
            }
        };
        let rule = rules::ranged(f);
        let quoted = if self.inside && leans_on_publication(f) { 0.1 } else { 0.0 };
        let evidence = verb.filter(|_| needs_tense(f)).map(|i| scan.span(i, i + 1));
        self.dates.push(DateMention {
            span,
            kind,
            value,
            modifier: f.modifier,
            interval,
            granularity,
            anchor: if kind == DateKind::Duration || kind == DateKind::Set { Anchor::None } else { resolved.anchor },
            rule,
            confidence: (rules::confidence(rule) - resolved.doubt - quoted).clamp(0.05, 0.99),
            alternatives: resolved.alternatives.into_iter().map(Value::timex).collect(),
            evidence: evidence.into_iter().collect(),
        });
    }
}

impl Reader<'_> {
    /// Moves the focus; what the text is only compared with does not move it.
    fn note(&mut self, f: &Found, value: Value) {
        let compared = match f.expr {
            Expr::Offset { unit: Unit::Year, sign: -1, .. } => true,
            Expr::Quarter { year, .. } => year == Yr::Rel(Rel::YearAgo),
            Expr::Unit { rel: Rel::Last, unit: Unit::Year } => self.focus.quarter.is_some(),
            Expr::Deictic(_) => self.focus.day.is_some(),
            _ => false,
        };
        if f.rule == "date.fiscal-year" || matches!(f.expr, Expr::Unit { rel: Rel::The, unit: Unit::Year }) {
            self.focus.take_period();
        }
        if let Expr::Date { year: Yr::Is(y), month, day, .. } = f.expr {
            self.spoken.note_day(month, day, y);
        }
        self.focus.year = match (f.expr, value) {
            (Expr::Year(y), _) if f.from == 1 => Some(y),
            // A month of that year goes on with it.
            (Expr::Month { .. }, Value::Month(y, _)) => self.focus.year.filter(|&f| f == y),
            _ => None,
        };
        match f.expr {
            _ if compared || f.rule == "date.quarter-compared" => {}
            Expr::Quarter { year: Yr::Is(_) | Yr::Rel(Rel::Last), .. } => self.focus.mention(value),
            _ => self.focus.take(value),
        }
    }
}

/// `on Tuesday in their next game`: the clause itself says that it is to come.
fn next_of_its_kind(scan: &Scan<'_>, to: usize) -> bool {
    (to..to + 5)
        .take_while(|&i| !scan.at(i).ends_clause())
        .any(|i| scan.at(i) == Lx::Next && matches!(scan.at(i + 1), Lx::Other))
}

/// Whether a report sets its figures against those of this expression: `compared with $3 million last year`.
fn is_compared(scan: &Scan<'_>, from: usize) -> bool {
    matches!(scan.before(from, 1), Lx::From | Lx::Period)
        || (from.saturating_sub(14)..from).any(|i| scan.is_any(i, &["compared", "versus", "against"]))
}

/// Marks that always come in pairs; single ones may be apostrophes.
fn is_double_mark(lexeme: &Lex, text: &str) -> bool {
    lexeme.lx == Lx::Quote && matches!(lexeme.span.of(text), "\"" | "“" | "”")
}

/// Whether the tense of the verb can change the reading.
fn needs_tense(f: &Found) -> bool {
    match f.expr {
        Expr::Weekday { .. } | Expr::Deictic(0) => true,
        Expr::Date { year, .. } | Expr::Dates { year, .. } | Expr::Month { year, .. } | Expr::Months { year, .. } => {
            year == Yr::Open
        }
        Expr::Quarter { year, .. }
        | Expr::Season { year, .. }
        | Expr::Holiday { year, .. }
        | Expr::Nth { year, .. } => year == Yr::Open,
        Expr::Unit { rel, .. } => matches!(rel, Rel::The | Rel::This | Rel::Next),
        _ => false,
    }
}

/// Whether the speaker of a quotation would mean their own day by it.
fn leans_on_publication(f: &Found) -> bool {
    matches!(f.expr, Expr::Deictic(_) | Expr::Unit { .. } | Expr::Weekday { .. } | Expr::Offset { .. })
}
