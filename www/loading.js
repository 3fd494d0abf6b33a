/**
 * Starts the engine: a script of its own, so that the worker is made and practises while the rest of the page still arrives.
 *
 * | export | is |
 * |---|---|
 * | `samples` | the built-in texts by their file name |
 * | `loading` | the engine, once it can take work; from then on the page makes no connection |
 * | `practised` | whether the engine came to the end of its practice, or was asked for something before |
 */

import { load } from "./engine.js";
import { closeConnections } from "./policy.js";
import { SAMPLES } from "./samples.js";

export const samples = Promise.all(SAMPLES.map(async ({ file }) => {
  const response = await fetch(new URL(`./samples/${file}`, import.meta.url));
  return [file, await response.text()];
})).then((entries) => new Map(entries));

export const loading = load(async () => {
  await samples;
  closeConnections();
});

export const practised = practise();

/** Short pieces first, so that nobody who asks for something waits for long; then whole texts, as readers bring them. */
async function practise() {
  try {
    const engine = await loading;
    const texts = [...(await samples).values()];
    const pieces = texts.flatMap((text) => text.split(/\n{2,}/));
    return await engine.practise([...pieces, ...Array.from({ length: 3 }, () => [...texts, texts.join("\n\n")]).flat()]);
  } catch {
    return false; // `loading` says what went wrong to those who need the engine
  }
}
