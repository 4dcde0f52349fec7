import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { driverImportView } from "@windlass/protocol";
import { z } from "zod";
import { Api } from "../../apps/cli/src/demo/api.ts";
import { type Server, startServer } from "../../apps/cli/src/demo/installation.ts";
import { createOrganisation } from "../../apps/cli/src/demo/library.ts";
import { waitFor } from "../../apps/cli/src/demo/wait.ts";
import { residentMemory, watchMemory } from "../support/process-memory.ts";
import { markdownTable } from "../support/table.ts";
import { infFiles } from "./inf-files.ts";

const longestSeconds = 1800;

/** A ZIP with so many drivers, each in a folder of its own with three files beside its INF. */
const makePack = async (folder: string, count: number): Promise<string> => {
  for (const [number, { bytes }] of infFiles(count).entries()) {
    const driver = join(folder, "pack", `d${number}`);
    await mkdir(driver, { recursive: true });
    await writeFile(join(driver, "driver.inf"), bytes);
    for (const name of ["e2nic.cat", "e2nic.sys", "iaVmd64.cat"])
      await writeFile(join(driver, name), Buffer.alloc(20_000, `${name} ${number}`));
  }
  const path = join(folder, "pack.zip");
  execFileSync("7zz", ["a", "-bso0", "-mx=1", path, "."], { cwd: join(folder, "pack") });
  await rm(join(folder, "pack"), { recursive: true });
  return path;
};

const run = async (server: Server, pack: string) => {
  const api = new Api(server.url);
  const person = { name: "Bench", email: "bench@example.test", password: "a long enough password" };
  await api.request(z.unknown(), "POST", "/api/setup", { token: server.setUpToken, ...person });
  const organisationId = await createOrganisation(api, "Bench");
  const uploadId = await api.upload(pack, organisationId);
  const pid = server.child.process.pid;
  if (pid === undefined) throw new Error("the server has no process");
  const idle = await residentMemory(pid);
  const peak = watchMemory(pid);
  const began = Date.now();
  const { id } = await api.request(driverImportView, "POST", "/api/driver-imports", { organisationId, uploadId });
  let readingFrom = began;
  const ended = await waitFor(
    "The import",
    async () => {
      const view = await api.request(driverImportView, "GET", `/api/driver-imports/${id}`);
      if (view.failure) throw new Error(view.failure.message);
      if (view.state === "opening") readingFrom = Date.now();
      return view.state === "ready" ? view : undefined;
    },
    longestSeconds,
    500,
  );
  const seconds = (Date.now() - began) / 1000;
  return { ended, seconds, opening: (readingFrom - began) / 1000, memory: (await peak()) - idle };
};

/** Has a real server with its PostgreSQL import a pack of many drivers. */
export const measureDriverPack = async (count = 10_000): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "windlass-bench-"));
  // PostgreSQL may run as an account of its own and must pass through.
  await chmod(folder, 0o711);
  const pack = await makePack(folder, count);
  const { size } = await stat(pack);
  const server = await startServer({
    dataDirectory: join(folder, "server"),
    logFile: join(folder, "server.log"),
    labUrl: "",
    host: "127.0.0.1",
    port: 0,
    sourcePort: 0,
    registrationPace: 1,
  });
  try {
    const { ended, seconds, opening, memory } = await run(server, pack);
    const head = ["INF files", "pack (MB)", "opening (s)", "whole import (s)", "INF files/s", "memory above idle (MB)"];
    const row = [
      String(ended.total),
      (size / 1e6).toFixed(0),
      opening.toFixed(1),
      seconds.toFixed(1),
      (ended.total / seconds).toFixed(0),
      (memory / 1024 ** 2).toFixed(0),
    ];
    return `### Importing a driver pack\n\n${markdownTable(head, [row])}`;
  } finally {
    await server.child.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
