//! Lists that grow by what is still to come: doubling holds three times the list while it is copied.

/// Makes room for `need` more in a list, and for what comes after them, judging by how much of the whole was read for
/// what it holds.
pub(crate) fn make<T>(list: &mut Vec<T>, need: usize, read: usize, whole: usize) {
    if list.capacity() - list.len() < need {
        reserve(list, need, read, whole);
    }
}

#[cold]
#[inline(never)]
fn reserve<T>(list: &mut Vec<T>, need: usize, read: usize, whole: usize) {
    list.reserve_exact(more(list.len(), read, whole).max(need));
}

#[inline(never)]
fn more(length: usize, read: usize, whole: usize) -> usize {
    // Some more than that, so that what is a little denser needs no second copy.
    let rest = length as u64 * whole.saturating_sub(read) as u64 / read.max(1) as u64;
    ((rest + rest / 16) as usize + 8).clamp(length / 8 + 8, (3 * length).max(64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_about_what_comes() {
        assert_eq!(more(0, 0, 1_000_000), 8);
        // No more than four times as much: what begins with a list need not be one.
        assert_eq!(more(1000, 100, 10_000), 3000);
        assert_eq!(more(1000, 900, 1000), 133);
        // NEGATIVE: never so little that a long list is copied for a few items.
        assert_eq!(more(8000, 1000, 1000), 1008);
    }
}
