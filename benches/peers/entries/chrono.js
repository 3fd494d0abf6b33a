// Dates.
import * as chrono from "chrono-node";
export const load = async () => {};
export const run = (text, published) => ({
  dates: chrono.parse(text, { instant: new Date(`${published ?? "2024-01-01"}T12:00:00Z`), timezone: 0 }).map((d) => [d.text, d.start.date().toISOString()]),
});
