import { join } from "node:path";
import { sessionAnswer } from "@windlass/protocol";
import { Api } from "../../apps/cli/src/demo/api.ts";
import { startServer } from "../../apps/cli/src/demo/installation.ts";
import { createOrganisation } from "../../apps/cli/src/demo/library.ts";
import { residentMemory } from "../support/process-memory.ts";
import type { Measured } from "./measure.ts";

const person = { name: "Bench", email: "bench@example.test", password: "a long enough password" };

/** One file by tus into a real server, as browser and command line send it, for each round. */
export const measureUploads = async (folder: string, file: string, rounds: number): Promise<Measured[]> => {
  const server = await startServer({
    dataDirectory: join(folder, "server"),
    logFile: join(folder, "server.log"),
    labUrl: "http://127.0.0.1:9",
    host: "127.0.0.1",
    port: 0,
    sourcePort: 0,
    registrationPace: 1,
  });
  try {
    const api = new Api(server.url);
    await api.request(sessionAnswer, "POST", "/api/setup", { token: server.setUpToken, ...person });
    const organisationId = await createOrganisation(api, "Bench");
    const measured: Measured[] = [];
    for (let round = 0; round < rounds; round++) {
      let most = 0;
      const watch = setInterval(async () => {
        most = Math.max(most, await residentMemory(server.child.process.pid ?? 0).catch(() => 0));
      }, 50);
      const begun = performance.now();
      const id = await api.upload(file, organisationId);
      measured.push({ milliseconds: performance.now() - begun, memoryBytes: most, made: id });
      clearInterval(watch);
      await api.send("DELETE", `/api/uploads/${id}`, { headers: { "tus-resumable": "1.0.0" } });
    }
    return measured;
  } finally {
    await server.child.stop();
  }
};
