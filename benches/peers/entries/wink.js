// Tokens, parts of speech and dates as text, which it does not resolve; no names of people, organisations or places.
import winkNLP from "wink-nlp";
import model from "wink-eng-lite-web-model";
let nlp;
export const load = async () => { nlp = winkNLP(model); };
export const run = (text) => ({ expressions: nlp.readDoc(text).entities().out(nlp.its.detail).filter((e) => e.type === "DATE").map((e) => e.value) });
