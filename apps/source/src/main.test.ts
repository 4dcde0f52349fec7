import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { get } from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateSigningKey } from "@windlass/content";
import { makeAuthority, makeSelfSigned } from "@windlass/content/throw-away-certificates";
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
const write = async ({ certificate, key }: { certificate: string; key: string }) => {
  const [certificateFile, keyFile] = [join(directory, "certificate.pem"), join(directory, "key.pem")];
  await writeFile(certificateFile, certificate);
  await writeFile(keyFile, key);
  return { certificateFile, keyFile };
};
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

  it("speaks TLS and nothing else with a certificate, and announces an https address", async () => {
    const authority = await makeAuthority();
    const { certificateFile, keyFile } = await write(await authority.issue("127.0.0.1"));
    const given = [...parameters(0), `--tls-certificate=${certificateFile}`, `--tls-key=${keyFile}`];
    const child = fork(program, given, { stdio: "ignore" });
    const [{ listening }] = (await once(child, "message")) as [{ listening: string }];
    expect(listening).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const answer = get(`${listening}/health`, { ca: authority.certificate });
    const [response] = await once(answer, "response");
    expect(response.statusCode).toBe(200);
    response.resume();
    await expect(fetch(listening.replace("https:", "http:"))).rejects.toThrow();
    child.disconnect();
    expect(await once(child, "exit")).toEqual([0, null]);
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
      content: { kind: "folder", directory: "/srv/content" },
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

  it("want certificate and key that belong together", async () => {
    const [own, other] = [await makeSelfSigned("127.0.0.1"), await makeSelfSigned("127.0.0.1")];
    const { certificateFile, keyFile } = await write({ certificate: own.certificate, key: other.key });
    const given = ["--content", "x", `--ticket-key=${key}`, "--tls-certificate", certificateFile];
    const refusal = (what: string) =>
      expect.objectContaining({ code: "start.setting-invalid", message: expect.stringContaining(what) });
    const keyVariable = "WINDLASS_SOURCE_TLS_KEY";
    expect(() => readSettings(given, {})).toThrow(refusal(keyVariable));
    expect(() => readSettings(given, { [keyVariable]: keyFile })).toThrow(refusal("does not belong"));
    expect(() => readSettings(given, { [keyVariable]: join(directory, "absent") })).toThrow(refusal("cannot be read"));
    await write(own);
    expect(readSettings(given, { [keyVariable]: keyFile }).tls).toEqual(own);
  });
});
