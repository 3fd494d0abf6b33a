/** What is done with a tool, in a page and in Node alike: so it may use nothing from outside. Times in milliseconds. */
export async function measure({ address, articles, rounds, warmUp = 1500 }) {
  const middle = (xs) => xs.toSorted((a, b) => a - b)[xs.length >> 1];
  // The browser's own figure leaves the memory of a wasm out.
  let memory = null;
  for (const way of ["instantiate", "instantiateStreaming"]) {
    const usual = WebAssembly[way];
    WebAssembly[way] = async (...given) => {
      const made = await usual.apply(WebAssembly, given);
      memory = (made.instance ?? made).exports.memory;
      return made;
    };
  }
  const start = performance.now();
  const tool = await import(address);
  await tool.load();
  tool.run(articles[0].text, articles[0].published);
  const cold = performance.now() - start;
  // Until the compilers have done what they will.
  for (const from = performance.now(); performance.now() - from < warmUp;) articles.forEach(({ text, published }) => tool.run(text, published));
  const times = articles.map(() => []);
  for (let round = 0; round < rounds; round++) {
    articles.forEach(({ text, published }, i) => {
      const from = performance.now();
      tool.run(text, published);
      times[i].push(performance.now() - from);
    });
  }
  const found = articles.map(({ text, published }) => tool.run(text, published));
  return { cold, times: times.map(middle), found, wasm: memory?.buffer.byteLength ?? 0 };
}
