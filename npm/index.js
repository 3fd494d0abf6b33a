// Entry for browsers, bundlers and other runtimes with a Web API: await init(), then call.
import start from "./glue.js";
import { started } from "./api.js";

export { analyze, elementText, explain, exportAs, highlight, highlightElement, parse, unhighlight } from "./api.js";

let pending;

/**
 * Loads the wasm: the file beside this one, or whatever is passed (URL, Response, bytes or a WebAssembly.Module).
 * A second call waits for the first; after a failure it tries again.
 */
export function init(source) {
  pending ??= start(source === undefined ? undefined : { module_or_path: source }).then(started, (error) => {
    pending = undefined;
    throw error;
  });
  return pending;
}
