/* eslint-env worker */
/*
 * The engine's own thread. `engine.js` joins this file to the text of the wasm glue and starts both from a blob, so that
 * the page's content security policy binds the worker too. It therefore imports nothing: `initSync`, `parse`,
 * `highlight`, `explain` and `exportAs` are the glue's functions, in the same module.
 */
{
  /** What is still to be read for practice, and who asked. Any other task ends it. */
  let practice = null;

  const practise = () => {
    if (!practice) return;
    const text = practice.texts.shift();
    if (text === undefined) endPractice(true);
    else {
      parse(text);
      setTimeout(practise); // what came in meanwhile goes first
    }
  };

  const endPractice = (result) => {
    if (practice) self.postMessage({ id: practice.id, result });
    practice = null;
  };

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
    endPractice(false);
    if (task === "practise") {
      practice = { id, texts: given.texts };
      practise();
      return;
    }
    try {
      self.postMessage({ id, result: tasks[task](given) });
    } catch (error) {
      self.postMessage({ id, error: String(error?.message ?? error) });
    }
  };
}
