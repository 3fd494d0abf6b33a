/**
 * What the page knows, in one place. Views read it and listen; only `app.js` and `edits.js` change it.
 *
 * | field | is |
 * |---|---|
 * | `phase` | `start` `loading` `working` `result` `empty` `too-large` `error` `batch` |
 * | `message` | what the phases `too-large` and `error` say |
 * | `text` | the article as pasted, never changed |
 * | `name` | file name or sample, `null` when pasted |
 * | `article`, `rules` | the engine's result and the sentences of the rules in it |
 * | `edits` | `{published, dateOrder, corrections}`: what the reader changed; the engine's options |
 * | `past`, `future` | earlier and undone `edits`, each with the words for it |
 * | `selected` | key of an item: `quote:3` `mention:5` `date:2` `entity:4` or `null` |
 * | `hidden` | kinds that the reader switched off |
 * | `person` | id of the entity that alone is shown, or `null` |
 * | `certainty` | lowest confidence that is shown |
 * | `query` | words to look for |
 * | `checked` | keys of facts that the reader ticked |
 * | `slots` | speaker's name → number of their colour |
 * | `tab` | the panel that is open |
 * | `files` | several articles at once: `{name, text, article}` |
 * | `prefs` | `{remember, shortcuts}` |
 */

export const EMPTY_EDITS = Object.freeze({ published: null, dateOrder: "auto", corrections: [] });

export function initial() {
  return {
    phase: "start", message: "", text: "", name: null, article: null, rules: {},
    edits: EMPTY_EDITS, past: [], future: [],
    selected: null, hidden: new Set(), person: null, certainty: 0, query: "", checked: new Set(), slots: new Map(),
    tab: "speakers", files: [], prefs: { remember: false, shortcuts: true },
  };
}

/** A state and those who listen to it. */
export function createStore(state = initial()) {
  const listeners = [];
  return {
    state,
    /** Changes some fields and tells whoever listens to one of them, once each. */
    set(patch) {
      const changed = Object.keys(patch).filter((key) => state[key] !== patch[key]);
      Object.assign(state, patch);
      for (const { keys, listen } of listeners) if (keys.some((key) => changed.includes(key))) listen(state);
    },
    /** Calls `listen(state)` after a change of any of `keys`. */
    on(keys, listen) {
      listeners.push({ keys, listen });
    },
  };
}

/** The engine's options for what the reader changed. */
export function options(edits) {
  const given = { dateOrder: edits.dateOrder, corrections: edits.corrections };
  if (edits.published) given.published = edits.published;
  return given;
}

/**
 * The day that relative dates are reckoned from when the reader sets none: the page's stamp, else the dateline's.
 * @returns {{day: string, from: "stamp"|"dateline"}|null} the day as an ISO date
 */
export function statedDay({ published, dateline }) {
  if (published) return { day: published.value.slice(0, 10), from: "stamp" };
  return dateline?.date ? { day: dateline.date.value.slice(0, 10), from: "dateline" } : null;
}

/** The day that relative dates are reckoned from, as an ISO date: the reader's, else the stated one. */
export function publishedDay({ article, edits }) {
  return edits.published ?? statedDay(article.metadata)?.day;
}

/**
 * The item behind a key.
 * @returns {{type: string, index: number, item: any}|null}
 */
export function lookUp(article, key) {
  const [type, number] = (key ?? "").split(":");
  const list = { quote: article?.quotes, mention: article?.mentions, date: article?.dates, entity: article?.entities }[type];
  const item = list?.[number];
  return item ? { type, index: Number(number), item } : null;
}

/** The kind by which an item is filtered and drawn. */
export function kindOf(type, item) {
  return type === "quote" || type === "date" ? type : item.kind;
}

/** Whose item it is: the entity's id or `null`. */
export function ownerOf(type, item, index) {
  if (type === "quote") return item.speaker;
  if (type === "mention") return item.entity;
  return type === "entity" ? index : null;
}

/** Entities that say something, in the order of their first quotation. */
export function speakers(article) {
  const seen = new Set();
  for (const quote of article.quotes) if (quote.speaker !== null) seen.add(quote.speaker);
  return [...seen].map((id) => article.entities[id]);
}

/** Numbers for the speakers: those who had one keep it, newcomers get the next free one. */
export function assignSlots(article, before) {
  const slots = new Map();
  const taken = new Set();
  const names = speakers(article).map((entity) => entity.name);
  for (const name of names) {
    if (before.has(name) && !taken.has(before.get(name))) {
      slots.set(name, before.get(name));
      taken.add(before.get(name));
    }
  }
  let next = 1;
  for (const name of names) {
    if (slots.has(name)) continue;
    while (taken.has(next)) next += 1;
    slots.set(name, next);
    taken.add(next);
  }
  return slots;
}

/** Colours repeat after eight speakers; the number beside them does not. */
export function colour(slot) {
  return slot ? ((slot - 1) % 8) + 1 : 0;
}

/** The index of the last element that starts at or before `offset`, by halving; -1 when none does. */
export function lastStarting(list, offset) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The sentence around an offset, or `null`. */
export function sentenceAt(article, offset) {
  const sentence = article.sentences[lastStarting(article.sentences, offset)];
  return sentence && offset < sentence.end ? sentence : null;
}

/** Blocks → the number of each paragraph among them. */
const numbered = new WeakMap();

/** Number of the paragraph around an offset, from 1, counting what is read: noise has none. */
export function paragraphAt({ blocks }, offset) {
  if (!numbered.has(blocks)) {
    let number = 0;
    numbered.set(blocks, blocks.map(({ kind }) => (kind === "paragraph" ? (number += 1) : null)));
  }
  const index = lastStarting(blocks, offset);
  return index < 0 || offset >= blocks[index].end ? null : numbered.get(blocks)[index];
}
