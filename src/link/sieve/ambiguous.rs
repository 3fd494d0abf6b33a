//! A surname that two people in the text share: alone it means the one who was introduced first.
//!
//! News keeps the bare surname for the person whom the article is about, and names the spouse, the father or the niece
//! in full. Over the gold sets this is right four times as often as the most recent full name. A title that only one of
//! them has decides before that.

use super::short;
use crate::link::board::{Board, Choice, FormId, Reason};
use crate::rule::Rule;
use crate::text::hash::Map;
use crate::text::order;

/// What [`decide`] concludes.
pub(crate) const RULE: Rule = Rule::new(
    "link.shared-surname",
    "Several people in the text bear this surname; the one named in full first is taken, the others are kept as alternatives.",
);

/// Decides every mention of a shared surname.
pub(super) fn decide(board: &mut Board<'_>) {
    let mut members: Vec<Vec<FormId>> = vec![Vec::new(); board.forms.len()];
    for form in 0..board.forms.len() {
        members[board.root(form)].push(form);
    }
    for form in short::singles(board) {
        let bearers = short::bearers(board, form);
        if bearers.len() < 2 {
            continue;
        }
        let full = full_uses(board, &members, &bearers);
        let Some(&first) = full.first() else { continue };
        // The first full use behind each title.
        let mut titled: Map<&str, (u32, FormId)> = Map::default();
        for &(name, root) in &full {
            titled.entry(board.word_before(board.names[name as usize].span)).or_insert((name, root));
        }
        for i in 0..board.uses(form).len() {
            let name = board.uses(form)[i];
            // "Rep. Palmer" is the one of them who is called so in full.
            let title = board.word_before(board.names[name as usize].span);
            let same = titled.get(title).filter(|_| title.starts_with(char::is_uppercase));
            let (evidence, best) = *same.unwrap_or(&first);
            let alternatives = bearers.iter().copied().filter(|&b| b != best).collect();
            let evidence = Some(board.names[evidence as usize].span);
            let reason = Reason { rule: RULE.id, confidence: 0.6, evidence };
            board.choose(name, Choice { form: best, alternatives, reason });
        }
    }
}

/// Every use of a full name of one of the groups, in order of the text.
fn full_uses(board: &Board<'_>, members: &[Vec<FormId>], groups: &[FormId]) -> Vec<(u32, FormId)> {
    let mut out: Vec<(u32, FormId)> = Vec::new();
    for &root in groups {
        for &form in members[root].iter().filter(|&&f| board.forms[f].len() > 1) {
            out.extend(board.uses(form).iter().map(|&n| (n, root)));
        }
    }
    order::by(&mut out, |&(name, form)| (u64::from(name), form as u64));
    out
}
