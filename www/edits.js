/**
 * The reader's corrections: each a plain object for the engine, with undo and redo.
 *
 * | op | fields |
 * |---|---|
 * | `rename` | `entity`, `to` |
 * | `merge` | `entity`, `into` |
 * | `split` | `start`, `end`, `name` |
 * | `ignore` | `entity`, or `start` and `end` |
 * | `kind` | `entity`, `kind` |
 * | `speaker` | `start`, `end`, `speaker` (name or `null`) |
 */

/** State after a correction. `words` say what it did, for the undo button. */
export function correct(state, correction, words) {
  const corrections = [...state.edits.corrections, correction];
  return { ...change(state, { corrections }, words), slots: followName(state.slots, correction) };
}

/** State after a change of the publication date or of the order of days and months. */
export function change(state, patch, words) {
  return {
    edits: { ...state.edits, ...patch },
    past: [...state.past, { edits: state.edits, slots: state.slots, words }],
    future: [],
  };
}

/** State before the latest change; `undefined` when there is none. */
export function undo(state) {
  const step = state.past.at(-1);
  return step && {
    edits: step.edits,
    slots: step.slots,
    past: state.past.slice(0, -1),
    future: [...state.future, { edits: state.edits, slots: state.slots, words: step.words }],
  };
}

/** State after the change that was undone last; `undefined` when there is none. */
export function redo(state) {
  const step = state.future.at(-1);
  return step && {
    edits: step.edits,
    slots: step.slots,
    future: state.future.slice(0, -1),
    past: [...state.past, { edits: state.edits, slots: state.slots, words: step.words }],
  };
}

/** A renamed speaker keeps the colour. */
function followName(slots, { op, entity, to }) {
  if (op !== "rename" || !slots.has(entity)) return slots;
  const renamed = new Map(slots);
  renamed.set(to, slots.get(entity));
  renamed.delete(entity);
  return renamed;
}
