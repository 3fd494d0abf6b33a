import { defineConfig } from "vite";

export default defineConfig({
  // The development server's pre-bundling would part the glue from its wasm.
  optimizeDeps: { exclude: ["ontherecord"] },
  worker: { format: "es" },
  build: { target: "es2022" },
});
