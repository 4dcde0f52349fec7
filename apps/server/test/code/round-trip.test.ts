import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCommandLine } from "../command-line.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { bringMedia, bringSecrets, installer, populate, secretText } from "./site.ts";

interface Side {
  readonly server: TestServer;
  readonly administrator: TestClient;
  readonly windlass: Awaited<ReturnType<typeof startCommandLine>>;
}

let folder: string;
let here: Side;
let there: Side;

const open = async (): Promise<Side> => {
  const server = await startTestServer();
  const administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  return { server, administrator, windlass: await startCommandLine(server) };
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "windlass-code-"));
  process.env.XDG_STATE_HOME = join(folder, "state");
  [here, there] = [await open(), await open()];
});
afterAll(async () => {
  delete process.env.XDG_STATE_HOME;
  await here.server.close();
  await there.server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Every file of a folder by its path. */
const filesOf = async (root: string): Promise<Record<string, string>> => {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    files.toSorted().map(async (file) => [relative(root, file), await readFile(file, "utf8")] as const),
  );
  return Object.fromEntries(texts);
};

const contentFolder = async (): Promise<string> => {
  const path = join(folder, "installers");
  await mkdir(path, { recursive: true });
  await writeFile(join(path, "whatever it is called"), installer);
  return path;
};

describe("configuration as code", () => {
  it.each([1, 2])(
    "exported, applied to an empty organisation of another server and exported there, is the same to the byte (seed %i)",
    async (seed) => {
      const name = `Contoso ${seed}`;
      const sha256 = createHash("sha256").update(name).digest("hex");
      await populate(here.server, here.administrator, await createOrganisation(here.administrator, name), seed, sha256);
      // Another name there: an organisation's own is in no file.
      const empty = await createOrganisation(there.administrator, `Tailspin ${seed}`);
      const bystander = await createOrganisation(there.administrator, `Bystander ${seed}`);
      await populate(there.server, there.administrator, bystander, seed + 10, sha256);
      await bringSecrets(there.administrator, empty);
      await bringMedia(there.server, empty, sha256);
      const [first, second, third] = ["first", "second", "third"].map((part) => join(folder, `${part} ${seed}`));
      if (!first || !second || !third) throw new Error("three folders");
      const bystanders = ["export", third, "--organisation", `Bystander ${seed}`];
      await there.windlass(bystanders);
      const before = await filesOf(third);

      expect(await here.windlass(["export", first, "--organisation", name])).toMatchObject({ status: 0, told: "" });
      const content = ["--content", await contentFolder()];
      const at = ["--organisation", `Tailspin ${seed}`];
      const applied = await there.windlass(["apply", first, ...at, ...content, "--yes"]);
      expect(applied).toMatchObject({ status: 0, out: expect.stringContaining(", 0 not done.") });
      expect(await there.windlass(["export", second, ...at])).toMatchObject({ status: 0 });
      const files = await filesOf(first);
      expect(await filesOf(second)).toEqual(files);
      expect(Object.keys(files).length).toBeGreaterThan(30);
      expect(JSON.stringify(files)).not.toContain(secretText);

      const again = await there.windlass(["apply", first, ...at, "--yes"]);
      expect(again).toMatchObject({ status: 0, out: "The folder and the server are the same.\n", told: "" });
      await there.windlass(bystanders);
      expect(await filesOf(third)).toEqual(before);
    },
    180_000,
  );
});
