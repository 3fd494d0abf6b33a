//! TimeML: the text with TIMEX3 inline, as TempEval's scorers read it.
//!
//! | part | holds |
//! |---|---|
//! | `DCT` | the publication date, `t0` |
//! | `TEXT` | the whole text, every expression in a `TIMEX3` |

use super::xml::escape;
use crate::document::{Anchor, Article};
use crate::text::Put;
use crate::wire;
use std::fmt::Write as _;

pub(crate) fn write(article: &Article, text: &str) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n<DOCID>article</DOCID>\n",
    );
    if let Some(published) = &article.metadata.published {
        let _ = writeln!(
            out,
            "<DCT><TIMEX3 tid=\"t0\" type=\"{}\" value=\"{}\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">{}</TIMEX3></DCT>",
            if published.value.contains('T') { "TIME" } else { "DATE" },
            escape(&published.value),
            escape(published.span.of(text))
        );
    }
    out.put("<TEXT>");
    let mut at = 0;
    for (i, date) in article.dates.iter().enumerate() {
        let (start, end) = (date.span.start as usize, date.span.end as usize);
        if start < at {
            continue; // the model promises dates without overlaps; this keeps the text whole should one slip through
        }
        out.put(&escape(text.get(at..start).unwrap_or("")));
        let kind = wire::date_kind(date.kind).to_ascii_uppercase();
        let _ = write!(out, "<TIMEX3 tid=\"t{}\" type=\"{kind}\" value=\"{}\"", i + 1, escape(&date.value));
        if let Some(modifier) = date.modifier {
            let _ = write!(out, " mod=\"{}\"", wire::modifier(modifier));
        }
        if date.anchor == Anchor::Published && article.metadata.published.is_some() {
            out.put(" temporalFunction=\"true\" anchorTimeID=\"t0\"");
        }
        let _ = write!(out, ">{}</TIMEX3>", escape(date.span.of(text)));
        at = end;
    }
    out.put(&escape(text.get(at..).unwrap_or("")));
    out.put("</TEXT>\n</TimeML>\n");
    out
}
