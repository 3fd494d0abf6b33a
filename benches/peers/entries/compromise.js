// Names, quotations (without speakers) and dates.
import nlp from "compromise";
import dates from "compromise-dates";
nlp.plugin(dates);
export const load = async () => {};
export const run = (text, published) => {
  const doc = nlp(text);
  const names = (view, kind) => view.json().map((x) => [x.text, kind]);
  return {
    names: [...names(doc.people(), "person"), ...names(doc.organizations(), "organisation"), ...names(doc.places(), "place")],
    quotes: doc.quotations().json().map((q) => q.text),
    dates: doc.dates({ today: published }).json().map((d) => [d.text, d.dates?.start ?? ""]),
  };
};
