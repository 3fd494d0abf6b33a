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
 * Fetches glue, wasm and worker, and starts the worker.
 * @returns {Promise<Engine>}
 */
export async function load() {
  const wasm = fetch(WASM).then(checked);
  const [glue, body, module] = await Promise.all([
    text(GLUE), text(WORKER),
    WebAssembly.compileStreaming(wasm).catch(async () => WebAssembly.compile(await (await fetch(WASM)).arrayBuffer())),
  ]);
  const source = `${glue}\n${body}`;
  const engine = new Engine(source, module);
  await engine.ready;
  return engine;
}

async function text(url) {
  return checked(await fetch(url)).text();
}

function checked(response) {
  if (!response.ok) throw new Error(`${new URL(response.url).pathname} answered ${response.status}`);
  return response;
}

export class Engine {
  #source;
  #module;
  #worker = null;
  #waiting = new Map();
  #next = 1;

  constructor(source, module) {
    this.#source = new Blob([source], { type: "text/javascript" });
    this.#module = module;
    this.#start();
  }

  #start() {
    const url = URL.createObjectURL(this.#source);
    this.#worker = new Worker(url, { type: "module", name: "ontherecord" });
    this.#worker.onmessage = ({ data }) => this.#answer(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(new Error(event.message || "the engine could not be started"));
    };
    /** Resolves when the worker can take work. */
    this.ready = this.#ask("start", { module: this.#module }).finally(() => URL.revokeObjectURL(url));
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
    this.#start();
  }
}
