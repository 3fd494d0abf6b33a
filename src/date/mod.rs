//! Date, time, duration and set expressions: TIMEX3 spans, values and intervals.
//!
//! | text (published on Friday 18 March 2022) | type | value |
//! |---|---|---|
//! | `on Monday` | date | `2022-03-14` |
//! | `will rule on Tuesday` | date | `2022-03-22` |
//! | `in November` | date | `2021-11` |
//! | `late last month` | date, `END` | `2022-02` |
//! | `Thursday evening` | time | `2022-03-17TEV` |
//! | `three-year deal` | duration | `P3Y` |
//! | `every Monday` | set | `XXXX-WXX-1` |
//! | `recently` | date | `PAST_REF` |
//! | `Theresa May`, `Sunday Times`, `a third term`, `47-year-old` | nothing | |
//!
//! ```text
//! tokens ─ lex ─ recognise ─ refine ─ resolve ─ dates
//! ```
//! [`lex`] types the tokens; [`recognise`] is one ordered list of families; [`refine`] joins and widens; [`resolve`]
//! asks the calendar, the tense of the verb ([`tense`]) and the dates spoken of before.
//!
//! The division into types of token follows the findings of SynTime (Zhong et al., ACL 2017) and PTime (Ding et al.,
//! AAAI 2019); the values follow TIMEX3 (Pustejovsky et al. 2003).

mod expr;
mod lex;
mod number;
mod recognise;
mod refine;
mod resolve;
mod rules;
mod stamp;
mod tense;
mod value;
mod words;

pub(crate) use rules::RULES;

use crate::calendar::Day;
use crate::document::{Anchor, DateKind, DateMention, Granularity, Modifier, Warning};
use crate::layout::Layout;
use crate::options::{DateOrder, Options};
use crate::text::Span;
use crate::token::Tokens;
use expr::{Expr, Found, Rel, Scan, Yr};
use lex::{Lex, Lx, Unit};
use resolve::{Context, Focus, Meaning, Resolved};
use tense::Tense;
use value::Value;

/// Finds and resolves the expressions, in order of the text.
pub(crate) fn find(
    tokens: &Tokens<'_>,
    layout: &Layout,
    options: &Options,
    warnings: &mut Vec<Warning>,
) -> Vec<DateMention> {
    let mut reader = Reader {
        text: tokens.text,
        // Centuries away from any newspaper, a year before or after would no longer have four digits.
        published: layout.reference().and_then(Day::parse).filter(|day| (1000..9000).contains(&day.year())),
        month_first: options.date_order != DateOrder::DayFirst,
        focus: Focus::default(),
        inside: false,
        dates: Vec::new(),
    };
    let (mut lexemes, mut found): (Vec<Lex>, Vec<Found>) = (Vec::new(), Vec::new());
    let mut block = u32::MAX;
    for sentence in &tokens.sentences {
        if sentence.block != block {
            (block, reader.inside) = (sentence.block, false);
            reader.focus.paragraph();
        }
        lexemes.clear();
        lex::read(tokens, sentence.tokens.start as usize..sentence.tokens.end as usize, &mut lexemes);
        let scan = Scan { text: tokens.text, lex: &lexemes };
        found.clear();
        recognise::all(&scan, &mut found);
        refine::all(&scan, &mut found);
        reader.sentence(&scan, &found, warnings);
    }
    let mut dates = reader.dates;
    if options.date_order == DateOrder::Auto {
        resolve::order::settle(&mut dates, tokens.text);
    }
    stamp::add(layout, &mut dates);
    rules::warn(&mut dates, options, reader.published.is_some(), warnings);
    dates
}

/// Goes through the expressions in order and keeps what later ones lean on.
struct Reader<'a> {
    text: &'a str,
    published: Option<Day>,
    month_first: bool,
    focus: Focus,
    /// Whether a quotation mark of this paragraph is still open.
    inside: bool,
    dates: Vec<DateMention>,
}

