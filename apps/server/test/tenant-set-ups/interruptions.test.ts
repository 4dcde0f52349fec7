import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { globalAdministrator, SetUpHands, type SetUpSite, startSetUpSite, wishFor } from "./set-up-site.ts";

let site: SetUpSite;
const workers: { stop(): Promise<void> }[] = [];
beforeAll(async () => {
  site = await startSetUpSite();
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});
afterAll(() => site.close());

const startWorker = () => {
  const worker = site.startWorker();
  workers.push(worker);
  return worker;
};

/** As if the killed worker's lease had run out. */
const endLeases = () =>
  site.server.database.within({ kind: "installation" }, (connection) =>
    connection.updateTable("tenant_set_ups").set({ lease_until: sql<Date>`now()` }).execute(),
  );

/** Lets a worker of its own begin, and kills it when the tenant has answered the request. */
const killAfter = async (method: string, path: string) => {
  const { server, lab } = site;
  const program = join(import.meta.dirname, "set-up-process.ts");
  const { dataDirectory } = server.context.configuration;
  const child = spawn(
    process.execPath,
    [program, server.database.connectionString, dataDirectory, lab.url, method, path],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  await endLeases();
};

/** A set-up that is planned and started, with no worker yet. */
const startedSetUp = async (name: string, changes: object = {}) => {
  const hands = new SetUpHands(site, await site.newOrganisation());
  const worker = site.startWorker();
  const planned = await hands.plan(wishFor(name, changes));
  await worker.stop();
  await hands.start(planned.revision);
  return hands;
};

const count = async (kind: "applications" | "groups" | "profiles", name: string) =>
  (await site.contents())[kind].filter((one) => one === name).length;

describe("a set-up whose worker is killed between an effect and its record", () => {
  it.each([
    ["POST", "/applications", "applications", "App"],
    ["POST", "/groups", "groups", "Group"],
    ["POST", "/windowsAutopilotDeploymentProfiles", "profiles", "Profile"],
  ] as const)("makes nothing twice: %s %s", async (method, path, kind, prefix) => {
    const name = `KILL${kind.toUpperCase()}`;
    const hands = await startedSetUp(name);
    await killAfter(method, path);
    expect(await count(kind, `${prefix} ${name}`)).toBe(1);
    startWorker();
    const done = await hands.until("done", "failed");
    expect(done).toMatchObject({ state: "done", failure: null });
    expect(await count(kind, `${prefix} ${name}`)).toBe(1);
    expect(done.made.filter((object) => object.name === `${prefix} ${name}`).length).toBeGreaterThanOrEqual(1);
  });

  it("leaves no secret behind that nobody knows", async () => {
    const hands = await startedSetUp("KILLSECRET", {
      credential: { kind: "client-secret", validMonths: 6 },
      profile: null,
    });
    await killAfter("POST", "/addPassword");
    startWorker();
    const done = await hands.until("done", "failed");
    expect(done).toMatchObject({ state: "done", failure: null });
    expect(await site.secretsOf("App KILLSECRET")).toBe(1);
  });

  it("is undone whole, also what it had no time to note", async () => {
    const before = await site.contents();
    const hands = await startedSetUp("KILLUNDO");
    await killAfter("POST", "/groups");
    await hands.cancel();
    startWorker();
    expect(await hands.undo()).toMatchObject({ state: "undone", failure: null, made: [] });
    expect(await site.contents()).toEqual(before);
  });

  it("goes on undoing where it was", async () => {
    const before = await site.contents();
    const hands = await startedSetUp("KILLUNDOING");
    const worker = startWorker();
    await hands.until("done", "failed");
    await worker.stop();
    await hands.proceedAs("undo", globalAdministrator);
    await killAfter("DELETE", "");
    startWorker();
    expect(await hands.until("undone", "failed")).toMatchObject({ state: "undone", failure: null });
    expect(await site.contents()).toEqual(before);
  });
});

describe("a set-up whose answers get lost", () => {
  it.each(["/v1.0/applications", "/v1.0/groups", "/beta/deviceManagement/windowsAutopilotDeploymentProfiles"])(
    "finds what a lost answer to POST %s made",
    async (path) => {
      const name = `LOST${path.split("/").at(-1)?.slice(0, 6).toUpperCase()}`;
      await site.lab.control("POST", "/faults", { method: "POST", path, effect: "performed", drop: true });
      startWorker();
      const hands = new SetUpHands(site, await site.newOrganisation());
      expect(await hands.setUp(wishFor(name), globalAdministrator)).toMatchObject({ state: "done", failure: null });
      expect(await count("applications", `App ${name}`)).toBe(1);
      expect(await count("groups", `Group ${name}`)).toBe(1);
      expect(await count("profiles", `Profile ${name}`)).toBe(1);
    },
  );

  it("asks for a new sign-in when the old one has ended, and goes on", async () => {
    const hands = await startedSetUp("EXPIRED");
    await site.lab.control("POST", "/faults", {
      path: "/v1.0/*",
      count: 2,
      status: 401,
      body: {
        error: { code: "InvalidAuthenticationToken", message: "Lifetime validation failed, the token is expired." },
      },
    });
    startWorker();
    expect(await hands.until("failed")).toMatchObject({ failure: { code: "set-up.sign-in-needed" }, signedIn: null });
    await hands.proceedAs("run", globalAdministrator);
    expect(await hands.until("done", "failed")).toMatchObject({ state: "done", failure: null });
  });
});
