import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConnectorCreated, ConnectorView, DeploymentView } from "@windlass/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { deviceFor } from "../agents/software-device.ts";
import { bin, startCommandLine } from "../command-line.ts";
import { dumpTables } from "../database-dump.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild, type PublishedBuild } from "../published-build.ts";

const djoin = join(import.meta.dirname, "stand-in-djoin.mjs");
const secret = "the-password-of-a-computer";
const domain = "corp.example.com";

let server: TestServer;
let url: string;
let administrator: TestClient;
let administrate: Awaited<ReturnType<typeof startCommandLine>>;
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "windlass-connector-"));
  server = await startTestServer({ WINDLASS_REGISTRATION_PACE: "20" });
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  administrate = await startCommandLine(server);
  url = server.app.listeningOrigin;
});
afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true, force: true });
});

interface Member {
  /** Of the connector's key. */
  readonly folder: string;
  /** Stands for Active Directory. */
  readonly directory: string;
  readonly start: (parameters: readonly string[], environment?: NodeJS.ProcessEnv) => Running;
}

interface Running {
  readonly child: ChildProcess;
  readonly text: () => string;
  readonly ended: Promise<unknown>;
}

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
});

const member = async (directory?: string): Promise<Member> => {
  const there = directory ?? (await mkdtemp(join(root, "domain-")));
  const folder = await mkdtemp(join(root, "folder-"));
  return {
    folder,
    directory: there,
    start: (parameters, environment = {}) => {
      const env = { ...process.env, DJOIN_DOMAIN: there, DJOIN_SECRET: secret, ...environment };
      const child = spawn(process.execPath, [bin, "connector", ...parameters, "--folder", folder], { env });
      running.add(child);
      let text = "";
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (chunk: Buffer) => {
          text += chunk.toString();
        });
      return { child, text: () => text, ended: once(child, "close") };
    },
  };
};

const makeWorld = (): Promise<PublishedBuild> =>
  createPublishedBuild(server, administrator, {
    autopilot: null,
    computerNameTemplate: "PC-%SERIAL%",
    ending: { kind: "desktop", privacy: "off", signInWhileDeploying: false, afterwards: "restart" },
    join: {
      kind: "connected-domain",
      domain,
      organisationalUnit: { kind: "fixed", path: "OU=Shops and \\, offices,DC=corp,DC=example,DC=com" },
      waitMinutes: 10,
    },
  });

/** Made and enrolled as people do it, with the commands alone. */
const enrolled = async (world: PublishedBuild, there: Member, name: string): Promise<void> => {
  const of = ["--organisation", world.organisationId, "--json"];
  const made = await administrate(["connector", "create", name, "--domain", domain, ...of]);
  const { code }: ConnectorCreated = JSON.parse(made.out);
  const enrol = there.start(["enrol", "--server", url, "--code", code]);
  await enrol.ended;
  expect(enrol.text()).toContain(`the connector “${name}” of ${domain}`);
};

const letIn = async (world: PublishedBuild, serialNumber: string): Promise<string> => {
  const device = deviceFor(server, world.bootProfileId, serialNumber);
  return (await device.deploy(administrator, world.build.id)).deploymentId;
};
const accountOf = async (deploymentId: string) =>
  (await administrator.request<DeploymentView>("GET", `/api/deployments/${deploymentId}`)).body.computerAccount;
const until = (deploymentId: string, state: string) =>
  vi.waitFor(async () => expect(await accountOf(deploymentId)).toMatchObject({ state }), {
    timeout: 60_000,
    interval: 200,
  });

const everyFile = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

