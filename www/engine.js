/**
 * The engine behind one object: a worker built from a blob, so that the page's policy binds it, which can be stopped.
 *
 * Everything is fetched once, in `load`. A stopped worker is started again from what is in memory.
 */

const GLUE = new URL("./pkg/glue.js", import.meta.url);
const WASM = new URL("./pkg/ontherecord_bg.wasm", import.meta.url);
const WORKER = new URL("./worker.js", import.meta.url);

/** Thrown at whoever waits for a result that [`Engine.stop`] took away. */
export class Stopped extends Error {}

/**
 * Fetches glue, wasm and worker, and starts the worker while the wasm is still arriving and compiled.
 * @param {() => Promise<void>} sealed closes the page's connections: called when every answer has begun to arrive, and before
 *   the worker is made, which inherits what the policy says then
 * @returns {Promise<Engine>}
 */
export async function load(sealed) {
  const wasm = answer(WASM);
  const module = wasm.then(compiled);
  module.catch(() => {});
  const [glue, body] = await Promise.all([text(GLUE), text(WORKER), wasm]);
  await sealed();
  const source = new Blob([`${glue}\n${body}`], { type: "text/javascript" });
  const worker = boot(source);
  const engine = new Engine(source, await module, worker);
  await engine.ready;
  return engine;
}

/** Compiles while it arrives, where the server says that it is wasm. */
async function compiled(response) {
  const streams = /^application\/wasm\b/.test(response.headers.get("content-type"));
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

async function text(url) {
  return (await answer(url)).text();
}

async function answer(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  return response;
}

function boot(source) {
  const url = URL.createObjectURL(source);
  const worker = new Worker(url, { type: "module", name: "ontherecord" });
  worker.addEventListener("message", () => URL.revokeObjectURL(url), { once: true });
  return worker;
}

export class Engine {
  #source;
  #module;
  #worker = null;
  #waiting = new Map();
  #next = 1;

  constructor(source, module, worker) {
    this.#source = source;
    this.#module = module;
    this.#start(worker);
  }

  #start(worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#answer(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(new Error(event.message || "the engine could not be started"));
    };
    /** Resolves when the worker can take work. */
    this.ready = this.#ask("start", { module: this.#module });
    this.ready.catch(() => {});
  }

  #ask(task, given) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, task, ...given });
    });
  }

  #answer({ id, result, error }) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error !== undefined) waiting?.reject(new Error(error));
    else waiting?.resolve(result);
  }

  #fail(error) {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  /**
   * Has the worker read these for practice, one at a time: code runs slowly at first in any browser, and nobody waits yet.
   * @returns {Promise<boolean>} whether it came to the end; whatever else is asked for ends it
   */
  practise(texts) {
    return this.#ask("practise", { texts });
  }

  /** @returns {Promise<{article: object, rules: Record<string, string>}>} */
  analyse(text, options) {
    return this.#ask("analyse", { text, options });
  }

  /** The text as safe HTML with marks. @returns {Promise<string>} */
  html(text, options) {
    return this.#ask("html", { text, options });
  }

  /** The article in another format. @returns {Promise<string>} */
  export(text, options, format) {
    return this.#ask("export", { text, options, format });
  }

  /** Ends whatever runs at once; what was asked for is refused with [`Stopped`]. */
  stop() {
    this.#worker.terminate();
    this.#fail(new Stopped("stopped"));
    this.#start(boot(this.#source));
  }
}
