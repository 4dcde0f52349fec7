import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateSigningKey } from "@windlass/content";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSettings } from "./settings.ts";

const program = join(import.meta.dirname, "main.ts");
const key = generateSigningKey().publicKey;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "windlass-source-"));
});
afterAll(async () => {
  await rm(directory, { recursive: true });
});
const parameters = (port: number) => ["--content", directory, `--ticket-key=${key}`, "--port", String(port)];

describe("the source as a program", () => {
  it("tells its parent where it listens and ends when the parent goes", async () => {
    const child = fork(program, parameters(0), { stdio: "ignore" });
    const [message] = await once(child, "message");
    expect(message).toEqual({ listening: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
    expect((await fetch(`${message.listening}/health`)).status).toBe(200);
    child.disconnect();
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("tells its parent of a port that is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const child = fork(program, parameters(port), { stdio: "ignore" });
    const [[message], [code]] = await Promise.all([once(child, "message"), once(child, "exit")]);
    other.close();
    expect(message).toMatchObject({
      error: { code: "start.port-taken", message: expect.stringContaining(String(port)) },
    });
    expect(code).toBe(1);
  });

  it("prints its address when nobody started it, and stops with a signal", async () => {
    const child = spawn(process.execPath, [program, ...parameters(0)], { stdio: ["ignore", "pipe", "ignore"] });
    const [line] = await once(child.stdout.setEncoding("utf8"), "data");
    expect(line).toMatch(/^Deployment source listening on http:\/\/127\.0\.0\.1:\d+\n$/);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });
});

describe("the source's settings", () => {
  it("come from arguments, then from the environment", () => {
    const environment = {
      WINDLASS_SOURCE_CONTENT: "/srv/content",
      WINDLASS_SOURCE_TICKET_KEY: key,
      WINDLASS_SOURCE_PORT: "9000",
    };
    expect(readSettings([], environment)).toEqual({
      contentDirectory: "/srv/content",
      ticketPublicKey: key,
      host: "127.0.0.1",
      port: 9000,
    });
    expect(readSettings(["--port", "0", "--host", "::1"], environment)).toMatchObject({ host: "::1", port: 0 });
  });

  it.each([
    [[], "WINDLASS_SOURCE_CONTENT"],
    [["--content", "x", "--ticket-key", "short"], "WINDLASS_SOURCE_TICKET_KEY"],
    [["--content", "x", `--ticket-key=${key}`, "--port", "70000"], "WINDLASS_SOURCE_PORT"],
    [["--nonsense"], "arguments"],
  ])("are refused by name: %s", (given, name) => {
    expect(() => readSettings(given, {})).toThrow(
      expect.objectContaining({ code: "start.setting-invalid", message: expect.stringContaining(name) }),
    );
  });
});
