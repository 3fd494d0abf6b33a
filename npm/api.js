// The functions over the glue: they say when `init` is missing, and they let `exportAs` take an article.
import * as glue from "./glue.js";

let ready = false;

/** Called by the entries once the wasm runs. */
export function started() {
  ready = true;
}

function check(name) {
  if (!ready) throw new Error(`${name}: call "await init()" first`);
}

// What each article was made from, for as long as somebody holds on to it.
const origins = new WeakMap();

function remember(article, text, options) {
  origins.set(article, { text, options });
  return article;
}

export function parse(text, options) {
  check("parse");
  return remember(glue.parse(text, options), text, options);
}

export function highlight(text, options) {
  check("highlight");
  return glue.highlight(text, options);
}

export function analyze(text, options) {
  check("analyze");
  const both = glue.analyze(text, options);
  remember(both.article, text, options);
  return both;
}

export function highlightElement(element, options) {
  check("highlightElement");
  const article = glue.highlightElement(element, options);
  return remember(article, glue.elementText(element), options);
}

export function unhighlight(element) {
  check("unhighlight");
  glue.unhighlight(element);
}

export function elementText(element) {
  check("elementText");
  return glue.elementText(element);
}

export function explain(rule) {
  check("explain");
  return glue.explain(rule);
}

export function exportAs(articleOrText, format, options) {
  check("exportAs");
  if (typeof articleOrText === "string") return glue.exportAs(articleOrText, format, options);
  const origin = articleOrText !== null && typeof articleOrText === "object" ? origins.get(articleOrText) : undefined;
  if (!origin) {
    throw new TypeError(
      "exportAs: the first argument is neither a string nor an article of this module; a copy of an article has no text, so pass the text and the options",
    );
  }
  return glue.exportAs(origin.text, format, options ?? origin.options);
}
