// <on-the-record>: marks up its own content once it is in the document.
//
//   <script type="module">import "ontherecord/element"</script>
//   <on-the-record published="2024-05-16"><p>“We will appeal,” Ann Lee said on Monday.</p></on-the-record>
//
// Attributes: published, date-order, min-confidence, include (words with spaces between). The property `options` takes
// everything else. Fires `ontherecord` with the article in `detail`, or `error` with what was wrong.
import { highlightElement, init, unhighlight } from "./index.js";

const OPTIONS = ["published", "date-order", "min-confidence", "include"];

export class OnTheRecord extends HTMLElement {
  static observedAttributes = OPTIONS;

  /** The last result, or null. */
  article = null;
  #options = {};
  #planned = false;

  get options() {
    return this.#options;
  }

  set options(options) {
    this.#options = options ?? {};
    this.refresh();
  }

  connectedCallback() {
    this.refresh();
  }

  attributeChangedCallback() {
    this.refresh();
  }

  /** Reads the content again, once per task however often it is called; settles when the marks are there. */
  async refresh() {
    if (this.#planned || !this.isConnected) return;
    this.#planned = true;
    try {
      await init();
      this.#planned = false;
      if (!this.isConnected) return;
      this.article = highlightElement(this, { ...this.#fromAttributes(), ...this.#options });
      this.dispatchEvent(new CustomEvent("ontherecord", { detail: this.article, bubbles: true }));
    } catch (error) {
      this.#planned = false;
      this.dispatchEvent(new ErrorEvent("error", { error, message: error.message }));
    }
  }

  /** Takes the marks away. */
  clear() {
    this.article = null;
    unhighlight(this);
  }

  #fromAttributes() {
    const options = {};
    if (this.hasAttribute("published")) options.published = this.getAttribute("published");
    if (this.hasAttribute("date-order")) options.dateOrder = this.getAttribute("date-order");
    if (this.hasAttribute("min-confidence")) options.minConfidence = Number(this.getAttribute("min-confidence"));
    if (this.hasAttribute("include")) options.include = this.getAttribute("include").split(/\s+/).filter(Boolean);
    return options;
  }
}

if (!customElements.get("on-the-record")) customElements.define("on-the-record", OnTheRecord);
