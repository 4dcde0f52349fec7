import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.WINDLASS_URL ?? "http://127.0.0.1:8420";

/** `vite build` writes what the server serves at `/`; `vite` serves the sources and hands `/api` to a running server. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/ },
            { name: "icons", test: /node_modules[\\/]@fluentui[\\/]react-icons/ },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { "/api": { target: server } } },
});
