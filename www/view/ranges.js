/**
 * Stretches of the drawn text, painted by the browser's own highlights: no element is added or changed.
 *
 * | function | accepts | gives |
 * |---|---|---|
 * | `occurrences` | a text and words | where the words stand in it, whatever their case and white space |
 * | `rangesOf` | drawn blocks and spans | the spans as ranges of the page, those that are drawn |
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

/**
 * The text nodes of a block are read once for all spans and found by halving: a text may be a single block.
 *
 * @returns {Array<Range>} of those spans that are drawn
 */
export function rangesOf(blocks, spans) {
  const read = new Map();
  const ranges = [];
  for (const { start, end } of spans) {
    const block = blocks[lastStarting(blocks, start)];
    if (!block) continue;
    if (!read.has(block)) read.set(block, textNodes(block));
    const nodes = read.get(block);
    const first = nodes[lastStarting(nodes, start)];
    const last = nodes[lastStarting(nodes, Math.max(start, end - 1))];
    if (!first || start - first.start >= first.node.data.length || end - last.start > last.node.data.length) continue;
    const range = document.createRange();
    range.setStart(first.node, start - first.start);
    range.setEnd(last.node, end - last.start);
    ranges.push(range);
  }
  return ranges;
}

/** @returns {Array<{start: number, node: Text}>} in order */
function textNodes({ start, element }) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let at = start;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ start: at, node });
    at += node.data.length;
  }
  return nodes;
}

/** Browsers without highlights show nothing, and lack nothing else. */
export function paint(name, ranges) {
  if (!globalThis.CSS?.highlights) return;
  CSS.highlights.delete(name);
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
}
