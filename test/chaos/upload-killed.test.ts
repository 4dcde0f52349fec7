import { execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contentOverview, operatingSystemView, pageOf, sessionAnswer } from "@windlass/protocol";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Api } from "../../apps/cli/src/demo/api.ts";
import { type Server, startServer } from "../../apps/cli/src/demo/installation.ts";
import * as library from "../../apps/cli/src/demo/library.ts";
import { waitFor } from "../../apps/cli/src/demo/wait.ts";
import { freePort } from "../support/free-port.ts";
import { needsProgram } from "../support/programs.ts";

const root = join(import.meta.dirname, "../..");
const fixture = join(root, "packages/media/fixtures/windows-11-x64.wim");

/** Long enough under way to be hit in the middle. */
const paddingBytes = 200_000_000;

const email = "chaos@example.test";
const password = randomBytes(12).toString("hex");

let folder: string;
let server: Server;
let api: Api;
let start: () => Promise<Server>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "windlass-chaos-upload-"));
  // PostgreSQL runs as an account of its own and must pass through.
  await chmod(folder, 0o711);
  const [port, sourcePort] = [await freePort(), await freePort()];
  start = () =>
    startServer({
      dataDirectory: join(folder, "server"),
      logFile: join(folder, "server.log"),
      labUrl: "http://127.0.0.1:9",
      host: "127.0.0.1",
      port,
      sourcePort,
      registrationPace: 1,
    });
  server = await start();
  api = new Api(server.url);
  const token = server.setUpToken ?? "";
  await api.request(sessionAnswer, "POST", "/api/setup", { token, name: "Chaos", email, password });
  await library.createOrganisation(api, "Contoso");
});

afterAll(async () => {
  await server?.child.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A real image made large with bytes that nothing makes smaller. */
const makeLargeImage = async (): Promise<string> => {
  const [image, padding] = [join(folder, "install.wim"), join(folder, "padding.bin")];
  await writeFile(padding, randomBytes(paddingBytes));
  const wimlib = (...parameters: string[]) => execFileSync("wimlib-imagex", parameters, { stdio: "ignore" });
  wimlib("export", fixture, "1", image, "--compress=none");
  wimlib("update", image, "1", `--command=add '${padding}' /padding.bin`);
  await rm(padding);
  return image;
};

const hashOfFile = async (path: string): Promise<string> => {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
};

const sizesIn = async (...path: string[]): Promise<number[]> => {
  const directory = join(folder, "server", ...path);
  const names = await readdir(directory).catch(() => []);
  return Promise.all(names.map(async (name) => (await stat(join(directory, name)).catch(() => null))?.size ?? 0));
};

/** SIGKILL as soon as a file of the folder has grown beyond a quarter, then the same server again on the same data. */
const killInTheMiddle = async (what: string, ...path: string[]): Promise<void> => {
  const isInTheMiddle = async () => (await sizesIn(...path)).some((size) => size > paddingBytes / 4);
  await waitFor(what, async () => ((await isInTheMiddle()) ? true : undefined), 120, 5);
  server.child.kill("SIGKILL");
  await server.child.exited;
  expect((await sizesIn(...path)).every((size) => size < paddingBytes)).toBe(true);
  server = await start();
};

it("an image whose server is killed while it arrives and again while it is stored is there once, whole, after one command", async (context) => {
  needsProgram(context, "wimlib-imagex");
  const image = await makeLargeImage();
  const command = spawn(
    process.execPath,
    [join(root, "apps/cli/src/main.ts"), "os", "import", image, "--server", server.url],
    {
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        WINDLASS_EMAIL: email,
        WINDLASS_PASSWORD: password,
        XDG_STATE_HOME: join(folder, "state"),
      },
    },
  );
  const ended = once(command, "exit");

  await killInTheMiddle("the upload to be under way", "uploads");
  await killInTheMiddle("the import to be under way", "content", "incoming");
  expect(await ended).toEqual([0, null]);

  const { items } = await api.request(pageOf(operatingSystemView), "GET", "/api/operating-systems");
  expect(items).toHaveLength(1);
  const sha256 = await hashOfFile(image);
  expect(items[0]).toMatchObject({ sha256, sizeBytes: (await stat(image)).size });
  expect(await hashOfFile(join(folder, "server/content/blobs", sha256.slice(0, 2), sha256))).toBe(sha256);
  expect(await sizesIn("uploads")).toEqual([]);
  const { installation } = await api.request(contentOverview, "GET", "/api/content");
  expect(installation).toMatchObject({ total: { count: 1, bytes: items[0]?.sizeBytes }, unused: { count: 0 } });
});
