/**
 * The facts sheet: every name, date, figure and quotation as a row to tick off, as magazines check a text.
 *
 * Figures are not part of the engine's result; a plain scan finds them here, outside dates.
 */

import { button, h, portions, replace } from "./dom.js";
import { mark, words } from "./speakers.js";
import { paragraphAt } from "../state.js";
import { certainty, count, durationWords, intervalWords, kindName, unsure } from "../words.js";

const FIGURE = /(?:[£$€¥]\s?)?\d[\d.,]*(?:\s?%| per cent| percent|[a-z]{1,2}\b)?(?:\s(?:million|billion|trillion|thousand))?/g;

/** @returns {Array<{key: string, start: number, kind: string, said: string, note: string, select: string|null}>} in order of the text */
export function facts({ text, article }) {
  const rows = [];
  for (const entity of article.entities) {
    const first = article.mentions[entity.mentions.find((index) => article.mentions[index].form === "name") ?? entity.mentions[0]];
    if (!first || entity.unnamed || entity.kind === "group") continue;
    rows.push({ start: first.start, kind: kindName(entity.kind), said: entity.name, note: entity.roles.join(", "), sure: first.confidence,
      select: `entity:${entity.id}` });
  }
  for (const quote of article.quotes) {
    const speaker = quote.speaker === null ? "speaker not clear" : article.entities[quote.speaker].name;
    rows.push({ start: quote.content[0].start, kind: "Quotation", said: words(text, quote), note: speaker, sure: quote.confidence, select: `quote:${quote.id}` });
  }
  article.dates.forEach((date, index) => rows.push({ start: date.start, kind: "Date", said: date.text,
    note: date.interval ? intervalWords(date.interval, date.granularity) : durationWords(date.value), sure: date.confidence, select: `date:${index}` }));
  return [...rows, ...figures(text, article)]
    .sort((a, b) => a.start - b.start)
    .map((row) => ({ ...row, key: `${row.kind}@${row.start}`, paragraph: paragraphAt(article, row.start) }));
}

function figures(text, article) {
  const found = [];
  let next = 0;
  for (const block of article.blocks) {
    if (block.duplicate_of !== null || !["headline", "standfirst", "paragraph", "list-item", "caption"].includes(block.kind)) continue;
    for (const match of text.slice(block.start, block.end).matchAll(FIGURE)) {
      const start = block.start + match.index;
      const said = match[0].replace(/[.,\s]+$/, "");
      while (next < article.dates.length && article.dates[next].end <= start) next += 1;
      const dated = article.dates[next] && article.dates[next].start < start + said.length;
      const joined = /[\p{L}\p{N}-]/u.test(text[start - 1] ?? " ");
      if (!dated && !joined) found.push({ start, kind: "Figure", said, note: around(text, start, start + said.length), sure: null, select: null });
    }
  }
  return found;
}

function around(text, start, end) {
  const after = text.slice(end, end + 40).split(/[.\n;:,”"]/)[0].trim().split(/\s+/).slice(0, 4).join(" ");
  return after && `… ${after}`;
}

/** @param {HTMLElement} root @param {{select, tick}} actions */
export function factsView(root, actions) {
  const progress = h("p.hint", { "aria-live": "polite" });
  let rows = [];
  let rest = () => {};

  function tell(checked) {
    const done = rows.filter((row) => checked.has(row.key)).length;
    progress.textContent = `${done} of ${count(rows.length, "fact")} ticked. A checklist, not a verdict: what stands here is what the text says.`;
  }

  return {
    draw(state) {
      rows = facts(state);
      if (!rows.length) {
        replace(root, h("p.nothing", {}, "There is nothing to check in this text."));
        return;
      }
      tell(state.checked);
      const body = h("tbody");
      rest = portions(body, rows, (row) => line(state, row, actions, tell), { first: 120, wrap: (control) => h("tr.more", {}, h("td", { colspan: 3 }, control)) });
      replace(root, progress, h("table.facts", {},
        h("caption.sr", {}, "Facts in the order of the text"),
        h("thead", {}, h("tr", {}, ["Checked", "Fact", "Para."].map((title) => h("th", { scope: "col" }, title)))),
        body));
    },
    filter({ query, hidden, certainty: least }) {
      const wanted = query.trim().toLowerCase();
      if (wanted) rest();
      root.querySelectorAll("tbody tr:not(.more)").forEach((line, at) => {
        const row = rows[at];
        const kind = row.kind === "Quotation" ? "quote" : row.kind.toLowerCase();
        line.hidden = hidden.has(kind) || (row.sure !== null && row.sure < least) || !`${row.said} ${row.note}`.toLowerCase().includes(wanted);
      });
    },
    select(key) {
      mark(root, key);
    },
  };
}

function line(state, row, actions, tell) {
  const id = `fact-${row.key.replace("@", "-")}`;
  const box = h("input", { type: "checkbox", id, "aria-label": `Checked: ${row.said.slice(0, 80)}` });
  box.checked = state.checked.has(row.key);
  box.addEventListener("change", () => {
    actions.tick(row.key, box.checked);
    tell(state.checked);
  });
  return h("tr", {},
    h("td", {}, box),
    h("td", {},
      h("span.kind", {}, row.kind), " ",
      row.select ? button("link", row.said, () => actions.select(row.select), { "data-select": row.select }) : h("span", {}, row.said),
      h("p.meta", {}, [row.note, row.sure !== null && unsure({ confidence: row.sure }) && certainty(row.sure)].filter(Boolean).join(" · "))),
    h("td.paragraph", {}, row.paragraph ?? "–"));
}
