/** Several articles at once: one table, one CSV; each opens like any other. */

import { button, h, icon, replace } from "./dom.js";
import { speakers, statedDay } from "../state.js";
import { count, countWords, dateWords } from "../words.js";

/** @param {HTMLElement} root @param {{open, csv, restart}} actions */
export function batchView(root, actions) {
  return {
    draw({ files }) {
      replace(root,
        h("div.batch-head", {},
          h("h2", { id: "batch-title" }, count(files.length, "article")),
          button("primary", [icon("save"), h("span", {}, "One CSV of all")], actions.csv),
          button("secondary", "New", actions.restart)),
        h("div.scroller", { tabindex: "0", role: "group", "aria-label": "Table, wider than a narrow screen" },
          h("table.batch-table", {},
            h("caption.sr", {}, "What was found in each article"),
            h("thead", {}, h("tr", {}, ["Article", "Published", "Words", "Quotations", "Speakers", "People", "Organisations", "Places", "Dates"].map((title) => h("th", { scope: "col" }, title)))),
            h("tbody", {}, files.map((file, index) => row(file, index, actions))))));
    },
  };
}

function row({ name, text, article }, index, actions) {
  const { headline } = article.metadata;
  const published = statedDay(article.metadata);
  const kinds = (kind) => article.entities.filter((entity) => entity.kind === kind && entity.mentions.length).length;
  const numbers = [countWords(text), article.quotes.length, speakers(article).length, kinds("person"), kinds("organisation"), kinds("place"), article.dates.length];
  return h("tr", {},
    h("th", { scope: "row" }, button("link", headline?.text ?? name, () => actions.open(index)), headline && h("p.meta", {}, name)),
    h("td", {}, published ? dateWords(published.day) : "–"),
    numbers.map((number) => h("td.number", {}, number.toLocaleString("en-GB"))));
}
