// Everything: layout, names, links, quotations with speakers, dates, timeline.
import { init, parse } from "../../../dist/npm/index.js";
// Node has no address to fetch from: there the runner puts the bytes here.
export const load = () => init(globalThis.wasmBytes ?? "/ontherecord_bg.wasm");
/** The words within marks: of a mixed quotation only those are compared. */
const marked = (words) => words.match(/“[^”]*”?|"[^"]*"?|(?<!\p{L})[‘'].*?[’'](?!\p{L})/gu) ?? [words];
export const run = (text, published) => {
  const article = parse(text, { published });
  const quotes = article.quotes.filter((q) => q.form !== "indirect");
  const words = (q) => q.content.map((s) => text.slice(s.start, s.end)).flatMap((w) => (q.form === "mixed" ? marked(w) : [w]));
  return {
    names: article.mentions.filter((m) => m.form === "name" && m.kind !== "group").map((m) => [m.text, m.kind]),
    quotes: quotes.flatMap(words),
    speakers: quotes.filter((q) => q.speaker !== null).flatMap((q) => words(q).map((w) => [w, article.entities[q.speaker].name])),
    dates: article.dates.filter((d) => d.interval && d.type === "date").map((d) => [d.text, d.value]),
    headline: article.metadata.headline?.text ?? null,
  };
};
