// A module worker: post { id, call, args }, get { id, value } or { id, error: { name, message } }.
// The first message may be { wasm } with a URL, bytes or a WebAssembly.Module; without it the file beside this one is taken.
import { analyze, explain, exportAs, highlight, init, parse } from "./index.js";

const calls = { analyze, explain, exportAs, highlight, parse };

self.addEventListener("message", async ({ data }) => {
  if (data.wasm !== undefined) {
    init(data.wasm).catch(() => {});
    return;
  }
  const { id, call, args } = data;
  try {
    await init();
    if (!Object.hasOwn(calls, call)) throw new TypeError(`worker: there is no call ${call}; accepted are ${Object.keys(calls).join(", ")}`);
    self.postMessage({ id, value: calls[call](...args) });
  } catch (error) {
    self.postMessage({ id, error: { name: error.name, message: error.message } });
  }
});
