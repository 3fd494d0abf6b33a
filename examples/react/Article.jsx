import React, { useEffect, useMemo, useState } from "react";
import { analyze, explain, init } from "ontherecord";

/** An article with its marks and its speakers; a click on a mark says why it is there. */
export function Article({ text, published }) {
  const [ready, setReady] = useState(false);
  const [why, setWhy] = useState("");

  useEffect(() => {
    init().then(() => setReady(true));
  }, []);

  const result = useMemo(() => (ready ? analyze(text, { published }) : null), [ready, text, published]);
  if (!result) return <p>Loading…</p>;

  const { article, html } = result;
  const speakers = article.quotes.map((quote) => (quote.speaker === null ? "somebody" : article.entities[quote.speaker].name));
  const onClick = (event) => setWhy(explain(event.target.closest("[data-rule]")?.dataset.rule ?? "") ?? "");
  return (
    <>
      <article id="article" className="otr-text" onClick={onClick} dangerouslySetInnerHTML={{ __html: html }} />
      <ul id="speakers">{speakers.map((name, i) => <li key={i}>{name}</li>)}</ul>
      <output id="why">{why}</output>
    </>
  );
}
