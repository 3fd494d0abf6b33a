/**
 * The article with its marks, built node by node from the result's spans.
 *
 * Every block becomes an element of its kind; menus, keywords, repeated lines and the like are folded into one row that
 * opens. An item that crosses the end of another is drawn in several pieces; the first of them takes the focus.
 */

import { h, replace, show } from "./dom.js";
import { blockAt, occurrences, paint, rangeOf } from "./ranges.js";
import { nest } from "./segments.js";
import { colour, kindOf, lookUp, ownerOf } from "../state.js";
import { count, kindName, unsure } from "../words.js";

const TAGS = { headline: "h2", standfirst: "p", section: "p", byline: "p", published: "p", caption: "p", paragraph: "p",
  subheading: "h3", "list-item": "p", keywords: "p", boilerplate: "p" };
const NOISE = new Set(["boilerplate", "keywords"]);
const BLOCKS_AT_ONCE = 250;

/** @param {HTMLElement} root @param {{select: (key: string|null) => void}} actions */
export function readingView(root, actions) {
  let drawing = 0;
  /** Whose marks are tinted now, and whose when the pointer is on none. */
  let glowing;
  let chosen;
  /** Whether a filter left its traces on the marks. */
  let filtered = false;
  /** The focusable piece of every item, in reading order. */
  const heads = new Map();
  /** What is drawn, `{start, element}` in order of the text. */
  const blocks = [];
  /** Where the words that are looked for stand, and which of these places was shown last. */
  let places = [];
  let place = -1;
  /** The words that were looked for last; `null` in a text just drawn. */
  let sought = null;

  root.addEventListener("click", (event) => {
    if (!getSelection().isCollapsed) return;
    const mark = event.target.closest("[data-key]");
    if (mark) actions.select(mark.dataset.key);
  });
  root.addEventListener("pointerover", (event) => glow(event.target.closest("[data-owner]")?.dataset.owner ?? chosen));
  root.addEventListener("pointerleave", () => glow(chosen));

  /** Tints all that is of one name or speaker. */
  function glow(owner) {
    if (owner === glowing) return;
    for (const mark of root.querySelectorAll(".glow")) mark.classList.remove("glow");
    glowing = owner;
    if (owner === undefined) return;
    for (const mark of root.querySelectorAll(`[data-owner="${owner}"]`)) mark.classList.add("glow");
  }

  function forget() {
    heads.clear();
    blocks.length = 0;
    places = [];
    place = -1;
    sought = null;
    for (const name of ["evidence", "words", "word"]) paint(name, []);
    glowing = chosen = undefined;
    filtered = false;
    replace(root);
  }

  return {
    /** Draws the whole article, long ones in portions, so that the page stays awake; `false` when another came between. */
    async draw({ text, article, slots }) {
      const turn = ++drawing;
      const pen = { text, heads, blocks, touching: cursor(itemsOf(article, slots)) };
      const groups = grouped(article.blocks);
      forget();
      for (let at = 0; at < groups.length; at += BLOCKS_AT_ONCE) {
        if (at) await new Promise((go) => setTimeout(go));
        if (turn !== drawing) return false;
        root.append(...groups.slice(at, at + BLOCKS_AT_ONCE).map((group) => drawGroup(pen, group)));
      }
      sought = null;
      return true;
    },
    clear() {
      drawing += 1;
      forget();
    },
    /** Shows and hides marks. */
    filter(state) {
      const { article, hidden, person, certainty, query } = state;
      const wanted = query.trim().toLowerCase();
      const filters = hidden.size > 0 || person !== null || certainty > 0 || wanted !== "";
      if (!filters && !filtered) return;
      filtered = filters;
      for (const mark of root.querySelectorAll(".mark")) {
        const { type, index, item } = lookUp(article, mark.dataset.key);
        const owner = ownerOf(type, item, index);
        const off = hidden.has(kindOf(type, item)) || item.confidence < certainty || (person !== null && owner !== person);
        mark.classList.toggle("off", off);
        mark.classList.toggle("found", !off && wanted !== "" && says(article, state.text, type, item).includes(wanted));
      }
    },
    /** Marks the selected item and everything of the same speaker or name. */
    select(key, article) {
      for (const mark of root.querySelectorAll(".selected")) mark.classList.remove("selected");
      for (const mark of root.querySelectorAll(`[data-key="${key}"]`)) mark.classList.add("selected");
      const found = lookUp(article, key);
      const owner = found && ownerOf(found.type, found.item, found.index);
      chosen = owner === null || owner === undefined ? undefined : String(owner);
      glow(chosen);
    },
    /** Brings an item into view. */
    reveal(key, focus = true, block = "center") {
      const mark = heads.get(key);
      unfold(mark);
      show(mark, { focus, block });
      return mark;
    },
    /** Marks the words that a rule went by. */
    evidence(spans) {
      paint("evidence", spans.map((span) => rangeOf(blocks, span)).filter(Boolean));
    },
    /** Marks a stretch that is no item, and brings it into view. */
    point(span) {
      this.evidence([span]);
      const block = blockAt(blocks, span.start);
      unfold(block);
      show(block, { focus: false });
    },
    /** Paints the words wherever they stand; the number of places. Looking for the same again stays at its place. */
    find(text, query) {
      if (query === sought) return places.length;
      sought = query;
      places = occurrences(text, query).map((span) => rangeOf(blocks, span)).filter(Boolean);
      place = -1;
      paint("words", places);
      paint("word", []);
      return places.length;
    },
    /** The number of the place that is shown, from 1; 0 when none is. */
    place: () => place + 1,
    /** Shows the next or previous place of the words; its number from 1, 0 when there is none. */
    nextPlace(by) {
      if (!places.length) return 0;
      place = place < 0 && by < 0 ? places.length - 1 : (place + by + places.length) % places.length;
      const { startContainer } = places[place];
      unfold(startContainer.parentElement);
      startContainer.parentElement.closest(".block").scrollIntoView({ block: "nearest" });
      const { top, bottom } = places[place].getBoundingClientRect();
      if (top < 80 || bottom > innerHeight - 40) scrollBy({ top: top - innerHeight / 2 });
      paint("word", [places[place]]);
      return place + 1;
    },
    /** The next or previous visible item after `key`, in reading order; goes round at the end. */
    step(key, by) {
      const visible = [...heads.keys()].filter((candidate) => !heads.get(candidate).classList.contains("off"));
      if (!visible.length) return null;
      const at = visible.indexOf(key);
      return visible[at < 0 ? (by > 0 ? 0 : visible.length - 1) : (at + by + visible.length) % visible.length];
    },
  };
}

