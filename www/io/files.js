/** Files that are dropped or chosen, as texts. */

import { htmlToText } from "./paste.js";

export const ACCEPT = ".txt,.text,.md,.markdown,.html,.htm,text/plain,text/html,text/markdown";
const READABLE = /\.(txt|text|md|markdown|html?)$/i;

/**
 * Reads those that are text; the names of the others come back too, so that nothing is dropped in silence.
 * @param {Iterable<File>} files @param {number} most bytes that one may have
 * @returns {Promise<{texts: Array<{name: string, text: string}>, refused: string[]}>}
 */
export async function readFiles(files, most) {
  const texts = [];
  const refused = [];
  for (const file of files) {
    if (!READABLE.test(file.name) && !/^text\/(plain|html|markdown)$/.test(file.type)) refused.push(`${file.name}: not a .txt, .md or .html file`);
    else if (file.size > most) refused.push(`${file.name}: too large`);
    else texts.push({ name: file.name, text: await readFile(file) });
  }
  return { texts, refused };
}

async function readFile(file) {
  const text = decode(new Uint8Array(await file.arrayBuffer()));
  return /\.html?$/i.test(file.name) || file.type === "text/html" ? htmlToText(text) : text;
}

/** UTF-8 or UTF-16 by its mark; what is no valid UTF-8 is read as Windows-1252, the usual other one. */
function decode(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
