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
//! asks the calendar, the tense of the verb ([`tense`]) and the dates spoken of before, which [`reader`] keeps.
//!
//! The division into types of token follows the findings of SynTime (Zhong et al., ACL 2017) and PTime (Ding et al.,
//! AAAI 2019); the values follow TIMEX3 (Pustejovsky et al. 2003).

mod event;
mod expr;
mod lex;
mod number;
mod reader;
mod recognise;
mod refine;
mod resolve;
mod rules;
mod stamp;
mod tense;
mod value;
mod words;

pub(crate) use rules::RULES;

use crate::document::{DateMention, Warning};
use crate::layout::Layout;
use crate::options::{DateOrder, Options};
use crate::text::{Span, room};
use crate::token::Tokens;
use expr::{Found, Scan};
use lex::Lex;
use reader::Reader;

/// A sentence of more tokens is none: it is read in parts.
const LONGEST: usize = 4096;

/// Finds and resolves the expressions, in order of the text.
pub(crate) fn find(
    tokens: &Tokens<'_>,
    layout: &Layout,
    options: &Options,
    warnings: &mut Vec<Warning>,
) -> Vec<DateMention> {
    let mut reader = Reader::new(tokens.text, layout, options);
    let (mut lexemes, mut found): (Vec<Lex>, Vec<Found>) = (Vec::new(), Vec::new());
    let mut block = u32::MAX;
    for sentence in &tokens.sentences {
        if sentence.block != block {
            block = sentence.block;
            reader.paragraph();
        }
        let mut rest = sentence.tokens.start as usize..sentence.tokens.end as usize;
        while !rest.is_empty() {
            let range = rest.start..rest.end.min(rest.start + LONGEST);
            let read = range.start;
            rest.start = range.end;
            lexemes.clear();
            lex::read(tokens, range, &mut lexemes);
            if !lex::may_hold_dates(&lexemes) {
                reader.pass(&lexemes);
                continue;
            }
            let scan = Scan { text: tokens.text, lex: &lexemes };
            found.clear();
            recognise::all(&scan, &mut found);
            refine::all(&scan, &mut found);
            room::make(&mut reader.dates, found.len(), read, tokens.tokens.len());
            reader.sentence(&scan, &found, warnings);
        }
    }
    let published = reader.published.is_some();
    let mut dates = reader.dates;
    if options.date_order == DateOrder::Auto {
        resolve::order::settle(&mut dates, tokens.text);
    }
    stamp::add(layout, &mut dates);
    rules::warn(&mut dates, options, published, warnings);
    dates
}

/// Whether one of the dates overlaps a span.
fn overlaps(dates: &[DateMention], span: Span) -> bool {
    let at = dates.partition_point(|d| d.span.end <= span.start);
    dates.get(at).is_some_and(|d| d.span.overlaps(span))
}
