/**
 * The arithmetic of the timeline: pure, so that node tests it. Times are milliseconds in UTC.
 *
 * | function | accepts | gives |
 * |---|---|---|
 * | `extent` | events | the stretch that holds all of them |
 * | `opening` | events | the shortest usual stretch around the crowd that holds most of them |
 * | `ticks` | a stretch | at most eight round dates with labels |
 * | `lanes` | places and widths | rows in which nothing overlaps |
 */

import { moment } from "../words.js";

const DAY = 864e5;
const YEAR = 365.25 * DAY;

/** First and last moment of an event; an open side is `null`. */
export function bounds({ interval }) {
  return { from: interval.from ? moment(interval.from) : null, to: interval.to ? moment(interval.to) : null };
}

function ends(event) {
  const { from, to } = bounds(event);
  return [from ?? to, to ?? from];
}

/** @returns {{from: number, to: number}} with a margin of 4 % and at least two days */
export function extent(events) {
  const all = events.flatMap(ends);
  return padded(Math.min(...all), Math.max(...all));
}

function padded(from, to) {
  const margin = Math.max((to - from) * 0.04, DAY);
  return { from: from - margin, to: to + margin };
}

/** Where to begin: all events when they lie within three years, else where three in five of them crowd. */
export function opening(events) {
  const whole = extent(events);
  if (whole.to - whole.from <= 3 * YEAR) return whole;
  const starts = events.map((event) => ends(event)[0]).sort((a, b) => a - b);
  const wanted = Math.max(2, Math.ceil(starts.length * 0.6));
  let best = null;
  for (let at = 0; at + wanted <= starts.length; at += 1) {
    const stretch = { from: starts[at], to: starts[at + wanted - 1] };
    if (!best || stretch.to - stretch.from < best.to - best.from) best = stretch;
  }
  return best ? padded(best.from - 0.1 * (best.to - best.from), best.to + 0.1 * (best.to - best.from)) : whole;
}

const STEPS = [
  ["day", 1], ["day", 2], ["day", 7], ["day", 14], ["month", 1], ["month", 2], ["month", 3], ["month", 6], ["year", 1], ["year", 2], ["year", 5],
  ["year", 10], ["year", 20], ["year", 50], ["year", 100], ["year", 200], ["year", 500], ["year", 1000], ["year", 5000],
];
const LENGTHS = { day: DAY, month: YEAR / 12, year: YEAR };

/** @returns {Array<{at: number, label: string}>} */
export function ticks({ from, to }, most = 6) {
  const [unit, step] = STEPS.find(([name, number]) => (to - from) / (LENGTHS[name] * number) <= most) ?? STEPS.at(-1);
  const found = [];
  for (const at of rounds(from, to, unit, step)) found.push({ at, label: label(at, unit, to - from) });
  return found;
}

function* rounds(from, to, unit, step) {
  const date = new Date(from);
  if (unit === "day") {
    for (let at = Math.ceil(from / (DAY * step)) * DAY * step; at <= to; at += DAY * step) yield at;
    return;
  }
  const month = (year, index) => {
    const at = new Date(0);
    at.setUTCFullYear(year, index, 1);
    return at.getTime();
  };
  const months = unit === "month" ? step : step * 12;
  const first = date.getUTCFullYear() * 12 + date.getUTCMonth();
  for (let at = Math.floor(first / months) * months; month(0, at) <= to; at += months) if (month(0, at) >= from) yield month(0, at);
}

const SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function label(at, unit, span) {
  const date = new Date(at);
  const year = date.getUTCFullYear();
  if (unit === "year") return String(year);
  const month = SHORT[date.getUTCMonth()];
  if (unit === "month") return date.getUTCMonth() === 0 || span > 2 * YEAR ? `${month} ${year}` : month;
  return `${date.getUTCDate()} ${month}`;
}

/** The row for each of `places` (`{left, right}`), first fit; rows are numbered from 0, -1 is none of the `most` that there may be. */
export function lanes(places, most = Infinity, gap = 3) {
  const ends = [];
  return places.map(({ left, right }) => {
    let row = ends.findIndex((end) => end + gap <= left);
    if (row < 0) row = ends.length < most ? ends.length : -1;
    if (row >= 0) ends[row] = right;
    return row;
  });
}
