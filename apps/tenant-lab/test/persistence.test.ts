import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Answer, imported, type Json, send } from "./client.ts";

const main = join(import.meta.dirname, "../src/main.ts");

interface Process {
  readonly child: ChildProcess;
  readonly url: string;
  readonly printed: string;
}

// Programs take their time to start on a busy machine.
describe("the lab as a program", { timeout: 90_000 }, () => {
  let directory: string;
  const children: ChildProcess[] = [];

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "tenant-lab-"));
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
    rmSync(directory, { recursive: true, force: true });
  });

  async function startProgram(...more: string[]): Promise<Process> {
    const child = spawn(process.execPath, [main, "--port", "0", "--seed", ...more], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    children.push(child);
    let printed = "";
    for await (const chunk of child.stdout ?? []) {
      printed += String(chunk);
      if (printed.includes("Entra group object ID")) break;
    }
    const url = /ready at (\S+)/.exec(printed)?.[1];
    if (url === undefined) throw new Error(`the lab printed: ${printed}`);
    return { child, url, printed };
  }

  const printedValue = (printed: string, name: string) => new RegExp(`${name}\\s+(\\S+)`).exec(printed)?.[1] ?? "";

  async function tokenOf({ url, printed }: Process): Promise<string> {
    const response = await fetch(`${url}/${printedValue(printed, "\\(tenant\\) ID")}/oauth2/v2.0/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        scope: "https://graph.microsoft.com/.default",
        client_id: printedValue(printed, "\\(client\\) ID"),
        client_secret: printedValue(printed, "secret value"),
      }),
    });
    const body = (await response.json()) as Json;
    return `Bearer ${String(body.access_token)}`;
  }

  async function importOne({ url }: Process, authorization: string, serialNumber: string): Promise<Answer> {
    const made = await send(`${url}/lab/hardware-hashes`, "POST", { serialNumber });
    const device = { serialNumber, groupTag: "OD-FINANCE", hardwareIdentifier: made.body.hardwareHash };
    return send(`${url}${imported}`, "POST", device, { authorization });
  }

  test("prints what has to be entered, and these values work", async () => {
    const program = await startProgram();
    const answer = await importOne(program, await tokenOf(program), "LAB1");
    expect(answer.status).toBe(201);
    program.child.kill("SIGTERM");
    expect(await once(program.child, "exit")).toEqual([0, null]);
  });

  test("tells a program that forked it where it is, and ends with that program", async () => {
    const child = fork(main, ["--port", "0", "--seed"], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    children.push(child);
    const [message] = await once(child, "message");
    expect(message).toMatchObject({
      listening: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      sample: { groupTag: "OD-FINANCE", clientSecret: expect.any(String) },
    });
    child.disconnect();
    expect(await once(child, "exit")).toEqual([0, null]);
    const second = fork(main, ["--port", "0", "--data", directory], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    children.push(second);
    expect((await once(second, "message"))[0]).toMatchObject({ sample: null });
    second.kill("SIGTERM");
    expect(await once(second, "exit")).toEqual([0, null]);
  });

  test("goes on after SIGKILL where it was: tenant, secret, key, imports, clock and what is still to come", async () => {
    const before = await startProgram("--data", directory, "--speed", "1");
    const authorization = await tokenOf(before);
    const record = (await importOne(before, authorization, "LAB1")).body;
    await send(`${before.url}/lab/clock/advance`, "POST", { seconds: 30 });
    before.child.kill("SIGKILL");
    await once(before.child, "exit");
    appendFileSync(join(directory, "state.jsonl"), '[["imports","torn');

    const after = await startProgram("--data", directory, "--speed", "1");
    const values = (printed: string) => printed.slice(printed.indexOf("Enter this"));
    expect(values(after.printed)).toBe(values(before.printed));
    const read = () => send(`${after.url}${imported}/${String(record.id)}`, "GET", undefined, { authorization });
    expect((await read()).body).toMatchObject({ serialNumber: "LAB1", state: { deviceImportStatus: "pending" } });
    await send(`${after.url}/lab/clock/advance`, "POST", { seconds: 60 });
    expect((await read()).body).toMatchObject({ state: { deviceImportStatus: "complete" } });
    const journal = await send(`${after.url}/lab/imports?serialNumber=LAB1`, "GET");
    expect(journal.body.imports).toMatchObject([{ outcome: "complete" }]);
    expect(statSync(join(directory, "state.jsonl")).mode & 0o077).toBe(0);
  });

  test("refuses a port that is taken and options that make no sense, with a sentence", async () => {
    const first = await startProgram();
    const run = async (...parameters: string[]) => {
      const child = spawn(process.execPath, [main, ...parameters], { stdio: ["ignore", "ignore", "pipe"] });
      children.push(child);
      let printed = "";
      child.stderr.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
      });
      const [code] = await once(child, "close");
      return { code, printed };
    };
    const [taken, noSpeed, nonsense] = await Promise.all([
      run("--port", new URL(first.url).port),
      run("--speed", "0"),
      run("--nonsense"),
    ]);
    const [half, noFile] = await Promise.all([
      run("--tls-key", "key.pem"),
      run("--tls-key", join(directory, "none.pem"), "--tls-cert", join(directory, "none.pem")),
    ]);
    expect(half).toMatchObject({ code: 2, printed: expect.stringContaining("go together") });
    expect(noFile).toMatchObject({ code: 2, printed: expect.stringContaining("none.pem cannot be read") });
    expect(taken).toMatchObject({ code: 1, printed: expect.stringContaining("--port") });
    expect(noSpeed).toMatchObject({ code: 2, printed: expect.stringContaining("--speed") });
    expect(nonsense).toMatchObject({ code: 2, printed: expect.stringContaining("--nonsense") });
  });
});
