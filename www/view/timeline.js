/**
 * The timeline: a drawing to scale and the same events as a list.
 *
 * A date that is known to the day is full; one known to the month or year is hollow and as long as that; a range has
 * brackets; an open range is dashed, with an arrow from the end that is known. The line on the axis shows the true extent of each. The arrow keys walk through the events, `+` and `-` change the scale.
 */

import { button, h, portions, replace, s } from "./dom.js";
import { mark } from "./speakers.js";
import { bounds, extent, lanes, opening, ticks } from "./scale.js";
import { publishedDay } from "../state.js";
import { anchorWords, certainty, dateWords, intervalWords, isRange, moment, precision } from "../words.js";

const WIDTH = 400;
const SIDE = 12;
const ROW = 24;
const DISC = 9;
/** How far an open range is drawn from the end that is known. */
const OPEN = 40;
/** More rows than these are no longer seen; a shorter stretch shows the rest. */
const MOST_ROWS = 30;
const EXACT = new Set(["day", "part-of-day", "hour", "minute", "second"]);

/** @param {HTMLElement} root @param {{select}} actions */
export function timelineView(root, actions) {
  let stretch = null;
  let state = null;
  let events = [];
  let rest = () => {};
  const drawing = h("div.drawing");
  const list = h("ol.events");
  const shown = h("p.hint", { "aria-live": "polite" });

  function scale(next) {
    stretch = next;
    replace(drawing, picture(state, events, stretch, actions));
    const { from, to } = stretch;
    shown.textContent = `Drawn to scale from ${dateWords(iso(from))} to ${dateWords(iso(to))}.`;
  }

  /** Around the event in focus, else the selected one, else the middle. */
  function zoom(factor, focused) {
    const [type, index] = (state.selected ?? "").split(":");
    const chosen = focused ?? (type === "date" && events.find((event) => event.date === Number(index)));
    const centre = chosen ? centreOf(chosen) : (stretch.from + stretch.to) / 2;
    const half = Math.max(((stretch.to - stretch.from) * factor) / 2, 864e5);
    scale({ from: centre - half, to: centre + half });
  }

  drawing.addEventListener("keydown", (event) => {
    const at = Number(event.target.closest("[data-event]")?.dataset.event ?? -1);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: events.length - 1 }[event.key];
    if (event.key === "+" || event.key === "-") {
      event.preventDefault();
      zoom(event.key === "+" ? 0.5 : 2, events[at]);
      drawing.querySelector(`[data-event="${at}"]`)?.focus();
    } else if (to !== undefined && events[to]) {
      event.preventDefault();
      const centre = centreOf(events[to]);
      if (centre < stretch.from || centre > stretch.to) {
        const half = (stretch.to - stretch.from) / 2;
        scale({ from: centre - half, to: centre + half });
      }
      if (!drawing.querySelector(`[data-event="${to}"]`)) zoom(0.1, events[to]);
      drawing.querySelector(`[data-event="${to}"]`)?.focus();
    } else if ((event.key === "Enter" || event.key === " ") && events[at]) {
      event.preventDefault();
      actions.select(`date:${events[at].date}`);
    }
  });

  return {
    draw(given) {
      state = given;
      events = given.article.timeline.filter(({ interval }) => interval.from || interval.to);
      replace(list);
      replace(drawing);
      if (!events.length) {
        replace(root, h("p.nothing", {}, "Nothing in this text can be put on a calendar."));
        return;
      }
      rest = portions(list, events, (event, at) => row(state, event, at, actions));
      replace(root,
        h("div.tools", {}, shown,
          button("quiet.square", "−", () => zoom(2), { label: "Show a longer stretch of time" }),
          button("quiet.square", "+", () => zoom(0.5), { label: "Show a shorter stretch of time" }),
          button("quiet", "All dates", () => scale(extent(events)))),
        drawing, legend(), list);
      scale(opening(events));
    },
    filter({ article, certainty: least, query, person, text, hidden }) {
      const wanted = query.trim().toLowerCase();
      if (wanted) rest();
      for (const item of list.querySelectorAll("[data-row]")) {
        const event = events[item.dataset.row];
        const date = article.dates[event.date];
        const off = hidden.has("date") || date.confidence < least || (person !== null && !event.entities.includes(person));
        item.hidden = off || !`${date.text} ${sentence(article, text, event)}`.toLowerCase().includes(wanted);
      }
    },
    select(key) {
      mark(list, key);
      for (const item of drawing.querySelectorAll(".event")) item.classList.toggle("selected", `date:${events[item.dataset.event].date}` === key);
    },
  };
}

function iso(time) {
  return new Date(time).toISOString().slice(0, 10);
}

function centreOf(event) {
  const { from, to } = bounds(event);
  return ((from ?? to) + (to ?? from)) / 2;
}

function sentence(article, text, event) {
  const span = event.sentence === null ? null : article.sentences[event.sentence];
  return span ? text.slice(span.start, span.end).replace(/\s+/g, " ") : "";
}

