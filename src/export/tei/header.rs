//! `teiHeader` and `standOff`.

use crate::document::EntityKind;
use crate::export::sheet::Sheet;
use crate::export::xml::escape;
use crate::text::Put;
use std::fmt::Write as _;

pub(super) fn write(sheet: &Sheet<'_>, out: &mut String) {
    let meta = &sheet.article.metadata;
    let _ = writeln!(out, "<teiHeader>\n<fileDesc>\n<titleStmt><title>{}</title>", escape(&sheet.title()));
    for author in &meta.byline {
        let _ = writeln!(out, "<author>{}</author>", escape(&sheet.line(author.span)));
    }
    out.put("</titleStmt>\n<publicationStmt>");
    let publisher = meta.source.map_or(String::from("unknown"), |f| sheet.line(f.span));
    let _ = write!(out, "<publisher>{}</publisher>", escape(&publisher));
    if let Some(published) = &meta.published {
        let when = escape(&published.value);
        let _ = write!(out, "<date when=\"{when}\">{}</date>", escape(&sheet.line(published.span)));
    }
    out.put("</publicationStmt>\n<sourceDesc><p>Pasted text, analysed by ontherecord.</p></sourceDesc>\n</fileDesc>\n</teiHeader>\n");
    stand_off(sheet, out);
}

fn stand_off(sheet: &Sheet<'_>, out: &mut String) {
    if sheet.article.entities.is_empty() {
        return;
    }
    out.put("<standOff>\n");
    for (list, item, name, kinds) in [
        ("listPerson", "person", "persName", &[EntityKind::Person][..]),
        ("listOrg", "org", "orgName", &[EntityKind::Organisation, EntityKind::Group]),
        ("listPlace", "place", "placeName", &[EntityKind::Place]),
    ] {
        let mut first = true;
        for (id, entity) in sheet.article.entities.iter().enumerate().filter(|(_, e)| kinds.contains(&e.kind)) {
            if std::mem::take(&mut first) {
                let _ = writeln!(out, "<{list}>");
            }
            let group = if entity.kind == EntityKind::Group { " type=\"group\"" } else { "" };
            let _ = write!(out, "<{item} xml:id=\"e{id}\"{group}><{name}>{}</{name}>", escape(&entity.name));
            for alias in &entity.aliases {
                let _ = write!(out, "<{name} type=\"alias\">{}</{name}>", escape(alias));
            }
            if item == "person" {
                for role in &entity.roles {
                    let _ = write!(out, "<occupation>{}</occupation>", escape(role));
                }
            }
            let _ = writeln!(out, "</{item}>");
        }
        if !first {
            let _ = writeln!(out, "</{list}>");
        }
    }
    out.put("</standOff>\n");
}
