/** What the page says about numbers, dates and certainty: pure, in plain words. */

/** Certainty in words; the figure stands beside it where there is room. */
export function certainty(confidence) {
  if (confidence >= 0.95) return "near certain";
  if (confidence >= 0.85) return "very likely";
  if (confidence >= 0.7) return "likely";
  if (confidence >= 0.5) return "more likely than not";
  return "uncertain";
}

/** Below "likely": shown as such wherever it stands. */
export function unsure({ confidence }) {
  return confidence < 0.7;
}

/** The filter's steps: lowest confidence shown and its name. */
export const CERTAINTIES = [
  { value: 0, label: "All" },
  { value: 0.7, label: "Likely" },
  { value: 0.9, label: "Near certain" },
];

export const KINDS = [
  { kind: "quote", label: "Quotations", one: "Quotation", key: "1" },
  { kind: "person", label: "People", one: "Person", key: "2" },
  { kind: "organisation", label: "Organisations", one: "Organisation", key: "3" },
  { kind: "place", label: "Places", one: "Place", key: "4" },
  { kind: "date", label: "Dates", one: "Date", key: "5" },
  { kind: "group", label: "Groups", one: "Group", key: "6" },
];

/** `person` → `Person`. */
export function kindName(kind) {
  return KINDS.find((entry) => entry.kind === kind)?.one ?? kind;
}

/** `count(1, "word")` → `1 word`; `count(2, "person", "people")` → `2 people`. */
export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

/** Words in a stretch of text. */
export function countWords(text) {
  return text.match(/[\p{L}\p{N}]+(?:[’'\-.,][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** An ISO date, date and time or year-month in words: `2024-09-16` → `16 September 2024`. */
export function dateWords(iso) {
  const match = /^(-?\d{4,})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}))?)?)?/.exec(iso ?? "");
  if (!match) return iso ?? "";
  const [, year, month, day, time] = match;
  if (!month || !MONTHS[month - 1]) return String(Number(year));
  if (!day) return `${MONTHS[month - 1]} ${Number(year)}`;
  return `${Number(day)} ${MONTHS[month - 1]} ${Number(year)}${time && time !== "00:00" ? `, ${time}` : ""}`;
}

const FINENESS = {
  century: "to the century", decade: "to the decade", year: "to the year", half: "to the half-year", quarter: "to the quarter",
  season: "to the season", month: "to the month", week: "to the week", weekend: "to the weekend", day: "to the day",
  "part-of-day": "to a part of the day", hour: "to the hour", minute: "to the minute", second: "to the second", none: "no precision",
};

/** How precise a date is, in words; a stretch longer than its grain is a range. */
export function precision(granularity, interval) {
  if (!interval) return FINENESS[granularity] ?? granularity;
  if (!interval.from || !interval.to) return "open range";
  return isRange(granularity, interval) ? "range" : FINENESS[granularity] ?? granularity;
}

const LONGEST = { century: 36526, decade: 3654, year: 367, half: 185, quarter: 93, season: 93, month: 32, week: 8, weekend: 4, day: 2 };

/** Whether an interval is longer than one unit of its granularity. */
export function isRange(granularity, interval) {
  const days = (moment(interval.to) - moment(interval.from)) / 864e5;
  return LONGEST[granularity] !== undefined && days > LONGEST[granularity];
}

/** Milliseconds of an ISO date, in UTC so that the reader's time zone shifts nothing; NaN when it is none. */
export function moment(iso) {
  const match = /^(-?\d{4,})(?:-(\d{2}))?(?:-(\d{2}))?(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(iso ?? "");
  if (!match) return NaN;
  const [year, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return date.getTime();
}

const COARSE = new Set(["century", "decade", "year", "half", "quarter", "season", "month"]);

/** An interval in words: its last day is the one before `to`, which is not part of it. */
export function intervalWords(interval, granularity) {
  if (!interval) return "";
  const { from, to } = interval;
  if (!from) return `before ${dateWords(to)}`;
  if (!to) return `from ${dateWords(from)}`;
  const last = to.includes("T") ? to : new Date(moment(to) - 864e5).toISOString().slice(0, 10);
  const whole = [/^(-?\d+)-01-01$/, /^(-?\d+-\d\d)-01$/].find((start) => start.test(from) && start.test(to));
  if (whole && COARSE.has(granularity)) {
    const first = whole.exec(from)[1];
    const final = last.slice(0, first.length);
    if (granularity === "decade" && !isRange(granularity, interval)) return `the ${Number(first)}s`;
    return first === final ? dateWords(first) : `${dateWords(first)} – ${dateWords(final)}`;
  }
  if (granularity === "part-of-day" && from.includes("T")) return hours(from, to);
  return last <= from || (from.includes("T") && !isRange(granularity, interval)) ? dateWords(from) : `${dateWords(from)} – ${dateWords(last)}`;
}

/** `16 September 2024, 18:00–24:00`; midnight belongs to the day before, and so does a night as a whole. */
function hours(from, to) {
  const [day, begin] = from.split("T");
  const midnight = moment(to) === moment(day) + 864e5;
  const end = midnight ? "24:00" : to.split("T")[1];
  return end && moment(to) - moment(from) < 864e5 ? `${dateWords(day)}, ${begin.slice(0, 5)}–${end.slice(0, 5)}` : `${dateWords(from)} – ${dateWords(to)}`;
}

/** What a date was reckoned from. */
export function anchorWords(anchor) {
  return { absolute: "said in full", published: "reckoned from the publication date", context: "reckoned from another date in the text",
    none: "not tied to the calendar" }[anchor] ?? anchor;
}

const UNITS = { Y: "year", M: "month", W: "week", D: "day", H: "hour", S: "second" };

/** A TIMEX3 duration or reference in words; other values stay as they are. */
export function durationWords(value) {
  const match = /^P(T?)(\d+|X)([YMWDHS])$/.exec(value);
  if (match) {
    const unit = match[1] && match[3] === "M" ? "minute" : UNITS[match[3]];
    return match[2] === "X" ? `some ${unit}s` : `a stretch of ${count(Number(match[2]), unit)}`;
  }
  return { PRESENT_REF: "the time of writing", PAST_REF: "some time in the past", FUTURE_REF: "some time in the future" }[value] ?? value;
}
