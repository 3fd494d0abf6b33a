import type { Article, Options } from "./types.js";

/** `<on-the-record>`: marks up its own content. Attributes: published, date-order, min-confidence, include. */
export class OnTheRecord extends HTMLElement {
  /** The last result, or null. */
  article: Article | null;
  /** Options over those of the attributes. */
  options: Options;
  /** Reads the content again. */
  refresh(): Promise<void>;
  /** Takes the marks away. */
  clear(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "on-the-record": OnTheRecord;
  }
  interface HTMLElementEventMap {
    ontherecord: CustomEvent<Article>;
  }
}
