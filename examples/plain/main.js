// No build: the package's files as they are, by their paths.
import { parse } from "./node_modules/ontherecord/index.js";
import { Client } from "./node_modules/ontherecord/client.js";
import "./node_modules/ontherecord/element.js";

const element = document.querySelector("on-the-record");
const article = element.article ?? await new Promise((done) => element.addEventListener("ontherecord", (event) => done(event.detail), { once: true }));
for (const quote of article.quotes) {
  const item = document.createElement("li");
  item.textContent = quote.speaker === null ? "somebody" : article.entities[quote.speaker].name;
  document.querySelector("#speakers").append(item);
}

const text = "“Yes,” said Ann Lee.";
const client = new Client();
const same = JSON.stringify(await client.parse(text)) === JSON.stringify(parse(text));
const waiting = client.parse(text.repeat(100_000)).then(() => "done", (error) => error.name);
client.stop();
const stopped = await waiting;
const again = (await client.highlight(text)).length > 0;
document.body.dataset.state = same && stopped === "AbortError" && again ? "ready" : "different";