function says(article, text, type, item) {
  if (type === "quote") {
    const speaker = item.speaker === null ? "" : article.entities[item.speaker].name;
    return `${speaker} ${item.content.map(({ start, end }) => text.slice(start, end)).join(" ")}`.toLowerCase();
  }
  return (type === "date" ? `${item.text} ${item.value}` : `${item.text} ${article.entities[item.entity].name}`).toLowerCase();
}

/** All that is drawn in the text, sorted by start. Layers nest equal stretches: a quotation lies outside a name. */
function itemsOf(article, slots) {
  const items = [];
  article.quotes.forEach((quote, index) => {
    const speaker = quote.speaker === null ? null : article.entities[quote.speaker];
    const slot = speaker ? slots.get(speaker.name) ?? 0 : 0;
    const shared = { key: `quote:${index}`, owner: quote.speaker, kind: "quote", slot };
    quote.content.forEach((span, part) => items.push({ ...span, ...shared, layer: 0, form: quote.form, head: part === 0, item: quote }));
    for (const role of ["source", "cue"]) if (quote[role]) items.push({ ...quote[role], key: shared.key, role, slot, layer: 1 });
  });
  article.mentions.forEach((mention, index) => items.push({
    start: mention.start, end: mention.end, key: `mention:${index}`, owner: mention.entity, kind: mention.kind, form: mention.form,
    head: true, layer: 3, item: mention,
  }));
  article.dates.forEach((date, index) => items.push({
    start: date.start, end: date.end, key: `date:${index}`, kind: "date", head: true, layer: 2, item: date,
  }));
  return items.sort((a, b) => a.start - b.start || b.end - a.end || a.layer - b.layer);
}

