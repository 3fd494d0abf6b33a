//! TEI P5 (<https://tei-c.org/guidelines/p5/>): the article as a text with its speakers and names.
//!
//! | ours | TEI |
//! |---|---|
//! | metadata | `teiHeader` |
//! | entities | `listPerson`, `listOrg`, `listPlace` in `standOff`; groups are `org` of type `group` |
//! | blocks | `head`, `p`, `byline`, `docDate`, `figDesc` in `figure`, `note type="boilerplate"` |
//! | quotations | `said` with `who`, `direct`, and `part` where other markup cuts one in pieces |
//! | mentions | `persName`, `orgName`, `placeName`, `rs` with `ref` |
//! | dates | `date` with `when`, `from`, `to` or `dur`, `time` |

mod body;
mod header;

use super::sheet::Sheet;
use crate::document::Article;
use crate::text::Put;

pub(crate) fn write(article: &Article, text: &str) -> String {
    let sheet = Sheet::new(article, text);
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n");
    header::write(&sheet, &mut out);
    body::write(&sheet, &mut out);
    out.put("</TEI>\n");
    out
}
