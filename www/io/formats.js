/** The formats that can be saved, in the order of the menu. `id` is the engine's word for it. */
export const FORMATS = [
  { id: "csv", label: "Spreadsheet", about: "CSV: every item a row", type: "text/csv", ending: "csv" },
  { id: "markdown", label: "Fact-check sheet", about: "Markdown: quotations, names and dates to tick off", type: "text/markdown", ending: "md" },
  { id: "html", label: "Web page", about: "HTML: the article with its marks, in one file", type: "text/html", ending: "html" },
  { id: "json", label: "Everything", about: "JSON: the whole result, with rules and confidence", type: "application/json", ending: "json" },
  { id: "timelinejs", label: "Timeline", about: "JSON for TimelineJS", type: "application/json", ending: "timeline.json" },
  { id: "web-annotation", label: "Annotations", about: "W3C Web Annotation, JSON-LD", type: "application/ld+json", ending: "annotations.jsonld" },
  { id: "jsonld", label: "Linked data", about: "schema.org, JSON-LD", type: "application/ld+json", ending: "jsonld" },
  { id: "tei", label: "Edition", about: "TEI XML for scholarly editing", type: "application/tei+xml", ending: "tei.xml" },
  { id: "timeml", label: "Dates for research", about: "TimeML with TIMEX3", type: "application/xml", ending: "tml.xml" },
  { id: "conll", label: "Names for research", about: "CoNLL columns with BIO labels", type: "text/plain", ending: "conll.txt" },
];

/** A file name from the headline or from the name of the file that came in. */
export function fileName(state, ending) {
  const words = state.name?.replace(/\.[^.]+$/, "") ?? state.article?.metadata.headline?.text ?? "article";
  const slug = words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60).replace(/-$/, "");
  return `${slug || "article"}.${ending}`;
}

/** Saves a text as a file, without any request. */
export function save(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

const STYLE = `body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.6 Georgia,serif;white-space:pre-wrap;color:#1d2126;background:#fff}
q{quotes:none;background:#e7f0f4}mark{background:none;color:inherit;border-bottom:2px solid #37474f}
mark[data-kind=organisation]{border-bottom-style:double}mark[data-kind=place]{border-bottom-style:dotted}mark[data-kind=group]{border-bottom-style:dashed}
time{border:1px solid #7a6a35;border-radius:3px;padding:0 .15em}`;

/**
 * One file that shows the article with its marks. `marked` is the engine's escaped HTML; the title is escaped here.
 * The policy in it lets nothing run and nothing load.
 */
export function standalone(title, marked) {
  const safe = title.replace(/[&<>"]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[character]);
  return `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">\n<title>${safe}</title>\n<style>${STYLE}</style>\n</head>\n<body>${marked}</body>\n</html>\n`;
}
