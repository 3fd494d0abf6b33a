// The engine in a worker of its own: long texts don't hold up the page, and a run can be stopped.
//
//   const client = new Client();
//   const article = await client.parse(text);
//   client.stop();            // whatever runs is refused with an AbortError; the next call starts a new worker

const startWorker = () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" });

export class Client {
  #start;
  #wasm;
  #worker = null;
  #waiting = new Map();
  #next = 0;

  constructor({ worker = startWorker, wasm } = {}) {
    this.#start = worker;
    this.#wasm = wasm;
  }

  parse(text, options) {
    return this.#call("parse", [text, options]);
  }

  highlight(text, options) {
    return this.#call("highlight", [text, options]);
  }

  analyze(text, options) {
    return this.#call("analyze", [text, options]);
  }

  explain(rule) {
    return this.#call("explain", [rule]);
  }

  exportAs(text, format, options) {
    return this.#call("exportAs", [text, format, options]);
  }

  stop() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#refuse(new DOMException("the worker was stopped", "AbortError"));
  }

  #call(call, args) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      try {
        this.#running().postMessage({ id, call, args });
      } catch (error) {
        this.#waiting.delete(id);
        reject(error);
      }
    });
  }

  #running() {
    if (this.#worker) return this.#worker;
    const worker = this.#start();
    worker.addEventListener("message", ({ data }) => this.#settle(data));
    worker.addEventListener("error", (event) => {
      this.#worker = null;
      this.#refuse(new Error(event.message || "the worker could not be started"));
    });
    if (this.#wasm !== undefined) worker.postMessage({ wasm: this.#wasm });
    return (this.#worker = worker);
  }

  #settle({ id, value, error }) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new (error.name === "TypeError" ? TypeError : Error)(error.message));
  }

  #refuse(error) {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
