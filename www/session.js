/** What the page does with texts: reading one, reading several, correcting, keeping and forgetting. */

import { Stopped } from "./engine.js";
import { change, correct, redo, undo } from "./edits.js";
import { EMPTY_EDITS, assignSlots, initial, lookUp, options } from "./state.js";
import { count } from "./words.js";
import { eraseAll, forget, remember } from "./io/storage.js";

/** Longest text that the page draws; the command has no such limit. UTF-16 code units. */
export const MOST = 1_000_000;
/** Largest file, bytes: markup takes space that the text does not. */
export const MOST_BYTES = 8_000_000;

/**
 * @param {ReturnType<import("./state.js").createStore>} store
 * @param {Promise<import("./engine.js").Engine>} loading
 * @param {{start, step, stop}} working
 */
export function createSession(store, loading, working) {
  const { state } = store;
  let turn = 0;
  /** The edits that the result on the screen was made with. */
  let settled = null;

  /**
   * Reads the text of `fresh` from the beginning, or the one that is open again with its edits; then the selection stays
   * where the item still is. Until the result is there, everything else is left as it was.
   */
  async function analyse(shown, fresh) {
    const mine = ++turn;
    const { text, edits } = fresh ?? state;
    working.start(shown);
    try {
      const engine = await loading;
      const { article, rules } = await engine.analyse(text, options(edits));
      if (mine !== turn) return;
      const found = article.mentions.length + article.quotes.length + article.dates.length > 0;
      const kept = fresh ?? {
        selected: follow(state, article), person: followEntity(state.article, article, state.person), slots: state.slots,
      };
      store.set({ ...kept, article, rules, slots: assignSlots(article, kept.slots), phase: found ? "result" : "empty", message: "" });
      settled = { edits: state.edits, past: state.past, future: state.future, slots: state.slots };
      keep();
    } catch (error) {
      if (mine !== turn || error instanceof Stopped) return;
      if (state.phase === "working") store.set({ phase: "error", message: error.message });
      throw error;
    } finally {
      if (mine === turn) working.stop();
    }
  }

  function keep() {
    if (state.prefs.remember) remember({ text: state.text, name: state.name, edits: state.edits, checked: [...state.checked], prefs: state.prefs });
  }

  async function edit(patch) {
    if (!patch) return;
    store.set(patch);
    try {
      await analyse("Reading the article again");
    } catch (error) {
      store.set(settled);
      throw error;
    }
  }

  return {
    keep,
    /** Reads a text from the beginning. */
    async open(text, { name = null, edits = EMPTY_EDITS, checked = [], files = [] } = {}) {
      if (text.length > MOST) {
        const message = `This text has ${count(text.length, "character")}; the page reads up to ${count(MOST, "character")}. The command reads any length.`;
        if (state.article) throw new Error(message);
        store.set({ phase: "too-large", message });
        return;
      }
      if (!state.article && state.phase !== "batch") store.set({ phase: "working", message: "" });
      const { prefs, tab } = state;
      await analyse("Reading the article", { ...initial(), text, name, edits, checked: new Set(checked), files, prefs, tab });
    },
    /** Reads several, one after the other. */
    async openAll(texts) {
      const mine = ++turn;
      const files = [];
      working.start(`Reading ${count(texts.length, "article")}`);
      try {
        const engine = await loading;
        for (const [at, { name, text }] of texts.entries()) {
          working.step(at, texts.length, `Reading ${name} (${at + 1} of ${texts.length})`);
          const { article } = await engine.analyse(text, {});
          if (mine !== turn) return;
          files.push({ name, text, article });
        }
        store.set({ ...initial(), prefs: state.prefs, files, phase: "batch" });
      } catch (error) {
        if (!(error instanceof Stopped)) throw error;
      } finally {
        if (mine === turn) working.stop();
      }
    },
    /** Stops whatever runs and goes back to where the reader was. */
    async stop() {
      turn += 1;
      working.stop();
      (await loading).stop();
      if (state.phase === "working") store.set({ phase: "start" });
      else if (state.article) store.set(settled);
    },
    correct: (correction, words) => edit(correct(state, correction, words)),
    change: (patch, words) => edit(change(state, patch, words)),
    undo: () => edit(undo(state)),
    redo: () => edit(redo(state)),
    /** The article in a format, corrections included. @returns {Promise<string>} */
    async export(format) {
      const engine = await loading;
      return format === "html" ? engine.html(state.text, options(state.edits)) : engine.export(state.text, options(state.edits), format);
    },
    async csvOfAll() {
      const engine = await loading;
      const files = [];
      for (const { name, text } of state.files) files.push({ name, csv: await engine.export(text, {}, "csv") });
      return files;
    },
    preferences(patch) {
      store.set({ prefs: { ...state.prefs, ...patch } });
      if (state.prefs.remember) keep();
      else forget();
    },
    /** Forgets everything, on the device too. */
    async erase(offline) {
      turn += 1;
      await eraseAll({ offline });
      (await loading).stop();
      store.set(initial());
    },
    restart() {
      turn += 1;
      if (state.prefs.remember) remember({ text: "", name: null, edits: EMPTY_EDITS, checked: [], prefs: state.prefs });
      store.set({ ...initial(), prefs: state.prefs });
    },
  };
}

/** The selected item in the new result: the same place in the text, or the same name. */
function follow(state, article) {
  const found = state.article && lookUp(state.article, state.selected);
  if (!found) return null;
  const { type, item } = found;
  if (type === "entity") {
    const index = article.entities.findIndex((entity) => entity.name === item.name);
    return index < 0 ? null : `entity:${index}`;
  }
  const list = { quote: article.quotes, mention: article.mentions, date: article.dates }[type];
  const start = (other) => (type === "quote" ? other.content[0].start : other.start);
  const index = list.findIndex((other) => start(other) === start(item));
  return index < 0 ? null : `${type}:${index}`;
}

function followEntity(before, after, id) {
  const name = id === null ? undefined : before?.entities[id]?.name;
  const index = after.entities.findIndex((entity) => entity.name === name);
  return index < 0 ? null : index;
}
