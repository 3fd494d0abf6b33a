// Entry for Node: the wasm is read and started on import, so that init() has nothing to do.
import { readFileSync } from "node:fs";
import { initSync } from "./glue.js";
import { started } from "./api.js";

export { analyze, elementText, explain, exportAs, highlight, highlightElement, parse, unhighlight } from "./api.js";

initSync({ module: readFileSync(new URL("./ontherecord_bg.wasm", import.meta.url)) });
started();

/** Nothing to do in Node; here so that the same program runs in both worlds. */
export function init() {
  return Promise.resolve();
}