// Each test starts several processes, which a busy machine takes long for.
describe("windlass connector", { timeout: 240_000 }, () => {
  it("is made, enrolled, makes accounts with djoin, is listed and revoked", async () => {
    const world = await makeWorld();
    const there = await member();
    await enrolled(world, there, "Zurich");
    expect(statSync(join(there.folder, "connector.json")).mode & 0o077).toBe(0);
    const run = there.start(["run", "--djoin", djoin]);
    const one = await letIn(world, "SN-ONE");
    await until(one, "made");
    const calls = readFileSync(join(there.directory, "calls.txt"), "utf8").trim().split("\n");
    expect(calls.map((call) => JSON.parse(call).slice(0, -1))).toEqual([
      [
        ...["/provision", "/domain", domain, "/machine", "PC-SN-ONE"],
        ...["/machineou", "OU=Shops and \\, offices,DC=corp,DC=example,DC=com", "/savefile"],
      ],
    ]);
    const list = await administrate(["connector", "list", "--organisation", world.organisationId, "--json"]);
    const [view]: ConnectorView[] = JSON.parse(list.out);
    expect(view).toMatchObject({ name: "Zurich", state: "living", made: 1 });

    // Another deployment of the same device takes over the account that was made for it, and no other.
    const again = await letIn(world, "SN-ONE");
    await until(again, "made");
    expect(readFileSync(join(there.directory, "calls.txt"), "utf8").split("\n")[1]).toContain('"/reuse"');
    writeFileSync(join(there.directory, "PC-SN-TWO.account"), "of another computer");
    const two = await letIn(world, "SN-TWO");
    await until(two, "failed");
    expect((await accountOf(two))?.failure?.message).toContain("0x8b0");
    expect(readFileSync(join(there.directory, "PC-SN-TWO.account"), "utf8")).toBe("of another computer");

    const revoked = await administrate(["connector", "revoke", "Zurich", "--organisation", world.organisationId]);
    expect(revoked.out).toContain("Revoked Zurich");
    await run.ended;
    expect(run.child.exitCode).toBe(2);
    expect(run.text()).toContain("was revoked");

    // The account is nowhere in clear: not in the folder, not in what was said, not in a table.
    const clear = Buffer.from(secret).toString("base64").slice(0, 24);
    expect(
      everyFile(there.folder)
        .map((path) => readFileSync(path, "latin1"))
        .join("\n"),
    ).not.toContain(clear);
    expect(everyFile(there.folder).filter((path) => path.includes("provisioning-"))).toEqual([]);
    expect(run.text()).not.toContain(clear);
    expect(JSON.stringify(await dumpTables(server))).not.toContain(clear);
  });

  it("sends after a restart what it had made when it was killed, and another takes over what was not begun", async () => {
    const world = await makeWorld();
    const there = await member();
    await enrolled(world, there, "Killed");
    const work = { id: "", attempt: 1 };
    writeFileSync(join(there.directory, "slow"), "");
    const run = there.start(["run", "--djoin", djoin]);
    const deployment = await letIn(world, "SN-KILLED");
    await vi.waitFor(() => expect(existsSync(join(there.directory, "PC-SN-KILLED.account"))).toBe(true), {
      timeout: 60_000,
    });
    run.child.kill("SIGKILL");
    await run.ended;
    const [left = ""] = readdirSync(there.folder).filter((name) => name.startsWith("provisioning-"));
    work.id = left.slice("provisioning-".length, -2);
    expect(await accountOf(deployment)).toMatchObject({ state: "taken", attempts: 1 });
    // djoin came to its end after its caller had died.
    const text = Buffer.from(`${secret}:PC-SN-KILLED`).toString("base64");
    writeFileSync(join(there.folder, left, "account.txt"), Buffer.from(`\uFEFF${text}`, "utf16le"));
    const second = there.start(["run", "--djoin", djoin, "--once"]);
    await second.ended;
    expect(await accountOf(deployment)).toMatchObject({ state: "made", attempts: 1 });
    expect(readdirSync(there.folder).filter((name) => name.startsWith("provisioning-"))).toEqual([]);
  });

  it("goes on when the domain is back, tells what djoin says, and refuses what djoin did not write", async () => {
    const world = await makeWorld();
    const there = await member();
    await enrolled(world, there, "Trouble");
    const once = async (environment: NodeJS.ProcessEnv = {}) => {
      const run = there.start(["run", "--djoin", djoin, "--once"], environment);
      await run.ended;
      return run.text();
    };
    writeFileSync(join(there.directory, "away"), "");
    const away = await letIn(world, "SN-AWAY");
    expect(await once()).toContain("djoin says 0x54b");
    expect(await accountOf(away)).toMatchObject({ state: "waiting", failure: { code: "connector.account-not-made" } });
    expect((await accountOf(away))?.says).toContain("It is tried again");
    await rm(join(there.directory, "away"));
    for (const [shape, problem] of [
      ["rubbish", "file-unreadable"],
      ["huge", "file-unreadable"],
      ["nothing", "file-missing"],
    ]) {
      const deployment = await letIn(world, `SN-${shape}`);
      expect(await once({ DJOIN_WRITES: shape })).toContain(problem);
      expect(await accountOf(deployment)).toMatchObject({ state: "failed" });
    }
    const plain = await letIn(world, "SN-PLAIN");
    await once({ DJOIN_WRITES: "plain" });
    expect(await accountOf(plain)).toMatchObject({ state: "made" });
    const missing = await letIn(world, "SN-MISSING");
    const run = there.start(["run", "--djoin", join(there.folder, "not-there"), "--once"]);
    await run.ended;
    expect((await accountOf(missing))?.failure?.message).toContain("could not be started");
  });

  it("lets one process work from a folder, and refuses a key that others can read and servers without TLS", async () => {
    const world = await makeWorld();
    const there = await member();
    await enrolled(world, there, "Alone");
    const run = there.start(["run", "--djoin", djoin]);
    await vi.waitFor(() => expect(existsSync(join(there.folder, "running"))).toBe(true), { timeout: 60_000 });
    const second = there.start(["run", "--djoin", djoin]);
    await second.ended;
    expect(second.text()).toContain("runs from");
    run.child.kill("SIGTERM");
    await run.ended;
    expect(run.child.exitCode).toBe(0);
    expect(existsSync(join(there.folder, "running"))).toBe(false);
    const other = await member();
    const plain = other.start(["enrol", "--server", "http://windlass.example.com", "--code", "A".repeat(43)]);
    await plain.ended;
    expect(plain.text()).toContain("needs an https address");
    const { chmodSync } = await import("node:fs");
    chmodSync(join(there.folder, "connector.json"), 0o644);
    const open = there.start(["run", "--djoin", djoin, "--once"]);
    await open.ended;
    expect(open.text()).toContain("others can read it");
  });
});
