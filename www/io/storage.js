/**
 * What stays on the device: nothing, unless the reader asks for it.
 *
 * One entry of the local storage holds text, edits and preferences. `eraseAll` removes it, and the page's offline copy
 * when that is wanted too.
 */

import { dropOffline } from "../policy.js";

const KEY = "ontherecord";

/** @returns {object|null} */
export function recall() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null; // storage is refused, or holds something else: the page works without
  }
}

/** Keeps `content`, if there is room. */
export function remember(content) {
  try {
    localStorage.setItem(KEY, JSON.stringify(content));
  } catch {
    // refused or full: the page works without
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // nothing was kept where storage is refused
  }
}

/** Removes everything that this page may have left: its entry, and with `offline` the copy of the page too. */
export async function eraseAll({ offline }) {
  forget();
  try {
    sessionStorage.clear();
  } catch {
    // refused storage holds nothing
  }
  if (offline) await dropOffline();
}