function picture(state, events, stretch, actions) {
  const x = (time) => SIDE + ((time - stretch.from) / (stretch.to - stretch.from)) * (WIDTH - 2 * SIDE);
  const inside = [];
  let earlier = 0;
  let later = 0;
  events.forEach((event, at) => {
    const { from, to } = bounds(event);
    if ((to ?? from) <= stretch.from) earlier += 1;
    else if ((from ?? to) >= stretch.to) later += 1;
    else inside.push({ event, at, ...place(event, from, to, x) });
  });
  const rows = lanes(inside, MOST_ROWS);
  const left = rows.filter((row) => row < 0).length;
  const depth = rows.reduce((most, row) => Math.max(most, row + 1), 0);
  const axis = 24 + depth * ROW;
  const top = (order) => axis - (rows[order] + 1) * ROW + 2;
  const published = publishedDay(state);
  const now = published ? x(moment(published)) : -1;
  return s("svg.timeline", { viewBox: `0 0 ${WIDTH} ${axis + 34}`, role: "group", "aria-label": "Timeline, drawn to scale. Arrow keys go from date to date, plus and minus change the scale." },
    ticks(stretch).flatMap(({ at, label }) => [
      s("line.tick", { x1: x(at), x2: x(at), y1: 14, y2: axis + 5 }),
      s("text.tick-label", { x: Math.min(Math.max(x(at), 16), WIDTH - 22), y: axis + 18 }, label)]),
    now >= SIDE && now <= WIDTH - SIDE && [
      s("line.published", { x1: now, x2: now, y1: 12, y2: axis }),
      s("text.published-label", { x: now, y: 9, "text-anchor": now > WIDTH - 60 ? "end" : now < 60 ? "start" : "middle" }, "published")],
    s("line.axis", { x1: SIDE, x2: WIDTH - SIDE, y1: axis, y2: axis }),
    earlier > 0 && s("text.beyond", { x: 0, y: axis + 31 }, `◂ ${earlier} earlier`),
    later > 0 && s("text.beyond", { x: WIDTH, y: axis + 31, "text-anchor": "end" }, `${later} later ▸`),
    left > 0 && s("text.beyond", { x: WIDTH / 2, y: axis + 31, "text-anchor": "middle" }, `${left} not drawn: show a shorter stretch`),
    // All stems lie under all events, or they would cross out the numbers.
    inside.map(({ middle }, order) => rows[order] >= 0 && s("line.stem", { x1: middle, x2: middle, y1: top(order) + 2 * DISC, y2: axis })),
    inside.map((entry, order) => rows[order] >= 0 && shape(state, entry, top(order), axis, order === 0, actions)));
}

/** Where an event lies on the drawing; never narrower than its number needs. */
function place(event, from, to, x) {
  const left = from === null ? x(to) - OPEN : Math.max(x(from), -4);
  const right = to === null ? x(from) + OPEN : Math.min(x(to), WIDTH + 4);
  const middle = Math.min(Math.max((left + right) / 2, DISC), WIDTH - DISC);
  const wide = right - left > 2 * DISC + 2;
  return { wide, trueLeft: left, trueRight: right, middle, left: wide ? left : middle - DISC, right: wide ? right : middle + DISC };
}

function shape(state, { event, at, wide, left, right, trueLeft, trueRight, middle }, y, axis, first, actions) {
  const date = state.article.dates[event.date];
  const open = !event.interval.from || !event.interval.to;
  const exact = EXACT.has(event.granularity);
  const range = !open && isRange(event.granularity, event.interval);
  const height = 2 * DISC;
  const says = `${at + 1}: ${date.text}, ${intervalWords(event.interval, event.granularity)}, ${precision(event.granularity, event.interval)}`;
  return s(`g.event${open ? ".open" : ""}${range ? ".range" : ""}${exact && !range && !open ? ".exact" : ".coarse"}`, {
    "data-event": at, tabindex: first ? "0" : "-1", role: "button", "aria-label": says,
    onclick: () => actions.select(`date:${event.date}`),
  },
  s("title", {}, says),
  s("rect.extent", { x: trueLeft, y: axis - 2, width: Math.max(trueRight - trueLeft, 1.5), height: 4 }),
  wide
    ? s("rect.body", { x: left, y: y + 1, width: right - left, height: height - 2, rx: range ? 0 : DISC - 1 })
    : s("circle.body", { cx: middle, cy: y + DISC, r: DISC }),
  open && s("path.arrow", { d: event.interval.from ? `M${right} ${y + 4}l5 5l-5 5` : `M${left} ${y + 4}l-5 5l5 5` }),
  wide && range && s("path.bracket", { d: `M${left + 4} ${y + 1}h-4v${height - 2}h4M${right - 4} ${y + 1}h4v${height - 2}h-4` }),
  s("text.number", { x: middle, y: y + DISC + 3.5 }, at + 1));
}

function legend() {
  const sign = (shape, words) => h("li", {}, s("svg.sign", { viewBox: "0 0 22 14", "aria-hidden": "true" }, shape), words);
  return h("ul.signs", { "aria-label": "Signs" },
    sign(s("circle.full", { cx: 11, cy: 7, r: 6 }), "known to the day"),
    sign(s("rect.hollow", { x: 1, y: 2, width: 20, height: 10, rx: 5 }), "some time within"),
    sign([s("rect.hollow", { x: 2, y: 2, width: 18, height: 10 }), s("path.bracket", { d: "M5 2h-4v10h4M17 2h4v10h-4" })], "a range"),
    sign([s("rect.hollow.dashed", { x: 1, y: 2, width: 15, height: 10, rx: 5 }), s("path.arrow", { d: "M17 3l4 4l-4 4" })], "since or until"));
}

function row(state, event, at, actions) {
  const { article, text } = state;
  const date = article.dates[event.date];
  const names = event.entities.map((id) => article.entities[id].name);
  return h("li", { "data-row": at },
    h("span.number", { "aria-hidden": "true" }, at + 1),
    h("div", {},
      button("link", intervalWords(event.interval, event.granularity), () => actions.select(`date:${event.date}`), { "data-select": `date:${event.date}` }),
      h("p.meta", {}, `“${date.text}” · ${precision(event.granularity, event.interval)} · ${anchorWords(date.anchor)} · ${certainty(date.confidence)}`),
      h("p.snippet", {}, sentence(article, text, event)),
      names.length > 0 && h("p.meta", {}, `With ${names.join(", ")}`)));
}
