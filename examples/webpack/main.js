import { analyze, init } from "ontherecord";
import { Client } from "ontherecord/client";
import "ontherecord/ontherecord.css";

const text = "“The bridge will open in June,” Ann Lee, the mayor of Northwick, said on Monday.\n\nShe declined to name a day.";

await init();
const { article, html } = analyze(text, { published: "2024-05-16" });
document.querySelector("#article").innerHTML = html;
for (const quote of article.quotes) {
  const item = document.createElement("li");
  item.textContent = quote.speaker === null ? "somebody" : article.entities[quote.speaker].name;
  document.querySelector("#speakers").append(item);
}

// The same in a worker, where a long text does not hold up the page.
const client = new Client();
const again = await client.parse(text, { published: "2024-05-16" });
document.body.dataset.state = JSON.stringify(again) === JSON.stringify(article) ? "ready" : "different";
