//! Exact typed F1 of a names model on annotated sets, as it stands in the file.

use crate::gold::Document;
use ontherecord::EntityKind;
use ontherecord::training::{self, NamesModel};
use std::collections::BTreeSet;
use std::fmt::Write;

/// True positives, found, wanted.
#[derive(Default, Clone, Copy)]
struct Count(usize, usize, usize);

impl Count {
    fn add(&mut self, wanted: &BTreeSet<(usize, usize, u8)>, found: &BTreeSet<(usize, usize, u8)>) {
        self.0 += wanted.intersection(found).count();
        self.1 += found.len();
        self.2 += wanted.len();
    }

    fn f1(self) -> f64 {
        2.0 * self.0 as f64 / (self.1 + self.2).max(1) as f64
    }
}

/// One line: all three kinds together with precision and recall, then each kind, then spans alone.
pub fn names(documents: &[Document], model: &NamesModel) -> String {
    let kinds = [EntityKind::Person, EntityKind::Organisation, EntityKind::Place, EntityKind::Group];
    let (mut all, mut spans, mut each) = (Count::default(), Count::default(), [Count::default(); 4]);
    for document in documents {
        let number = |kind: EntityKind| kinds.iter().position(|&k| k == kind).unwrap_or(0) as u8;
        let text = &document.text;
        let set = |names: Vec<(std::ops::Range<usize>, EntityKind)>| -> BTreeSet<(usize, usize, u8)> {
            let the = |at: usize| text.get(at..at + 4).is_some_and(|t| t.eq_ignore_ascii_case("the "));
            names.into_iter().map(|(s, k)| (s.start + 4 * the(s.start) as usize, s.end, number(k))).collect()
        };
        let (wanted, found) = (set(document.spans()), set(training::found(text, model)));
        let of = |set: &BTreeSet<(usize, usize, u8)>, keep: &dyn Fn(u8) -> bool| {
            set.iter().copied().filter(|n| keep(n.2)).collect::<BTreeSet<_>>()
        };
        all.add(&of(&wanted, &|k| k < 3), &of(&found, &|k| k < 3));
        let bare =
            |set: &BTreeSet<(usize, usize, u8)>| of(set, &|k| k < 3).into_iter().map(|n| (n.0, n.1, 0)).collect();
        spans.add(&bare(&wanted), &bare(&found));
        for (i, count) in each.iter_mut().enumerate() {
            count.add(&of(&wanted, &|k| k as usize == i), &of(&found, &|k| k as usize == i));
        }
    }
    let share = |a: usize, b: usize| a as f64 / b.max(1) as f64;
    let mut line = format!("F {:.3} (P {:.3} R {:.3})", all.f1(), share(all.0, all.1), share(all.0, all.2));
    for (name, count) in ["person", "organisation", "place", "group"].iter().zip(each) {
        let _ = write!(line, "  {name} {:.3}", count.f1());
    }
    let _ = write!(line, "  spans {:.3}", spans.f1());
    line
}
