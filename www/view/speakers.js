/** The speakers: one card each, with role, number and share of the words quoted, and every quotation. */

import { button, h, icon, portions, replace, s } from "./dom.js";
import { colour, paragraphAt, publishedDay, speakers } from "../state.js";
import { certainty, count, countWords, unsure } from "../words.js";

/** @param {HTMLElement} root @param {{select, only, copy}} actions */
export function speakersView(root, actions) {
  let rest = [];
  return {
    draw(state) {
      const { article, slots } = state;
      rest = [];
      const list = (quotes) => {
        const rows = h("ul.quotes");
        rest.push(portions(rows, quotes, (quote) => row(state, quote, actions)));
        return rows;
      };
      const lengths = article.quotes.map((quote) => countWords(words(state.text, quote)));
      const spread = { lengths, all: lengths.reduce((sum, length) => sum + length, 0) };
      const found = speakers(article);
      const isDoubtful = (entity) => entity.quotes.every((index) => unsure(article.quotes[index]));
      const doubtful = found.filter(isDoubtful);
      const certain = found.filter((entity) => !isDoubtful(entity));
      const cards = (entities) => h("ol.cards", {}, entities.map((entity) => card(state, entity, slots.get(entity.name), spread, list, actions)));
      const orphans = article.quotes.filter((quote) => quote.speaker === null);
      replace(root,
        found.length || orphans.length ? null : h("p.nothing", {}, "Nobody is quoted in this text."),
        certain.length > 0 && cards(certain),
        doubtful.length > 0 && h("section.apart", { "aria-labelledby": "doubtful" },
          h("h3", { id: "doubtful" }, "Uncertain"),
          h("p.hint", {}, "Perhaps no quotation, or somebody else’s. Choose one to see why it is here and to put it right."),
          cards(doubtful)),
        orphans.length > 0 && h("section.apart.orphans", { "aria-labelledby": "orphans" },
          h("h3", { id: "orphans" }, "Speaker not clear"),
          h("p.hint", {}, "Nobody is named with enough certainty. Choose a quotation to see the candidates and to set the speaker."),
          list(orphans)));
    },
    /** Shows only what the filters leave. */
    filter({ article, certainty: least, query, person, text }) {
      const wanted = query.trim().toLowerCase();
      if (wanted) rest.forEach((drawAll) => drawAll());
      for (const item of root.querySelectorAll("li[data-quote]")) {
        const quote = article.quotes[item.dataset.quote];
        const name = quote.speaker === null ? "" : article.entities[quote.speaker].name;
        item.hidden = quote.confidence < least || !`${name} ${words(text, quote)}`.toLowerCase().includes(wanted);
      }
      for (const item of root.querySelectorAll("li.speaker")) {
        item.hidden = ![...item.querySelectorAll("li[data-quote]")].some((quote) => !quote.hidden);
        const only = Number(item.dataset.entity) === person;
        item.querySelector(".only").setAttribute("aria-pressed", only);
      }
      for (const section of root.querySelectorAll("section")) section.hidden = ![...section.querySelectorAll("li")].some((item) => !item.hidden);
    },
    select(key) {
      mark(root, key);
    },
  };
}

/** Marks the row of the selected item in a panel and brings it into view. */
export function mark(root, key) {
  for (const row of root.querySelectorAll("[aria-current]")) row.removeAttribute("aria-current");
  const row = key && root.querySelector(`[data-select="${key}"]`);
  if (!row) return;
  row.setAttribute("aria-current", "true");
  if (root.offsetParent && !root.contains(document.activeElement)) row.scrollIntoView({ block: "nearest" });
}

/** The words of a quotation, its parts joined. */
export function words(text, quote) {
  return quote.content.map(({ start, end }) => text.slice(start, end)).join(" … ");
}

/** `lengths` are the words of every quotation of the article, `all` their sum. */
function card({ article }, entity, slot, { lengths, all }, list, actions) {
  const quotes = entity.quotes.map((index) => article.quotes[index]);
  const number = entity.quotes.reduce((sum, index) => sum + lengths[index], 0);
  const share = all ? Math.round((100 * number) / all) : 0;
  return h(`li.speaker.card.s${colour(slot)}`, { "data-entity": entity.id },
    h("div.card-head", {},
      h("span.badge", { "aria-hidden": "true" }, slot),
      h("div", {},
        h("h3", {}, button("link", entity.name, () => actions.select(`entity:${entity.id}`), { "data-select": `entity:${entity.id}` })),
        entity.unnamed ? h("p.role", {}, "Described, not named") : entity.roles.length > 0 && h("p.role", {}, entity.roles.join(" · "))),
      button("only.quiet", "Only", () => actions.only(entity.id),
        { label: `Show only what ${entity.name} says and where the name stands`, "aria-pressed": "false" })),
    h("div.share", {}, bar(share), h("p", {}, `${count(quotes.length, "quotation")}, ${count(number, "word")}, ${share} % of all words quoted`)),
    list(quotes));
}

function bar(share) {
  return s("svg.bar", { viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true" },
    s("rect.track", { width: 100, height: 4 }), s("rect.fill", { width: Math.max(share, 0.5), height: 4 }));
}

const FORMS = { direct: "word for word", mixed: "partly word for word", indirect: "reported" };
const POLARITIES = { declined: "declined", conditional: "not said yet" };

function row(state, quote, actions) {
  const { article, text } = state;
  const paragraph = paragraphAt(article, quote.content[0].start);
  const said = words(text, quote);
  return h(`li.f-${quote.form}`, { "data-quote": quote.id },
    button("quote-text", said, () => actions.select(`quote:${quote.id}`), { "data-select": `quote:${quote.id}` }),
    h("p.meta", {}, [paragraph && `paragraph ${paragraph}`, FORMS[quote.form], POLARITIES[quote.polarity], !quote.closed && "closing mark missing",
      unsure(quote) && certainty(quote.confidence)]
      .filter(Boolean).join(" · "),
      button("quiet.copy", [icon("copy"), h("span", {}, "Copy")], () => actions.copy(quote.id), { label: `Copy with attribution: ${said.slice(0, 60)}` })));
}

/** A quotation as it can stand in another text: words, speaker, role, source and date. */
export function attributed({ article, text, edits }, quote) {
  const entity = quote.speaker === null ? null : article.entities[quote.speaker];
  const { source, headline } = article.metadata;
  const published = publishedDay({ article, edits });
  const paragraph = paragraphAt(article, quote.content[0].start);
  const who = entity ? [entity.name, ...entity.roles.slice(0, 1)].join(", ") : "speaker not clear";
  const where = [source?.text, headline && `“${headline.text}”`, published, paragraph && `paragraph ${paragraph}`].filter(Boolean);
  const said = words(text, quote);
  const notes = [quote.form === "indirect" && "reported speech", POLARITIES[quote.polarity], unsure(quote) && "attribution uncertain"].filter(Boolean);
  const quoted = notes.length ? `${said} (${notes.join(", ")})` : said;
  return `${quoted}\n— ${who}${where.length ? ` (${where.join(", ")})` : ""}`;
}
