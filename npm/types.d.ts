// The wire schema, version 1. Offsets are UTF-16 code units into the text as given: text.slice(start, end) is the words.
// Written by hand; tests/npm/types.mjs holds it against what the wasm really gives.

/** What an entity is. */
export type EntityKind = "person" | "organisation" | "place" | "group";

/** A stretch of the text. */
export interface Span {
  start: number;
  end: number;
}

/** A metadata value and where it stands. */
export interface Field extends Span {
  text: string;
}

/** A date that the page states about itself. */
export interface DateField extends Field {
  /** `2022-03-14` or `2022-03-14T21:49`, with a zone when the text gives one. */
  value: string;
}

/** Place and date before the first sentence. */
export interface Dateline {
  place: Field;
  date: DateField | null;
}

/** What stands around the body. */
export interface Metadata {
  headline: Field | null;
  standfirst: Field | null;
  section: Field | null;
  source: Field | null;
  byline: Field[];
  published: DateField | null;
  updated: DateField | null;
  dateline: Dateline | null;
  keywords: Field[];
}

/** Lines of one kind; every non-blank line is in exactly one block. */
export interface Block extends Span {
  kind:
    | "headline"
    | "standfirst"
    | "section"
    | "byline"
    | "published"
    | "caption"
    | "paragraph"
    | "subheading"
    | "list-item"
    | "keywords"
    | "boilerplate";
  /** Index of the earlier block that says the same. */
  duplicate_of: number | null;
}

/** Who or what is meant; `id` is its index. */
export interface Entity {
  id: number;
  kind: EntityKind;
  /** The fullest form in the text, without titles. */
  name: string;
  aliases: string[];
  roles: string[];
  /** Somebody without a name, such as "a senior administration official". */
  unnamed: boolean;
  /** Indices into `mentions`. */
  mentions: number[];
  /** Indices into `quotes` of which it is the speaker. */
  quotes: number[];
}

/** One place where an entity is meant. */
export interface Mention extends Span {
  text: string;
  /** Index into `entities`. */
  entity: number;
  form: "name" | "nominal" | "pronoun";
  kind: EntityKind;
  /** Give it to `explain`. */
  rule: string;
  /** 0 to 1. */
  confidence: number;
  /** The words that the rule went by. */
  evidence: Span[];
}

/** Something said, with its attribution. */
export interface Quote {
  id: number;
  form: "direct" | "mixed" | "indirect";
  /** What was said, marks included; several spans when the attribution interrupts it. */
  content: Span[];
  /** "said". */
  cue: Span | null;
  /** The words beside the quotation that name the speaker: "he". */
  source: Span | null;
  /** Index into `entities`. */
  speaker: number | null;
  /** Other entities that the source may mean, likeliest first. */
  alternatives: number[];
  polarity: "said" | "declined" | "conditional";
  /** Whether the closing mark is there. */
  closed: boolean;
  rule: string;
  confidence: number;
  evidence: Span[];
}

/** Half-open stretch of time, ISO 8601: from <= t < to. */
export interface Interval {
  from: string | null;
  to: string | null;
}

/** How fine a date is. */
export type Granularity =
  | "century"
  | "decade"
  | "year"
  | "half"
  | "quarter"
  | "season"
  | "month"
  | "week"
  | "weekend"
  | "day"
  | "part-of-day"
  | "hour"
  | "minute"
  | "second"
  | "none";

/** A TIMEX3 expression. */
export interface DateMention extends Span {
  text: string;
  type: "date" | "time" | "duration" | "set";
  /** TIMEX3 value: `2022-03-14`, `2022-W10`, `P3D`, `PRESENT_REF`. */
  value: string;
  /** TIMEX3 modifier: `APPROX`, `START`, … */
  mod:
    | "START"
    | "MID"
    | "END"
    | "APPROX"
    | "BEFORE"
    | "AFTER"
    | "ON_OR_BEFORE"
    | "ON_OR_AFTER"
    | "LESS_THAN"
    | "MORE_THAN"
    | "EQUAL_OR_LESS"
    | "EQUAL_OR_MORE"
    | null;
  interval: Interval | null;
  granularity: Granularity;
  anchor: "absolute" | "published" | "context" | "none";
  rule: string;
  confidence: number;
  /** Other values that it may have, likeliest first. */
  alternatives: string[];
  evidence: Span[];
}

/** A dated expression on the timeline. */
export interface TimelineEvent {
  /** Index into `dates`. */
  date: number;
  /** Index into `sentences`. */
  sentence: number | null;
  interval: Interval;
  granularity: Granularity;
  /** Indices into `entities`. */
  entities: number[];
  order: number;
}

/** What a reader of the result should know. */
export interface Warning {
  code: string;
  message: string;
  start: number | null;
  end: number | null;
}

/** Everything found in one text. Plain data: it can be cloned, posted and written as JSON. */
export interface Article {
  version: 1;
  metadata: Metadata;
  blocks: Block[];
  sentences: Span[];
  entities: Entity[];
  mentions: Mention[];
  quotes: Quote[];
  dates: DateMention[];
  timeline: TimelineEvent[];
  warnings: Warning[];
}

/**
 * A reader's correction, applied in order after the analysis. Entities are addressed by their name in the result,
 * places by UTF-16 offsets of an item that stands exactly there. One that fits nothing is left out.
 */
export type Correction =
  | { op: "rename"; entity: string; to: string }
  | { op: "merge"; entity: string; into: string }
  | { op: "split"; start: number; end: number; name: string }
  | { op: "ignore"; entity: string }
  | { op: "ignore"; start: number; end: number }
  | { op: "kind"; entity: string; kind: EntityKind }
  /** Who spoke the quotation that starts here; null for nobody known. */
  | { op: "speaker"; start: number; end: number; speaker: string | null };

/** What may be asked for; every field may be left out. */
export interface Options {
  /** Day, or day and minute, against which "yesterday" is read; it wins over a stamp in the text; a Date counts in UTC. */
  published?: string | Date;
  /** Reading of 03/04/2022 when nothing in the text decides; default "auto". */
  dateOrder?: "mdy" | "dmy" | "auto";
  /** What to keep; empty or left out: everything. */
  include?: (EntityKind | "quote" | "date")[];
  /** Drop items below this confidence, 0 to 1. */
  minConfidence?: number;
  /** Your own names and verbs of speech; they win over everything learnt. */
  lexicon?: {
    people?: string[];
    organisations?: string[];
    places?: string[];
    speechVerbs?: string[];
  };
  corrections?: Correction[];
}

/** A format of `exportAs`. */
export type Format =
  | "json"
  | "csv"
  | "markdown"
  | "tei"
  | "jsonld"
  | "web-annotation"
  | "timelinejs"
  | "conll"
  | "timeml";
