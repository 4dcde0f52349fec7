import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isAlive, readPostmaster } from "../../src/embedded-postgres/postmaster.ts";
import { childrenOf, type StartedProgram, startProgram, temporaryDirectory, until } from "./processes.ts";

// Starting a server with a cluster of its own takes seconds, on a busy machine many.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
const started: StartedProgram[] = [];

beforeEach(async () => {
  directory = await temporaryDirectory();
});
afterEach(async () => {
  for (const server of started.splice(0)) {
    server.child.kill("SIGKILL");
    await server.ended;
  }
  await directory.remove();
});

const start = (settings: Readonly<Record<string, string>> = {}): StartedProgram => {
  const { NODE_OPTIONS: _options, ...environment } = process.env;
  const server = startProgram("../../src/main.ts", [], {
    cwd: directory.path,
    env: {
      ...environment,
      INIT_CWD: directory.path,
      WINDLASS_DATA: directory.path,
      WINDLASS_PORT: "0",
      WINDLASS_SOURCE_PORT: "0",
      DATABASE_URL: "",
      ...settings,
    },
  });
  started.push(server);
  return server;
};
interface Listening {
  readonly url: string;
  readonly setUpUrl: string | null;
}
const listening = (server: StartedProgram) => server.said<Listening>("kind");
const kill = async (server: StartedProgram) => {
  server.child.kill("SIGKILL");
  await server.ended;
};
const stop = async (server: StartedProgram) => {
  server.child.kill("SIGTERM");
  expect((await server.ended).code).toBe(0);
};

/** Process ids of the PostgreSQL that runs on the directory. */
const postmasters = async (): Promise<number[]> => {
  const found = await Promise.all([...directory.clusters].map(readPostmaster));
  return found.flatMap((postmaster) => postmaster?.pid ?? []);
};

/** What the server started besides PostgreSQL. */
const sourcesOf = async (server: StartedProgram): Promise<number[]> => {
  const others = await postmasters();
  return (await childrenOf(server.pid)).filter((pid) => !others.includes(pid));
};

const account = { name: "First", email: "first@example.test", password: "correct horse battery" };
const post = (url: string, body: unknown, cookie = "") =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...(cookie && { cookie }) },
    body: JSON.stringify(body),
  });
const cookieOf = (answer: Response) => (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
const setUp = async ({ url, setUpUrl }: Listening) => {
  const token = new URL(setUpUrl ?? "").hash.replace("#token=", "");
  return post(`${url}/api/setup`, { ...account, token });
};

describe("a server that was killed", () => {
  it("keeps what it acknowledged, leaves no process behind, and starts again", async () => {
    const first = start();
    const before = await listening(first);
    const made = await setUp(before);
    expect(made.status).toBe(201);
    const acknowledged: string[] = [];
    for (let number = 0; number < 5; number += 1) {
      const name = `Organisation ${number}`;
      const answer = await post(`${before.url}/api/organisations`, { name }, cookieOf(made));
      if (answer.status === 201) acknowledged.push(name);
    }
    expect(acknowledged).toHaveLength(5);
    const sources = await sourcesOf(first);
    expect(sources).toHaveLength(1);

    await kill(first);
    for (const source of sources) await until("the deployment source ends", () => !isAlive(source), 10);

    const second = start();
    const after = await listening(second);
    expect(after.setUpUrl).toBeNull();
    const signedIn = await post(`${after.url}/api/session`, account);
    expect(signedIn.status).toBe(200);
    for (const cookie of [cookieOf(made), cookieOf(signedIn)]) {
      const listed = await fetch(`${after.url}/api/organisations`, { headers: { cookie } });
      const { items } = (await listed.json()) as { items: { name: string }[] };
      expect(items.map((item) => item.name)).toEqual(acknowledged);
    }
    await stop(second);
  });

  it("has its set-up link replaced by the next start's", async () => {
    const first = start();
    const before = await listening(first);
    await kill(first);
    const second = start();
    const after = await listening(second);
    expect((await setUp({ ...before, url: after.url })).status).toBe(403);
    expect((await setUp(after)).status).toBe(201);
    await stop(second);
  });
});

describe("a server that is stopped", () => {
  it("ends everything that it started, and says so with exit code 0", async () => {
    const server = start();
    await listening(server);
    const sources = await sourcesOf(server);
    const [postgres] = await postmasters();
    expect(sources).toHaveLength(1);
    expect(postgres).toBeGreaterThan(0);
    await stop(server);
    for (const pid of [...sources, postgres ?? 0]) expect(isAlive(pid)).toBe(false);
  });
});

describe("a start that is interrupted", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("by %s leaves no PostgreSQL behind", async (signal) => {
    const server = start();
    await until("PostgreSQL runs", async () => (await postmasters()).length > 0, 60);
    server.child.kill(signal);
    expect((await server.ended).code).toBe(0);
    expect(await postmasters()).toEqual([]);
  });
});

describe("a start that cannot be", () => {
  it("names the server that already runs on the data directory, and leaves it alone", async () => {
    const first = start();
    const { url } = await listening(first);
    const second = start();
    const { code, output } = await second.ended;
    expect(code).toBe(1);
    expect(output).toContain("start.data-directory-in-use");
    expect(output).toContain(`process ${first.pid}`);
    expect(output).toContain(url);
    const health = await fetch(`${url}/api/health`);
    expect(await health.json()).toEqual({ ok: true });
    await stop(first);
  });

  it("names the port that is taken, and stops what it had started", async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => {
      blocker.listen(0, "127.0.0.1", resolve);
    });
    const address = blocker.address();
    const port = typeof address === "object" && address ? address.port : 0;
    for (const variable of ["WINDLASS_PORT", "WINDLASS_SOURCE_PORT"]) {
      const { code, output } = await start({ [variable]: String(port) }).ended;
      expect(code).toBe(1);
      expect(output).toContain("start.port-taken");
      expect(output).toContain(`Port ${port} on 127.0.0.1 is already in use.`);
      expect(output).toContain(`${variable}=${port + 10}`);
      for (const cluster of directory.clusters)
        await expect(readFile(join(cluster, "postmaster.pid"))).rejects.toMatchObject({ code: "ENOENT" });
    }
    blocker.close();
  });

  it("says that the master key is not the one of this data, and starts again with the right one", async () => {
    const first = start();
    await listening(first);
    await stop(first);
    const file = join(directory.path, "master.key");
    const right = await readFile(file, "utf8");
    await writeFile(file, `${randomBytes(32).toString("base64")}\n`);
    const wrong = await start().ended;
    expect(wrong.code).toBe(1);
    expect(wrong.output).toContain("start.master-key-wrong");
    const again = start({ WINDLASS_MASTER_KEY: right.trim() });
    await listening(again);
    await stop(again);
  });

  it("names a setting that is not usable", async () => {
    const { code, output } = await start({ WINDLASS_PORT: "a lot" }).ended;
    expect(code).toBe(1);
    expect(output).toContain("The setting WINDLASS_PORT is not usable");
  });
});
