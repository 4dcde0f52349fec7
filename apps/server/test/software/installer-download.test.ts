import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { downloadInstaller } from "../../src/features/software/winget/download.ts";
import { createOutboundGuard } from "../../src/security/outbound-address.ts";

const bytes = randomBytes(2_000_000);
const other = randomBytes(2_000_000);

/** Where a maker keeps its installer; a real server, whose faults are switched on. */
let maker: Server;
let ranges: (string | undefined)[] = [];
let served = 0;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const address = (path = "/setup.exe") => `http://127.0.0.1:${(maker.address() as AddressInfo).port}${path}`;

interface Manner {
  readonly content?: Buffer;
  readonly etag?: string;
  /** Knows no ranges. */
  readonly always?: boolean;
  /** Sends so slowly that somebody can come in between. */
  readonly slowly?: boolean;
}

/** Serves as RFC 9110 says: a range only of the file that If-Range names. */
const serving =
  ({ content = bytes, etag, always = false, slowly = false }: Manner = {}) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const condition = request.headers["if-range"];
    const isSame = condition === undefined || condition === etag;
    const from = always || !isSame ? 0 : Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    if (from >= content.length) {
      response.writeHead(416, { "content-range": `bytes */${content.length}` }).end();
      return;
    }
    response.writeHead(from > 0 ? 206 : 200, {
      "content-length": content.length - from,
      ...(etag && { etag }),
      ...(from > 0 && { "content-range": `bytes ${from}-${content.length - 1}/${content.length}` }),
    });
    const piece = slowly ? 50_000 : content.length;
    for (let at = from; at < content.length && !response.destroyed; at += piece) {
      const part = content.subarray(at, at + piece);
      response.write(part);
      served += part.length;
      if (slowly) await delay(20);
    }
    response.end();
  };

/** Cuts the connection once so many bytes are on the disk, once each. */
const cutting = (cuts: number[], otherwise: Manner) => async (request: IncomingMessage, response: ServerResponse) => {
  const cut = cuts.shift();
  if (cut === undefined) return await serving(otherwise)(request, response);
  response.writeHead(200, { "content-length": bytes.length });
  response.write(bytes.subarray(0, cut));
  while (!existsSync(file) || statSync(file).size < cut) await delay(2);
  request.socket.destroy();
};

beforeAll(async () => {
  maker = createServer((request, response) => {
    ranges.push(request.headers.range);
    answer(request, response);
  });
  await new Promise<void>((resolve) => maker.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => maker.close(resolve)));

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "windlass-installer-"));
  file = join(folder, "parts", "setup.part");
  ranges = [];
  served = 0;
  answer = serving();
});
afterEach(() => rmSync(folder, { recursive: true }));

const opened = createOutboundGuard(["127.0.0.0/8"]);
const download = (changes: object = {}, url = address()) =>
  downloadInstaller(url, file, {
    guard: opened,
    signal: new AbortController().signal,
    pauseMilliseconds: 1,
    ...changes,
  });

