import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateSigningKey } from "@windlass/content";
import { makeAuthority } from "@windlass/content/throw-away-certificates";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSourceProcess } from "../../src/start/source-process.ts";
import { until } from "../embedded-postgres/processes.ts";
import { TlsFiles } from "../tls/tls-files.ts";

let contentDirectory: string;

beforeAll(async () => {
  contentDirectory = await mkdtemp(join(tmpdir(), "windlass-source-"));
});
afterAll(() => rm(contentDirectory, { recursive: true, force: true }));

/** Base64url has a dash among its 64 characters, so one key in 64 begins with one. */
const keyThatBeginsWith = (character: string): string => {
  for (;;) {
    const { publicKey } = generateSigningKey();
    if (publicKey.startsWith(character)) return publicKey;
  }
};

const healthOf = async (url: string, ca: string): Promise<number> => {
  const [answer] = await once(get(`${url}/health`, { ca, agent: false }), "response");
  answer.resume();
  return answer.statusCode;
};

/** The source's process, found by the key on its command line. */
const processOf = async (ticketPublicKey: string): Promise<{ pid: number; command: string }> => {
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const command = await readFile(join("/proc", name, "cmdline"), "utf8").catch(() => "");
    if (command.includes(`--ticket-key=${ticketPublicKey}`)) return { pid: Number(name), command };
  }
  throw new Error("the source does not run");
};

describe("the process of the master source", () => {
  it.each(["-", "A"])("starts with a key that begins with %s, and ends when it is told to", async (character) => {
    const source = await startSourceProcess(
      {
        content: contentDirectory,
        host: "127.0.0.1",
        port: 0,
        ticketPublicKey: keyThatBeginsWith(character),
        tls: undefined,
      },
      pino({ level: "silent" }),
    );
    expect((await fetch(`${source.url}/health`)).status).toBe(200);
    await source.stop();
    await expect(fetch(`${source.url}/health`)).rejects.toThrow();
  });

  it("speaks TLS with the server's certificate, and is there again at the same address after it was killed", async (context) => {
    if (process.platform !== "linux") context.skip("processes are looked up in /proc");
    const files = await TlsFiles.make();
    const authority = await makeAuthority();
    const own = await authority.issue("127.0.0.1");
    const tls = {
      certificateFile: await files.write("own.pem", own.certificate),
      keyFile: await files.write("own.key", own.key),
    };
    const { publicKey } = generateSigningKey();
    const source = await startSourceProcess(
      { content: contentDirectory, host: "127.0.0.1", port: 0, ticketPublicKey: publicKey, tls },
      pino({ level: "silent" }),
    );
    try {
      expect(new URL(source.url).protocol).toBe("https:");
      expect(await healthOf(source.url, authority.certificate)).toBe(200);
      const { pid, command } = await processOf(publicKey);
      expect(command).not.toContain("PRIVATE KEY");
      process.kill(pid, "SIGKILL");
      await until("another process answers at the address", async () => {
        const running = await processOf(publicKey).catch(() => null);
        if (running === null || running.pid === pid) return false;
        return (await healthOf(source.url, authority.certificate).catch(() => null)) === 200;
      });
    } finally {
      await source.stop();
      await files.remove();
    }
  });
});
