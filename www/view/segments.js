/**
 * Overlapping stretches to nested pieces: pure, so that node tests it.
 *
 * | accepts | gives |
 * |---|---|
 * | a range of the text and items `{start, end, layer}` sorted by start | a tree of pieces whose texts, joined, are the range |
 *
 * Where two items cross, the one that started later is cut in two, so that the pieces nest. An item with a lower `layer`
 * lies outside one of the same extent. Offsets are UTF-16 code units.
 */

/**
 * @template {{start: number, end: number, layer: number}} T
 * @param {number} start @param {number} end
 * @param {T[]} items those that touch the range, in any order
 * @returns {Array<{start: number, end: number, item: T|null, first: boolean, last: boolean, inside: any[]}>}
 */
export function nest(start, end, items) {
  const inside = items
    .map((item) => ({ item, start: Math.max(item.start, start), end: Math.min(item.end, end) }))
    .filter((part) => part.start < part.end)
    .sort((a, b) => a.start - b.start || b.end - a.end || a.item.layer - b.item.layer);
  return level(start, end, inside);
}

function level(start, end, parts) {
  const pieces = [];
  const text = (from, to) => from < to && pieces.push({ start: from, end: to, item: null, first: true, last: true, inside: [] });
  let at = start;
  let next = 0;
  while (next < parts.length) {
    const outer = parts[next];
    text(at, outer.start);
    const within = [];
    const after = [];
    next += 1;
    while (next < parts.length && parts[next].start < outer.end) {
      const part = parts[next];
      next += 1;
      within.push({ ...part, end: Math.min(part.end, outer.end) });
      if (part.end > outer.end) after.push({ ...part, start: outer.end });
    }
    pieces.push({
      start: outer.start,
      end: outer.end,
      item: outer.item,
      first: outer.start === outer.item.start,
      last: outer.end === outer.item.end,
      inside: level(outer.start, outer.end, within),
    });
    at = outer.end;
    if (after.length) {
      parts = [...after, ...parts.slice(next)].sort((a, b) => a.start - b.start || b.end - a.end || a.item.layer - b.item.layer);
      next = 0;
    }
  }
  text(at, end);
  return pieces;
}
