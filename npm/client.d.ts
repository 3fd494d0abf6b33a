import type { Article, Format, Options } from "./types.js";

/** The engine in a worker of its own. */
export class Client {
  /**
   * `worker` starts the worker (default: the package's `worker.js` beside this module); `wasm` is what it loads: an
   * absolute URL, bytes or a compiled module (default: the file beside the worker).
   */
  constructor(options?: { worker?: () => Worker; wasm?: string | BufferSource | WebAssembly.Module });
  parse(text: string, options?: Options): Promise<Article>;
  highlight(text: string, options?: Options): Promise<string>;
  analyze(text: string, options?: Options): Promise<{ article: Article; html: string }>;
  explain(rule: string): Promise<string | undefined>;
  exportAs(text: string, format: Format, options?: Options): Promise<string>;
  /** Ends the worker; calls that wait are refused with an `AbortError`. The next call starts a new one. */
  stop(): void;
}