impl Reader<'_> {
    fn sentence(&mut self, scan: &Scan<'_>, found: &[Found], warnings: &mut Vec<Warning>) {
        let (mut seen, mut taken) = (0, 0);
        self.focus.here = false;
        for (i, f) in found.iter().enumerate() {
            if f.from < taken {
                continue;
            }
            let marks = scan.lex[seen..f.from.max(seen)].iter().filter(|l| is_double_mark(l, self.text)).count();
            self.inside ^= marks % 2 == 1;
            seen = f.from.max(seen);
            let (tense, verb) = if needs_tense(f) { tense::around(scan, f.from, f.to) } else { (Tense::Unknown, None) };
            let cx = self.context(scan, f, tense, verb);
            // `two days before Christmas` takes the date behind it in.
            let joined = match (f.expr, found.get(i + 1)) {
                (Expr::FromNext { .. }, Some(n)) if n.from == f.to => Some(n),
                _ => None,
            };
            let next = joined.and_then(|n| match resolve::resolve(n, &cx, None).meaning {
                Meaning::Dated(value) => Some(value),
                _ => None,
            });
            let resolved = resolve::resolve(f, &cx, next);
            match (joined, next) {
                (Some(n), Some(_)) => {
                    taken = n.to;
                    self.push(scan, &Found { to: n.to, ..*f }, resolved, verb, warnings);
                }
                _ => self.push(scan, f, resolved, verb, warnings),
            }
        }
        let marks = scan.lex[seen..].iter().filter(|l| is_double_mark(l, self.text)).count();
        self.inside ^= marks % 2 == 1;
    }

    fn context(&self, scan: &Scan<'_>, f: &Found, tense: Tense, verb: Option<usize>) -> Context {
        let before = scan.before(f.from, 1);
        // `Wednesday’s ruling` is behind us even where the verb looks ahead.
        let owned = matches!(f.expr, Expr::Weekday { rel: Rel::Bare, .. }) && scan.at(f.to) == Lx::Poss;
        let tense = if owned && tense == Tense::Future { Tense::Unknown } else { tense };
        Context {
            published: self.published,
            focus: self.focus,
            tense,
            month_first: self.month_first,
            loose: verb.is_some_and(|i| i + 1 != f.from && i != f.to),
            firm: verb.is_some_and(|i| i + 1 == f.from || i + 2 == f.from && matches!(before, Lx::In | Lx::On)),
            clear: verb.is_some_and(|i| i < f.from && !(i..f.from).any(|n| tense::is_boundary(scan, n))),
            article: scan.at(f.from) == Lx::The,
            begun: matches!(before, Lx::Since | Lx::Back)
                || scan.before(f.from, 2) == Lx::Back
                || scan.is_any(f.from.wrapping_sub(1), &["ended"]),
            compared: is_compared(scan, f.from),
            // `gave them until Friday` looks ahead, `was closed until Friday` need not.
            ahead: matches!(before, Lx::By | Lx::Until) && tense != Tense::Past
                || before == Lx::Until
                    && verb.is_some_and(|i| scan.at(i) != Lx::Was || scan.is_any(i, &["gave", "given"]))
                || before == Lx::Of && scan.before(f.from, 2) == Lx::Ahead
                || before == Lx::As && matches!(scan.before(f.from, 2), Lx::Early | Lx::Soon)
                || tense != Tense::Past && next_of_its_kind(scan, f.to),
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
                (kind, value.timex(), interval, value.granularity())
            }
            Meaning::Text(value) => {
                let kind = if f.time.is_some() { DateKind::Time } else { DateKind::Date };
                (kind, value, None, Granularity::None)
            }
            Meaning::Set(value) => (DateKind::Set, value, None, Granularity::None),
            Meaning::Length(value) => {
                // `the first nine months` of a report.
                if matches!(f.expr, Expr::Duration { count, unit: Unit::Month_, .. } if matches!(count.n, Some(6 | 9)))
                {
                    self.focus.take_period();
                }
                (DateKind::Duration, value, None, Granularity::None)
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
        Expr::Quarter { year, .. } | Expr::Season { year, .. } | Expr::Holiday { year, .. } => year == Yr::Open,
        Expr::Unit { rel, .. } => matches!(rel, Rel::The | Rel::This | Rel::Next),
        _ => false,
    }
}

/// Whether the speaker of a quotation would mean their own day by it.
fn leans_on_publication(f: &Found) -> bool {
    matches!(f.expr, Expr::Deictic(_) | Expr::Unit { .. } | Expr::Weekday { .. } | Expr::Offset { .. })
}

/// Every date the page states about itself is an expression as well.
fn overlaps(dates: &[DateMention], span: Span) -> bool {
    let at = dates.partition_point(|d| d.span.end <= span.start);
    dates.get(at).is_some_and(|d| d.span.overlaps(span))
}
