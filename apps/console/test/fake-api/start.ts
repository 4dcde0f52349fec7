import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { fakeApi } from "./app.ts";
import type { Misbehaviour, Store } from "./store.ts";

/** Where `vite build` writes. */
export const builtConsole = fileURLToPath(new URL("../../dist", import.meta.url));

/** Starts the fake API, with the built console at `/`, on a free port of 127.0.0.1. */
export const startFakeApi = async (store: Store, misbehaviour: Misbehaviour = {}) => {
  const app = await fakeApi(store, builtConsole, misbehaviour);
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const close = async () => {
    app.server.closeAllConnections();
    await app.close();
  };
  return { url: `http://127.0.0.1:${port}`, close };
};
