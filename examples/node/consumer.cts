import ontherecord = require("ontherecord");

const article: ontherecord.Article = ontherecord.parse("x");
const name: string | undefined = article.entities[0]?.name;
console.log(name);
