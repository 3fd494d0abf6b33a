import { readFileSync } from "node:fs";

export default {
  entry: "./main.js",
  output: { filename: "main.js", publicPath: "auto", clean: true },
  experiments: { topLevelAwait: true },
  module: { rules: [{ test: /\.css$/, use: ["style-loader", "css-loader"] }] },
  plugins: [
    {
      apply(compiler) {
        compiler.hooks.thisCompilation.tap("page", (compilation) => {
          const source = new compiler.webpack.sources.RawSource(readFileSync("./index.html"));
          compilation.hooks.processAssets.tap("page", () => compilation.emitAsset("index.html", source));
        });
      },
    },
  ],
};
