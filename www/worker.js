/* eslint-env worker */
/*
 * The engine's own thread. `engine.js` joins this file to the text of the wasm glue and starts both from a blob, so that
 * the page's content security policy binds the worker too. It therefore imports nothing: `initSync`, `parse`,
 * `highlight`, `explain` and `exportAs` are the glue's functions, in the same module.
 */
{
  const tasks = {
    start({ module }) {
      initSync({ module });
    },
    analyse({ text, options }) {
      const article = parse(text, options);
      const rules = {};
      for (const item of [...article.mentions, ...article.quotes, ...article.dates]) {
        rules[item.rule] ??= explain(item.rule) ?? "";
      }
      return { article, rules };
    },
    html: ({ text, options }) => highlight(text, options),
    export: ({ text, options, format }) => exportAs(text, format, options),
  };

  self.onmessage = ({ data: { id, task, ...given } }) => {
    try {
      self.postMessage({ id, result: tasks[task](given) });
    } catch (error) {
      self.postMessage({ id, error: String(error?.message ?? error) });
    }
  };
}
