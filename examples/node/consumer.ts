// Uses every type and every field of the package, under the strictest settings.
import { analyze, elementText, explain, exportAs, highlight, highlightElement, init, parse, unhighlight } from "ontherecord";
import type {
  Article, Block, Correction, DateField, Dateline, DateMention, Entity, EntityKind, Field, Format, Granularity, Interval,
  Mention, Metadata, Options, Quote, Source, Span, TimelineEvent, Warning,
} from "ontherecord";
import { Client } from "ontherecord/client";
import { OnTheRecord } from "ontherecord/element";
import wasm from "ontherecord/ontherecord_bg.wasm";

const corrections: Correction[] = [
  { op: "rename", entity: "A", to: "B" },
  { op: "merge", entity: "A", into: "B" },
  { op: "split", start: 0, end: 1, name: "A" },
  { op: "ignore", entity: "A" },
  { op: "ignore", start: 0, end: 1 },
  { op: "kind", entity: "A", kind: "place" },
  { op: "speaker", start: 0, end: 1, speaker: null },
];
const options: Options = {
  published: new Date(0),
  dateOrder: "auto",
  include: ["person", "quote", "date"],
  minConfidence: 0.5,
  lexicon: { people: ["Ann Lee"], organisations: [], places: [], speechVerbs: ["tooted"] },
  corrections,
};
// @ts-expect-error: there is no such option
const misspelt: Options = { publised: "2022-03-14" };
// @ts-expect-error: there is no such kind
const unknown: Options = { include: ["dog"] };

function spans(text: string, list: Span[]): string[] {
  return list.map(({ start, end }) => text.slice(start, end));
}

function metadata(m: Metadata): string[] {
  const fields: (Field | null)[] = [m.headline, m.standfirst, m.section, m.source, ...m.byline, ...m.keywords];
  const line: Dateline | null = m.dateline;
  const dates: (DateField | null)[] = [m.published, m.updated, line?.date ?? null];
  return [...fields, ...dates, line?.place ?? null].flatMap((f) => (f ? [f.text, String(f.end - f.start)] : [])).concat(dates.flatMap((d) => (d ? [d.value] : [])));
}

function entity(article: Article, e: Entity): string {
  const kind: EntityKind = e.kind;
  const first: Mention | undefined = article.mentions[e.mentions[0] ?? -1];
  const said: Quote | undefined = article.quotes[e.quotes[0] ?? -1];
  return [e.id, kind, e.name, ...e.aliases, ...e.roles, e.unnamed, first?.text, said?.form].join(" ");
}

function mention(text: string, m: Mention): string {
  return [m.start, m.end, m.text, m.entity, m.form, m.kind, explain(m.rule), m.confidence.toFixed(2), ...spans(text, m.evidence)].join(" ");
}

function quote(text: string, q: Quote): string {
  const speaker: number | null = q.speaker;
  const parts = spans(text, [...q.content, ...(q.cue ? [q.cue] : []), ...(q.source ? [q.source] : []), ...q.evidence]);
  return [q.id, q.form, ...parts, speaker, ...q.alternatives, q.polarity, q.closed, q.rule, q.confidence].join(" ");
}

function date(text: string, d: DateMention): string {
  const interval: Interval | null = d.interval;
  const granularity: Granularity = d.granularity;
  return [d.start, d.end, d.text, d.type, d.value, d.mod, interval?.from, interval?.to, granularity, d.anchor, d.rule, d.confidence,
    ...d.alternatives, ...spans(text, d.evidence)].join(" ");
}

function event(article: Article, e: TimelineEvent): string {
  const sentence: Span | undefined = e.sentence === null ? undefined : article.sentences[e.sentence];
  return [article.dates[e.date]?.value, sentence?.start, e.interval.from, e.granularity, ...e.entities, e.order].join(" ");
}

export async function all(text: string, element: Element, source: Source): Promise<string[]> {
  await init(source);
  await init(wasm);
  await init();
  const article: Article = parse(text, options);
  const version: 1 = article.version;
  const blocks: string[] = article.blocks.map((b: Block) => [b.kind, b.start, b.end, b.duplicate_of].join(" "));
  const warnings: string[] = article.warnings.map((w: Warning) => [w.code, w.message, w.start, w.end].join(" "));
  const format: Format = "csv";
  const both: { article: Article; html: string } = analyze(text);
  const marked: Article = highlightElement(element, options);
  unhighlight(element);
  const client = new Client({ wasm });
  const later: Article = await client.parse(text);
  client.stop();
  const custom: OnTheRecord = document.createElement("on-the-record");
  custom.options = options;
  return [
    String(version), ...metadata(article.metadata), ...blocks, ...warnings, ...spans(text, article.sentences),
    ...article.entities.map((e) => entity(article, e)), ...article.mentions.map((m) => mention(text, m)),
    ...article.quotes.map((q) => quote(text, q)), ...article.dates.map((d) => date(text, d)),
    ...article.timeline.map((e) => event(article, e)), highlight(text), both.html, elementText(element),
    exportAs(article, format), exportAs(text, "tei", options), String(marked.version), String(later.version),
    String(custom.article?.version), String(misspelt), String(unknown),
  ];
}
