//! From a rule's id to its sentence.

use crate::rule::Rule;
use crate::{correction, date, entity, link, quote};

/// All rules, a slice per stage.
const REGISTRY: &[&[Rule]] = &[correction::RULES, date::RULES, entity::RULES, link::RULES, quote::RULES];

/// The one-sentence English of a rule, or `None` for an id that no rule has.
///
/// ```
/// assert!(ontherecord::explain("no.such.rule").is_none());
/// ```
pub fn explain(rule: &str) -> Option<&'static str> {
    REGISTRY.iter().flat_map(|stage| stage.iter()).find(|r| r.id == rule).map(|r| r.because)
}

/// Every rule of every stage, in the order of the stages.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    REGISTRY.iter().flat_map(|stage| stage.iter())
}
