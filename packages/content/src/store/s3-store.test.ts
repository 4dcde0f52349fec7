import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListMultipartUploadsCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasSwift, type Swift, startSwift } from "../../test/swift.ts";
import { createS3Store, type S3StoreOptions } from "./s3-store.ts";
import { contentOf, describeContentStore, everything, hashOf, inPieces } from "./testing-contract.ts";

/** More than one part. */
const large = 17_000_000;

let directory: string;
let swift: Swift;
const options = (changes: Partial<S3StoreOptions> = {}): S3StoreOptions => ({
  ...swift,
  bucket: "content",
  prefix: "windlass/",
  pathStyle: true,
  ...changes,
});

/** Where every suite counts, a missing program is a failure. */
const runs = hasSwift || process.env.CI === "true";

describe.skipIf(!runs)("a content store in a bucket (needs Debian's swift-proxy and its companions)", () => {
  let client: S3Client;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "windlass-swift-"));
    swift = await startSwift(directory);
    for (const bucket of ["content", "contract"]) await swift.createBucket(bucket);
    client = new S3Client({ ...swift, forcePathStyle: true });
  }, 60_000);
  afterAll(async () => {
    client?.destroy();
    await swift?.stop();
    await rm(directory, { recursive: true });
  });

  const unfinishedIn = async (bucket: string): Promise<string[]> => {
    const uploads = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    const staged = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: "windlass/incoming/" }));
    return [...(uploads.Uploads ?? []), ...(staged.Contents ?? [])].map(({ Key }) => Key ?? "");
  };

  describeContentStore("as any", {
    large,
    make: async () => ({
      store: createS3Store(options({ bucket: "contract" })),
      unfinished: () => unfinishedIn("contract"),
      end: async () => undefined,
    }),
  });

  it("shows nothing of a put whose process was killed, and clears its remains later, not those that still grow", async () => {
    const program = `
      import { createS3Store } from ${JSON.stringify(new URL("./s3-store.ts", import.meta.url).href)};
      const slow = async function* () {
        for (let piece = 0; ; piece++) {
          yield Buffer.alloc(9_000_000, piece);
          if (piece === 5) process.stdout.write("halfway\\n");
          if (piece >= 5) await new Promise((resolve) => setTimeout(resolve, 100));
        }
      };
      await createS3Store(${JSON.stringify(options())}).put(slow());`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");

    const store = createS3Store(options());
    expect(await unfinishedIn("content")).toHaveLength(1);
    expect(await everything(store)).toEqual([]);
    expect(await store.removeAbandoned(new Date(Date.now() - 3_600_000))).toBe(0);
    expect(await unfinishedIn("content")).toHaveLength(1);
    expect(await store.removeAbandoned(new Date(Date.now() + 3_600_000))).toBe(1);
    expect(await unfinishedIn("content")).toEqual([]);
  }, 30_000);

  it("clears content that was staged and never named", async () => {
    const Key = "windlass/incoming/0b5f1bb4";
    await client.send(new PutObjectCommand({ Bucket: "content", Key, Body: "left behind" }));
    const store = createS3Store(options());
    expect(await store.removeAbandoned(new Date(Date.now() - 3_600_000))).toBe(0);
    expect(await store.removeAbandoned(new Date(Date.now() + 3_600_000))).toBe(1);
    expect(await unfinishedIn("content")).toEqual([]);
  });

  it("touches nothing in the bucket that is not its own", async () => {
    for (const Key of ["mine.txt", "windlass/blobs/readme", `windlass/blobs/00/${"f".repeat(64)}`])
      await client.send(new PutObjectCommand({ Bucket: "content", Key, Body: "mine" }));
    expect(await everything(createS3Store(options()))).toEqual([]);
    expect(await createS3Store(options()).removeAbandoned(new Date(Date.now() + 3_600_000))).toBe(0);
    const objects = await client.send(new ListObjectsV2Command({ Bucket: "content" }));
    expect(objects.Contents).toHaveLength(3);
  });

  it.each<[string, () => Partial<S3StoreOptions>, string, string]>([
    ["the bucket is missing", () => ({ bucket: "elsewhere" }), "content.bucket-missing", "“elsewhere”"],
    [
      "the secret key is wrong",
      () => ({ credentials: { accessKeyId: "test:tester", secretAccessKey: "guessed" } }),
      "content.store-refused",
      "SignatureDoesNotMatch",
    ],
    [
      "the access key is unknown",
      () => ({ credentials: { accessKeyId: "test:nobody", secretAccessKey: "testing" } }),
      "content.store-refused",
      "“content”",
    ],
    ["the clock is wrong", () => ({ clockOffset: 5 * 3_600_000 }), "content.store-clock", "clocks"],
    ["nothing answers", () => ({ endpoint: "http://127.0.0.1:1" }), "content.store-unreachable", "ECONNREFUSED"],
    ["no name server knows it", () => ({ endpoint: "http://s3.invalid" }), "content.store-unreachable", "s3.invalid"],
  ])(
    "says so when %s: at the start, and of puts of any size",
    async (_what, changes, code, words) => {
      // Each time a store of its own: the SDK learns the right time from a refusal.
      const store = () => createS3Store(options(changes()));
      const told = { code, message: expect.stringContaining(words) };
      await expect(store().check()).rejects.toMatchObject(told);
      await expect(store().put(inPieces(contentOf(1000)))).rejects.toMatchObject(told);
      await expect(store().put(inPieces(contentOf(large)))).rejects.toMatchObject(told);
      await expect(everything(store())).rejects.toMatchObject(told);
    },
    30_000,
  );

  it("gives up on a line that is dead, and says so", async () => {
    const silent = createServer(() => undefined).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    const store = createS3Store(options({ endpoint: `http://127.0.0.1:${port}`, idleMilliseconds: 200 }));
    await expect(store.check()).rejects.toMatchObject({ code: "content.store-unreachable" });
    silent.close();
  }, 15_000);

  it("tries again when the store stumbles, and loses nothing by it", async () => {
    const { createServer: createHttpServer, request } = await import("node:http");
    let stumbles = 0;
    const stumbling = createHttpServer((incoming, answer) => {
      if (incoming.method === "PUT" && stumbles < 3) {
        stumbles += 1;
        incoming.resume();
        answer.writeHead(503).end("<Error><Code>SlowDown</Code></Error>");
        return;
      }
      const onward = request(
        swift.endpoint + (incoming.url ?? ""),
        { method: incoming.method, headers: { ...incoming.headers, connection: "close" }, agent: false },
        (response) => {
          answer.writeHead(response.statusCode ?? 500, response.headers);
          response.pipe(answer);
        },
      );
      // Swift ends an answer without a body as if it had one.
      onward.on("error", () => undefined);
      incoming.pipe(onward);
    }).listen(0, "127.0.0.1");
    await once(stumbling, "listening");
    const { port } = stumbling.address() as AddressInfo;
    const store = createS3Store(options({ endpoint: `http://127.0.0.1:${port}` }));
    const content = contentOf(large, 5);
    expect(await store.put(inPieces(content))).toEqual({ sha256: hashOf(content), sizeBytes: large });
    expect(stumbles).toBe(3);
    expect(await store.delete(hashOf(content))).toBe(true);
    stumbling.close();
    stumbling.closeAllConnections();
  }, 30_000);

  it("needs little memory, however large the content is", async () => {
    const store = createS3Store(options());
    let sent = 0;
    const endless = async function* () {
      for (; sent < 200_000_000; sent += 1_000_000) yield Buffer.alloc(1_000_000, sent / 1_000_000);
    };
    const before = process.memoryUsage().rss;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss - before);
    }, 20);
    const { sha256 } = await store.put(endless());
    clearInterval(watch);
    expect(most).toBeLessThan(190 * 1024 ** 2);
    expect(await store.delete(sha256)).toBe(true);
  }, 60_000);
});
