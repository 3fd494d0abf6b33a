import { analyze, init } from "ontherecord";
import wasm from "ontherecord/ontherecord_bg.wasm";
import "ontherecord/ontherecord.css";

const text = "“The bridge will open in June,” Ann Lee, the mayor of Northwick, said on Monday.\n\nShe declined to name a day.";

await init(new URL(wasm, import.meta.url));
const { article, html } = analyze(text, { published: "2024-05-16" });
document.querySelector("#article").innerHTML = html;
for (const quote of article.quotes) {
  const item = document.createElement("li");
  item.textContent = quote.speaker === null ? "somebody" : article.entities[quote.speaker].name;
  document.querySelector("#speakers").append(item);
}
document.body.dataset.state = "ready";
