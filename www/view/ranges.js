/**
 * Stretches of the drawn text, painted by the browser's own highlights: no element is added or changed.
 *
 * | function | accepts | gives |
 * |---|---|---|
 * | `occurrences` | a text and words | where the words stand in it, whatever their case and white space |
 * | `rangeOf` | drawn blocks and a span | the span as a range of the page, `null` where it isn't drawn |
 * | `paint` | a name and ranges | the ranges in the style `::highlight(name)` |
 *
 * Drawn blocks are `{start, element}`, sorted. Offsets are UTF-16 code units.
 */

import { lastStarting } from "../state.js";

/** @returns {Array<{start: number, end: number}>} at most `most` */
export function occurrences(text, query, most = 1000) {
  const words = query.trim().split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("\\s+");
  const found = [];
  if (!words) return found;
  for (const { index, 0: { length } } of text.matchAll(new RegExp(words, "giu"))) {
    found.push({ start: index, end: index + length });
    if (found.length === most) break;
  }
  return found;
}

/** The element of the block around an offset. */
export function blockAt(blocks, offset) {
  return blocks[lastStarting(blocks, offset)]?.element;
}

/** @returns {Range|null} */
export function rangeOf(blocks, { start, end }) {
  const block = blocks[lastStarting(blocks, start)];
  if (!block) return null;
  const walker = document.createTreeWalker(block.element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let at = block.start;
  let open = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const next = at + node.data.length;
    if (!open && start < next) {
      range.setStart(node, start - at);
      open = true;
    }
    if (open && end <= next) {
      range.setEnd(node, end - at);
      return range;
    }
    at = next;
  }
  return null;
}

/** Browsers without highlights show nothing, and lack nothing else. */
export function paint(name, ranges) {
  if (!globalThis.CSS?.highlights) return;
  CSS.highlights.delete(name);
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
}
