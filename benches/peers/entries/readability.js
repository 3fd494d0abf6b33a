// The article's body and headline, for which it needs HTML: the text's lines become paragraphs.
import { Readability } from "@mozilla/readability";
export const load = async () => {};
export const run = (text) => {
  const doc = new DOMParser().parseFromString("<html><body></body></html>", "text/html");
  for (const line of text.split("\n").filter((l) => l.trim())) doc.body.append(Object.assign(doc.createElement("p"), { textContent: line }));
  const found = new Readability(doc).parse();
  return { headline: found?.title || null };
};
