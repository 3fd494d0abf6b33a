const { parse } = require("ontherecord");

const article = parse("“The bridge will open in June,” Ann Lee said.");
for (const quote of article.quotes) console.log(quote.speaker === null ? "somebody" : article.entities[quote.speaker].name);
console.log(`${article.sentences.length} sentence`);