/** Blocks in order; runs of noise together. */
function grouped(blocks) {
  const groups = [];
  blocks.forEach((block, index) => {
    const noise = NOISE.has(block.kind) || block.duplicate_of !== null;
    const last = groups.at(-1);
    if (noise && last?.noise) last.blocks.push({ ...block, index });
    else groups.push({ noise, blocks: [{ ...block, index }] });
  });
  return groups;
}

function drawGroup(pen, { noise, blocks }) {
  if (!noise) return drawBlock(pen, blocks[0]);
  return h("details.noise", {},
    h("summary", {}, `${count(blocks.length, "line")} set aside: ${reason(blocks)}`),
    blocks.map((block) => drawBlock(pen, block)));
}

function reason(blocks) {
  if (blocks.every((block) => block.duplicate_of !== null)) return "said already";
  if (blocks.every((block) => block.kind === "keywords")) return "keywords";
  return "menus, notices and the like";
}

function drawBlock(pen, block) {
  const tag = NOISE.has(block.kind) || block.duplicate_of !== null ? "p" : TAGS[block.kind] ?? "p";
  const element = h(`${tag}.block.${block.kind}`, { "data-block": block.index, "data-start": block.start },
    drawPieces(pen, nest(block.start, block.end, pen.touching(block))));
  pen.blocks.push({ start: block.start, element });
  return element;
}

/** Gives the items that touch a block; blocks must be asked for in order, so that every item is looked at once. */
function cursor(items) {
  let next = 0;
  let open = [];
  return (block) => {
    while (next < items.length && items[next].start < block.end) open.push(items[next++]);
    open = open.filter((item) => item.end > block.start);
    return open;
  };
}

function drawPieces(pen, pieces) {
  return pieces.map((piece) => (piece.item ? drawMark(pen, piece) : pen.text.slice(piece.start, piece.end)));
}

function drawMark(pen, { item, first, inside: pieces }) {
  const head = first && item.head;
  if (head) pen.heads.set(item.key, null); // outer marks come before those inside
  const inside = drawPieces(pen, pieces);
  if (item.role) return h(`span.${item.role}.s${colour(item.slot)}`, { "data-key": item.key }, inside);
  const classes = `mark.k-${item.kind}${head ? ".first" : ""}${unsure(item.item) ? ".unsure" : ""}`;
  const shared = { "data-key": item.key, "data-owner": item.owner ?? undefined, tabindex: head ? "-1" : undefined };
  const mark = markOf(item, classes, shared, inside);
  if (head) pen.heads.set(item.key, mark);
  return mark;
}

function markOf(item, classes, shared, inside) {
  if (item.kind === "quote") {
    const tag = item.form === "indirect" ? "span" : "q";
    return h(`${tag}.${classes}.f-${item.form}.s${colour(item.slot)}`, { ...shared, "data-slot": slotWords(item) }, inside);
  }
  if (item.kind === "date") return h(`time.${classes}`, { ...shared, datetime: machineDate(item.item) }, inside);
  return h(`mark.${classes}.f-${item.form}`, shared, inside);
}

/** The speaker's number, with a question mark where it may be somebody else's. */
function slotWords({ slot, item }) {
  return slot ? `${slot}${unsure(item) ? "?" : ""}` : "?";
}

/** Opens the fold around an element, if it lies in one. */
function unfold(element) {
  element?.closest("details")?.setAttribute("open", "");
}

/** `datetime` takes dates, months, years, weeks and durations; TIMEX3's other values have no equal there. */
function machineDate({ value }) {
  return /^(\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?)?)?|-W\d{2})?|P(T?\d+[YMWDHS])+)$/.test(value) ? value : undefined;
}

/** What a screen reader is told about an item. */
export function spoken(article, key) {
  const found = lookUp(article, key);
  if (!found) return "";
  const { type, item } = found;
  const doubt = type !== "entity" && unsure(item) ? ", uncertain" : "";
  if (type === "quote") {
    const speaker = item.speaker === null ? "speaker unknown" : `by ${article.entities[item.speaker].name}`;
    return `${item.form === "indirect" ? "Reported speech" : "Quotation"} ${speaker}${doubt}`;
  }
  if (type === "date") return `Date: ${item.text}, ${item.value}${doubt}`;
  return `${kindName(item.kind)}: ${article.entities[item.entity].name}${doubt}`;
}
