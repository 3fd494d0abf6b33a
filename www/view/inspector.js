/**
 * "Why?": what the engine says about one item, what it went by, what else it may be, and how to put it right.
 */

import { button, h, icon, replace } from "./dom.js";
import { fixes } from "./fixes.js";
import { words } from "./speakers.js";
import { colour, lookUp, sentenceAt } from "../state.js";
import { anchorWords, certainty, count, durationWords, intervalWords, kindName, precision } from "../words.js";

/** @param {HTMLElement} root @param {{select, close, correct, copy, reveal}} actions */
export function inspectorView(root, actions) {
  return {
    draw(state) {
      const found = lookUp(state.article, state.selected);
      root.hidden = !found;
      if (!found) return;
      const { type } = found;
      replace(root,
        h("header", {},
          h("h2.kind", {}, title(state, found)),
          type !== "entity" && h("span", {},
            button("quiet.square", icon("up"), () => actions.step(-1), { label: "Previous mark" }),
            button("quiet.square", icon("down"), () => actions.step(1), { label: "Next mark" })),
          button("quiet.square.close", icon("close"), actions.close, { label: "Close (Esc)" })),
        around(state, found, actions),
        { quote: quoteBody, mention: mentionBody, date: dateBody, entity: entityBody }[type](state, found, actions),
        type !== "entity" && why(state, found, actions),
        fixes(state, found, actions));
    },
  };
}

function title({ article }, { type, item }) {
  if (type === "quote") return { direct: "Quotation", mixed: "Quotation, partly reported", indirect: "Reported speech" }[item.form];
  if (type === "date") return { date: "Date", time: "Time", duration: "Duration", set: "Repeated time" }[item.type] ?? "Date";
  const kind = kindName(type === "entity" ? item.kind : article.entities[item.entity].kind);
  return type === "mention" && item.form === "pronoun" ? `${kind}, meant by a pronoun` : kind;
}

/** Other items that cover the same words, so that one under another can be reached. */
function around({ article }, { type, item }, actions) {
  if (type === "entity") return null;
  const { start, end } = type === "quote" ? item.content[0] : item;
  const others = [];
  article.quotes.forEach((quote, index) => {
    if (quote !== item && quote.content.some((span) => span.start <= start && end <= span.end)) {
      others.push([`quote:${index}`, quote.speaker === null ? "a quotation" : `a quotation of ${article.entities[quote.speaker].name}`]);
    }
  });
  return others.length > 0 && h("p.around", {}, "Inside ", others.map(([key, name]) => button("link", name, () => actions.select(key))));
}

function quoteBody(state, { item }, actions) {
  const { article, text, slots } = state;
  const speaker = item.speaker === null ? null : article.entities[item.speaker];
  return h(`div.subject.s${colour(speaker ? slots.get(speaker.name) : 0)}`, {},
    h("blockquote", {}, words(text, item)),
    h("p.answer", {}, speaker
      ? [h("span.badge", { "aria-hidden": "true" }, slots.get(speaker.name) ?? "?"), " ", button("link", speaker.name, () => actions.select(`entity:${speaker.id}`)),
        speaker.roles[0] && h("span.meta", {}, `, ${speaker.roles[0]}`)]
      : h("strong", {}, "Speaker not clear")),
    item.polarity !== "said" && h("p.note", {}, item.polarity === "declined" ? "The text says that this was not answered." : "The text says that this may be said, not that it was."),
    h("p", {}, button("quiet", [icon("copy"), h("span", {}, "Copy with attribution")], () => actions.copy(item.id))));
}

function mentionBody({ article }, { item }, actions) {
  const entity = article.entities[item.entity];
  return h("div.subject", {},
    h("p.answer", {}, h("strong", {}, `“${item.text}”`), item.text === entity.name ? null : [" is ", button("link", entity.name, () => actions.select(`entity:${item.entity}`))]),
    about(entity, actions, item.text === entity.name ? `entity:${item.entity}` : null));
}

function about(entity, actions, key) {
  const lines = [entity.unnamed && "Described, not named", entity.roles.join(" · "), entity.aliases.length > 0 && `Also: ${entity.aliases.join(", ")}`].filter(Boolean);
  return [
    lines.map((line) => h("p.meta", {}, line)),
    h("p.meta", {}, `${count(entity.mentions.length, "mention")}, ${count(entity.quotes.length, "quotation")}. `,
      key && button("link", "All places", () => actions.select(key))),
  ];
}

function entityBody({ article, text }, { item }, actions) {
  return h("div.subject", {},
    h("p.answer", {}, h("strong", {}, item.name)),
    about(item, actions, null),
    h("ol.places", { "aria-label": "Places in the text" }, item.mentions.map((index) => {
      const mention = article.mentions[index];
      return h("li", {}, button("context", context(article, text, mention), () => actions.reveal(`mention:${index}`)));
    })));
}

/** A mention with the words around it, from its sentence. */
function context(article, text, { start, end }) {
  const sentence = sentenceAt(article, start) ?? { start, end };
  const from = Math.max(sentence.start, start - 36);
  const to = Math.min(sentence.end, end + 44);
  const before = text.slice(from, start).replace(/\s+/g, " ");
  const after = text.slice(end, to).replace(/\s+/g, " ");
  return [
    from > sentence.start ? before.replace(/^\S*\s/, "… ") : before,
    h("b", {}, text.slice(start, end)),
    to < sentence.end ? after.replace(/\s\S*$/, " …") : after,
  ];
}

function dateBody(_state, { item }) {
  return h("div.subject", {},
    h("p.answer", {}, h("strong", {}, `“${item.text}”`), item.interval ? ` is ${intervalWords(item.interval, item.granularity)}` : ` is ${durationWords(item.value)}`),
    h("p.meta", {}, `Known ${precision(item.granularity, item.interval)} · ${anchorWords(item.anchor)} · `, h("code", {}, item.value), item.mod && [" ", h("code", {}, item.mod)]));
}

function why({ article, text, rules }, { type, item }, actions) {
  const because = rules[item.rule];
  const evidence = item.evidence.map(({ start, end }) => text.slice(start, end));
  const others = (item.alternatives ?? []).map((other) => (type === "quote" ? candidate(article, item, other, actions) : other));
  return h("section.why", { "aria-label": "Why" },
    h("h3", {}, "Why?"),
    h("p", {}, because || "The rule has no sentence of its own."),
    evidence.length > 0 && h("p.meta", {}, "Went by: ", evidence.map((words, at) => [at > 0 && ", ", h("q.evidence", {}, words)])),
    others.length > 0 && h("p.meta", {}, "May also be: ", others.map((other, at) => [at > 0 && ", ", other])),
    h("p.certainty", {},
      h("meter", { min: 0, max: 1, low: 0.5, high: 0.85, optimum: 1, value: item.confidence, "aria-label": "Certainty" }),
      `${capital(certainty(item.confidence))} (${Math.round(item.confidence * 100)} %)`,
      h("span.rule", {}, h("code", {}, item.rule))));
}

/** Another speaker that the words may mean; choosing one is a correction. */
function candidate(article, { content: [{ start, end }] }, entity, { correct }) {
  const { name } = article.entities[entity];
  return button("link", name, () => correct({ op: "speaker", start, end, speaker: name }, `speaker: ${name}`), { label: `${name}: make this the speaker` });
}

function capital(words) {
  return words[0].toUpperCase() + words.slice(1);
}
