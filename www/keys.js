/** The keyboard: shortcuts of one key, which can be switched off, and the few with a modifier, which can't. */

import { KINDS } from "./words.js";

/** @param {() => {phase: string, prefs: {shortcuts: boolean}}} state @param {Record<string, Function>} actions */
export function listenToKeys(state, actions) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const reading = state().phase === "result" || state().phase === "empty";
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && reading && !typing) {
      event.preventDefault();
      if (event.shiftKey) actions.redo();
      else actions.undo();
      return;
    }
    if (event.key === "Escape") {
      if (event.target.id === "search") actions.leaveSearch();
      else actions.escape();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
    if (event.key === "Enter" && event.target.matches(".mark")) {
      event.preventDefault();
      actions.why(event.target.dataset.key);
      return;
    }
    if (!state().prefs.shortcuts) return;
    const kind = KINDS.find(({ key }) => key === event.key)?.kind;
    const run = event.key === "?" ? actions.help : !reading ? null
      : kind ? () => actions.toggleKind(kind)
        : { n: () => actions.step(1), p: () => actions.step(-1), "/": actions.find }[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  });
}
