//! What a caller asked to keep: kinds, and a least confidence.

use crate::document::{DateMention, EntityKind, Mention, Quote};
use crate::options::{Kind, Options};

/// Drops mentions, quotations and dates that `options` leaves out. Speakers of the quotations kept stay entities even
/// where their kind is left out; [`crate::link::compact`] drops the others afterwards.
///
/// ```
/// use ontherecord::{Kind, Options, parse};
/// let options = Options { include: vec![Kind::Quote], ..Options::default() };
/// assert!(parse("“No,” Jane Roe said in Paris.", &options).mentions.is_empty());
/// ```
pub(crate) fn keep(
    options: &Options,
    mentions: &mut Vec<Mention>,
    quotes: &mut Vec<Quote>,
    dates: &mut Vec<DateMention>,
) {
    let wanted = |kind: Kind| options.include.is_empty() || options.include.contains(&kind);
    let sure = |confidence: f32| confidence >= options.min_confidence;
    mentions.retain(|m| wanted(of_entity(m.kind)) && sure(m.confidence));
    quotes.retain(|q| wanted(Kind::Quote) && sure(q.confidence));
    dates.retain(|d| wanted(Kind::Date) && sure(d.confidence));
}

fn of_entity(kind: EntityKind) -> Kind {
    match kind {
        EntityKind::Person => Kind::Person,
        EntityKind::Organisation => Kind::Organisation,
        EntityKind::Place => Kind::Place,
        EntityKind::Group => Kind::Group,
    }
}
