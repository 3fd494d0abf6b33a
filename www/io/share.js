/**
 * A link that holds the article itself, in the part after `#`, which browsers never send.
 *
 * `#v1.` and base64url of the deflated JSON `{text, name?, edits}`.
 */

const PREFIX = "#v1.";
/** Longest text that a link may unpack to, so that a small link can't fill the memory. */
const MOST = 4_000_000;

/** @returns {Promise<string>} the fragment, `#` included */
export async function pack(content) {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return PREFIX + base64url(new Uint8Array(await new Response(stream).arrayBuffer()));
}

/**
 * @param {string} fragment
 * @returns {Promise<object|null>} `null` when the fragment holds no article; throws when it holds a broken one
 */
export async function unpack(fragment) {
  if (!fragment.startsWith(PREFIX)) return null;
  const stream = new Blob([fromBase64url(fragment.slice(PREFIX.length))]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const parts = [];
  let size = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > MOST) {
      await reader.cancel();
      throw new Error("the link holds too much text");
    }
    parts.push(part.value);
  }
  return valid(JSON.parse(await new Blob(parts).text()));
}

const TEXTS = ["entity", "to", "into", "name", "kind", "speaker", "op"];

/** Only what is expected is taken over from a link: a stranger may have made it. */
function valid(content) {
  if (typeof content?.text !== "string") throw new Error("the link holds no text");
  const { published, dateOrder, corrections } = content.edits ?? {};
  return {
    text: content.text,
    name: typeof content.name === "string" ? content.name : null,
    edits: {
      published: /^\d{4}-\d{2}-\d{2}$/.test(published) ? published : null,
      dateOrder: ["mdy", "dmy"].includes(dateOrder) ? dateOrder : "auto",
      corrections: (Array.isArray(corrections) ? corrections : []).map(correction),
    },
  };
}

function correction(given) {
  const kept = {};
  for (const key of TEXTS) if (typeof given?.[key] === "string" || (key === "speaker" && given?.[key] === null)) kept[key] = given[key];
  for (const key of ["start", "end"]) if (Number.isSafeInteger(given?.[key])) kept[key] = given[key];
  return kept;
}

/** Where a link of this length may be cut off, in words; empty when it is safe. */
export function lengthWarning(length) {
  if (length > 32_000) return "Very long: most mail and chat programs will cut it off. Send an exported file instead.";
  if (length > 8_000) return "Long: some mail and chat programs will cut it off. Try it before you rely on it.";
  if (length > 2_000) return "Longer than a few old programs can handle.";
  return "";
}

function base64url(bytes) {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64url(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
