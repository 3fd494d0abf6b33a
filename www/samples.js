/** The built-in texts, in the order of the first screen. */
export const SAMPLES = [
  { file: "harbour.txt", label: "a whole page" },
  { file: "comet.txt", label: "an article" },
  { file: "rail.txt", label: "an e-mail" },
];
