import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { autopilotDeviceStatus, autopilotSyncView } from "@windlass/protocol";
import { z } from "zod";
import { Api } from "../../apps/cli/src/demo/api.ts";
import { type Lab, type Server, startLab, startServer } from "../../apps/cli/src/demo/installation.ts";
import { connectTenant, createOrganisation } from "../../apps/cli/src/demo/library.ts";
import { waitFor } from "../../apps/cli/src/demo/wait.ts";
import { residentMemory, watchMemory } from "../support/process-memory.ts";

/** One copy of a tenant's records by a real server with its PostgreSQL. Memory in bytes, time in milliseconds. */
export interface Synchronisation {
  readonly records: number;
  readonly duration: number;
  readonly idleMemory: number;
  /** The most the server's process had; PostgreSQL is a process of its own. */
  readonly peakMemory: number;
}

/** The server has started, and nothing is asked of it any more. */
const settlingMilliseconds = 10_000;
const longestSeconds = 900;

const fill = async (lab: Lab, count: number): Promise<void> => {
  const { tenantId, groupTag } = lab.sample;
  const answer = await fetch(`${lab.url}/lab/tenants/${tenantId}/devices/many`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ count, groupTag, prefix: "BENCH" }),
  });
  if (!answer.ok) throw new Error(`the lab answered ${answer.status}: ${await answer.text()}`);
};

const signIn = async (server: Server): Promise<Api> => {
  const api = new Api(server.url);
  const person = { name: "Bench", email: "bench@example.test", password: "a long enough password" };
  await api.request(z.unknown(), "POST", "/api/setup", { token: server.setUpToken, ...person });
  return api;
};

const run = async (lab: Lab, server: Server, count: number): Promise<Synchronisation> => {
  const api = await signIn(server);
  const organisationId = await createOrganisation(api, "Bench");
  await connectTenant(api, organisationId, lab);
  await fill(lab, count);
  const pid = server.child.process.pid;
  if (pid === undefined) throw new Error("the server has no process");
  await sleep(settlingMilliseconds);
  const idleMemory = await residentMemory(pid);
  const peak = watchMemory(pid);
  const started = Date.now();
  await api.request(autopilotSyncView, "POST", "/api/autopilot-devices/synchronise", { organisationId });
  const records = await waitFor(
    "The synchronisation",
    async () => {
      const path = `/api/autopilot-devices/status?organisationId=${organisationId}`;
      const { sync, total } = await api.request(autopilotDeviceStatus, "GET", path);
      if (sync.failure) throw new Error(sync.failure.message);
      return sync.state === "done" ? total : undefined;
    },
    longestSeconds,
    1000,
  );
  return { records, duration: Date.now() - started, idleMemory, peakMemory: await peak() };
};

/** Fills the lab with so many registered devices and has a real server copy them. */
export const measureSynchronisation = async (count: number): Promise<Synchronisation> => {
  const folder = await mkdtemp(join(tmpdir(), "windlass-bench-"));
  // PostgreSQL may run as an account of its own and must pass through.
  await chmod(folder, 0o711);
  const lab = await startLab(folder, 1);
  const server = await startServer({
    dataDirectory: join(folder, "server"),
    logFile: join(folder, "server.log"),
    labUrl: lab.url,
    host: "127.0.0.1",
    port: 0,
    sourcePort: 0,
    registrationPace: 1,
  });
  try {
    return await run(lab, server, count);
  } finally {
    await server.child.stop();
    await lab.child.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
