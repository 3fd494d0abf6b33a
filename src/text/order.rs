//! Sorting by numbers.
//!
//! The standard library's sort is compiled anew for every type that is sorted, six to eight kilobytes of wasm each.
//! Here one instance orders the keys, and the items are put in their places by swaps.

use crate::text::Span;

/// A key of two numbers, the first one first; ties keep their order.
pub(crate) type Key = (u64, u64);

/// Sorts stably by a key.
pub(crate) fn by<T>(items: &mut [T], key: impl Fn(&T) -> Key) {
    let mut keys: Vec<(Key, u32)> = items.iter().enumerate().map(|(i, item)| (key(item), i as u32)).collect();
    if keys.is_sorted() {
        return;
    }
    keys.sort_unstable();
    // keys[to].1 is where the item of place `to` stands now, or, if that was swapped away, where it went.
    for to in 0..keys.len() {
        let mut from = keys[to].1 as usize;
        while from < to {
            from = keys[from].1 as usize;
        }
        items.swap(to, from);
        keys[to].1 = from as u32;
    }
}

/// Sorts stably by span.
pub(crate) fn by_span<T>(items: &mut [T], span: impl Fn(&T) -> Span) {
    by(items, |item| (of_span(span(item)), 0));
}

/// A span as a number: by start, then by end.
pub(crate) fn of_span(span: Span) -> u64 {
    u64::from(span.start) << 32 | u64::from(span.end)
}

/// A word as a key: by its first sixteen bytes.
pub(crate) fn of_word(word: &str) -> Key {
    let part =
        |from: usize| (from..from + 8).fold(0, |n, at| n << 8 | u64::from(*word.as_bytes().get(at).unwrap_or(&0)));
    (part(0), part(8))
}

/// A span as a number: by start, the longer one first.
pub(crate) fn outer_first(span: Span) -> u64 {
    u64::from(span.start) << 32 | u64::from(!span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_standard_sort(items in prop::collection::vec((0u8..9, any::<u8>()), 0..60)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            by(&mut ours, |item| (u64::from(item.0), 0));
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn spans_by_start_and_the_longer_one_first() {
        let mut spans = vec![Span::new(3, 4), Span::new(0, 2), Span::new(0, 9)];
        by(&mut spans, |s| (outer_first(*s), 0));
        assert_eq!(spans, [Span::new(0, 9), Span::new(0, 2), Span::new(3, 4)]);
    }
}
