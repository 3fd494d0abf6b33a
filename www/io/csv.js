/**
 * CSV by RFC 4180: pure, so that node tests it.
 *
 * | function | accepts | gives |
 * |---|---|---|
 * | `records` | CSV | its records as they are written, line breaks inside quotation marks kept |
 * | `combine` | files with the CSV of each | one CSV with the file's name before each record |
 */

/** @returns {string[]} */
export function records(csv) {
  const found = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < csv.length; at += 1) {
    if (csv[at] === '"') quoted = !quoted;
    if (csv[at] !== "\n" || quoted) continue;
    found.push(csv.slice(start, at).replace(/\r$/, ""));
    start = at + 1;
  }
  if (start < csv.length) found.push(csv.slice(start));
  return found;
}

/** A field, in quotation marks where it needs them; one that a spreadsheet would run as a formula gets an apostrophe. */
export function field(value) {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {Array<{name: string, csv: string}>} files all with the same columns */
export function combine(files) {
  const lines = [];
  for (const { name, csv } of files) {
    const [head, ...rest] = records(csv);
    if (!lines.length && head !== undefined) lines.push(`file,${head}`);
    for (const record of rest) lines.push(`${field(name)},${record}`);
  }
  return lines.join("\r\n") + "\r\n";
}
