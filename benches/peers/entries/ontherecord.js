// Everything: layout, names, links, quotations with speakers, dates, timeline.
import { init, parse } from "../../../dist/npm/index.js";
export const load = () => init("/ontherecord_bg.wasm");
export const run = (text, published) => {
  const article = parse(text, { published });
  return {
    names: article.mentions.filter((m) => m.form === "name").map((m) => [m.text, m.kind]),
    quotes: article.quotes.filter((q) => q.form !== "indirect").flatMap((q) => q.content.map((s) => text.slice(s.start, s.end))),
    speakers: article.quotes.filter((q) => q.form !== "indirect" && q.speaker !== null).flatMap((q) => q.content.map((s) => [text.slice(s.start, s.end), article.entities[q.speaker].name])),
    dates: article.dates.filter((d) => d.interval).map((d) => [d.text, d.value]),
    headline: article.metadata.headline?.text ?? null,
  };
};
