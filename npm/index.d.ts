import type { Article, Format, Options } from "./types.js";

export type * from "./types.js";

/** What `init` can load: where the wasm is, its bytes, or a compiled module. */
export type Source = string | URL | Request | Response | Promise<Response> | BufferSource | WebAssembly.Module;

/**
 * Loads the wasm. Without an argument it is the file beside the module. A second call waits for the first; after a
 * failure it tries again. In Node there is nothing to do: the wasm is loaded on import.
 */
export function init(source?: Source): Promise<void>;

/** Analyses a text. Never throws for a text; a `TypeError` names an option that can't be used. */
export function parse(text: string, options?: Options): Article;

/** The text as safe HTML whose text nodes, concatenated, are the text. */
export function highlight(text: string, options?: Options): string;

/** `parse` and `highlight` in one pass. */
export function analyze(text: string, options?: Options): { article: Article; html: string };

/**
 * Marks up the text of a live subtree in place: its elements, listeners and selection are kept. Offsets of the article
 * are into `elementText(element)`. Calling it again replaces the marks.
 */
export function highlightElement(element: Element, options?: Options): Article;

/** Takes away what `highlightElement` put in. */
export function unhighlight(element: Element): void;

/** The text that `highlightElement` reads: what a reader sees, with line ends between blocks. */
export function elementText(element: Element): string;

/** The one-sentence English of a rule, or `undefined` for an id that no rule has. */
export function explain(rule: string): string | undefined;

/** A text, or an article that this module gave, in a format of others. An article keeps the options it was made with. */
export function exportAs(articleOrText: Article | string, format: Format, options?: Options): string;