describe("downloading an installer", () => {
  it("goes on where it broke off, also at a server that sends all of it again", async () => {
    answer = cutting([100_000], {});
    await download();
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(ranges).toEqual([undefined, expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
    rmSync(file);
    answer = cutting([1, 250_000], { always: true });
    await download();
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it("gives up on one that never gets further, and says why", async () => {
    answer = (request) => request.socket.destroy();
    await expect(download()).rejects.toMatchObject({ code: "software.installer-unreachable" });
    expect(ranges).toHaveLength(4);
    answer = (_request, response) => void response.writeHead(404).end();
    await expect(download()).rejects.toThrow("answers 404");
    ranges = [];
    answer = cutting([90_000, 90_000, 90_000, 90_000, 90_000], {});
    await expect(download()).rejects.toMatchObject({ code: "software.installer-unreachable" });
    expect(ranges).toHaveLength(4);
  });

  it("goes to no private address, by name or by redirect, and to none unencrypted that is not opened", async () => {
    const closed = createOutboundGuard([]);
    await expect(download({ guard: closed })).rejects.toMatchObject({ code: "software.installer-refused" });
    expect(ranges).toEqual([]);
    answer = (_request, response) => void response.writeHead(302, { location: "https://10.1.2.3/setup.exe" }).end();
    await expect(download()).rejects.toMatchObject({ code: "software.installer-refused" });
    answer = (_request, response) => void response.writeHead(302, { location: "file:///etc/passwd" }).end();
    await expect(download()).rejects.toThrow("neither https nor http");
    answer = (_request, response) => void response.writeHead(302, { location: "/again" }).end();
    await expect(download()).rejects.toThrow("leads on more than");
    const publicName = createOutboundGuard([], async () => [{ address: "93.184.216.34", family: 4 }]);
    await expect(download({ guard: publicName }, "http://maker.example/x.exe")).rejects.toThrow("not encrypted");
  });

  it("stops at the limit, told or not, and when it is called off", async () => {
    await expect(download({ mostBytes: 1_999_999 })).rejects.toMatchObject({ code: "software.installer-too-large" });
    answer = (_request, response) => {
      response.writeHead(200);
      response.end(bytes);
    };
    await expect(download({ mostBytes: 1_999_999 })).rejects.toMatchObject({ code: "software.installer-too-large" });
    const off = new AbortController();
    answer = (_request, response) => {
      response.writeHead(200, { "content-length": bytes.length });
      response.write(bytes.subarray(0, 10), () => off.abort(new Error("called off")));
    };
    await expect(download({ signal: off.signal })).rejects.toThrow("called off");
  });
});

describe("an installer whose process was killed in the middle", () => {
  /** Another process fetches, and is killed when half of it is there. */
  const killHalfway = async (): Promise<number> => {
    const source = (name: string) => JSON.stringify(new URL(`../../src/${name}`, import.meta.url).href);
    const program = `
      import { downloadInstaller } from ${source("features/software/winget/download.ts")};
      import { createOutboundGuard } from ${source("security/outbound-address.ts")};
      await downloadInstaller(${JSON.stringify(address())}, ${JSON.stringify(file)}, {
        guard: createOutboundGuard(["127.0.0.0/8"]), signal: new AbortController().signal, pauseMilliseconds: 1 });`;
    const child: ChildProcess = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: "inherit" });
    const size = () => (existsSync(file) ? statSync(file).size : 0);
    await expect.poll(size, { timeout: 10_000, interval: 5 }).toBeGreaterThan(bytes.length / 2);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(size()).toBeLessThan(bytes.length);
    return size();
  };

  it("is asked for from the byte where it ended, and no byte before that twice", async () => {
    answer = serving({ etag: '"one"', slowly: true });
    const there = await killHalfway();
    const before = served;
    answer = serving({ etag: '"one"' });
    expect(await download()).toBe(true);
    expect(ranges).toEqual([undefined, `bytes=${there}-`]);
    expect(served - before).toBe(bytes.length - there);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it("is begun anew where the file has changed meanwhile", async () => {
    answer = serving({ etag: '"one"', slowly: true });
    await killHalfway();
    answer = serving({ content: other, etag: '"two"' });
    expect(await download()).toBe(false);
    expect(readFileSync(file).equals(other)).toBe(true);
  });

  it("is begun anew where it is asked for at another address, or nothing is known of what is there", async () => {
    answer = serving({ etag: '"one"', slowly: true });
    await killHalfway();
    ranges = [];
    answer = serving({ etag: '"one"' });
    await download({}, address("/other.exe"));
    writeFileSync(`${file}.json`, '{"address":');
    await download();
    expect(ranges).toEqual([undefined, undefined]);
  });

  it("and that was whole already is not fetched again; one that has become shorter is", async () => {
    await download();
    served = 0;
    await download();
    expect(served).toBe(0);
    answer = serving({ content: other.subarray(0, 1000) });
    expect(await download()).toBe(false);
    expect(readFileSync(file).equals(other.subarray(0, 1000))).toBe(true);
  });
});
