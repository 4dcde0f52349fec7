import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DefinitionView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCommandLine } from "../command-line.ts";
import { dumpTables } from "../database-dump.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { bringMedia, bringSecrets, installer, populate } from "./site.ts";
import { runWatched } from "./watched-command.ts";

const image = createHash("sha256").update("image").digest("hex");

let folder: string;
let exported: string;
let server: TestServer;
let administrator: TestClient;
let windlass: Awaited<ReturnType<typeof startCommandLine>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "windlass-apply-"));
  exported = join(folder, "contoso");
  process.env.XDG_STATE_HOME = join(folder, "state");
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  windlass = await startCommandLine(server);
  await populate(server, administrator, await createOrganisation(administrator, "Contoso"), 7, image);
  const told = await windlass(["export", exported, "--organisation", "Contoso", "--with-content", "1"]);
  expect(told.out).toContain("1 files of packages in content/, 0 too large for it.");
  const name = createHash("sha256").update(installer).digest("hex");
  expect(await readFile(join(exported, "content", name))).toEqual(installer);
}, 60_000);
afterAll(async () => {
  delete process.env.XDG_STATE_HOME;
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** The exported folder with some files changed; null: taken out. */
const changed = async (name: string, files: Readonly<Record<string, string | null>>): Promise<string> => {
  const copy = join(folder, name);
  await cp(exported, copy, { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    const path = join(copy, file);
    if (text === null) await rm(path);
    else {
      await mkdir(join(path, ".."), { recursive: true });
      await writeFile(path, text);
    }
  }
  return copy;
};

/** Signing in and out leaves its marks wherever somebody only looks. */
const contents = () => dumpTables(server, ["sessions", "sign_in_attempts", "users"]);

const vendorsOf = async (organisationId: string) => {
  const url = `/api/definitions?organisationId=${organisationId}&kind=vendor`;
  const { body } = await administrator.request<{ items: DefinitionView[] }>("GET", url);
  return body.items.filter((view) => view.organisationId === organisationId);
};

describe("applying a folder", () => {
  it("goes on after being killed, wherever that was, and ends with the same folder", async () => {
    for (const [moment, killAt] of [3, 16].entries()) {
      const name = `Killed ${moment}`;
      const organisationId = await createOrganisation(administrator, name);
      await bringSecrets(administrator, organisationId);
      await bringMedia(server, organisationId, image);
      const apply = ["apply", exported, "--organisation", name, "--yes"];
      const killed = await runWatched(server, apply, async ({ count }) => (count === killAt ? "kill" : "go on"));
      expect(killed).toMatchObject({ status: null, count: killAt });
      expect(await windlass(apply)).toMatchObject({ status: 0, out: expect.stringContaining(", 0 not done.") });
      expect((await windlass(["diff", exported, "--organisation", name])).out).toBe(
        "The folder and the server are the same.\n",
      );
    }
  }, 120_000);

  it("tells what somebody else saved meanwhile, and does not write over it", async () => {
    const organisationId = await createOrganisation(administrator, "Busy");
    const vendor = (name: string, alias: string) => ({ kind: "vendor", name, aliases: [alias] });
    for (const name of ["Acme", "Zeta"])
      await administrator.request("POST", "/api/definitions", { organisationId, definition: vendor(name, "old") });
    const busy = join(folder, "busy");
    await windlass(["export", busy, "--organisation", "Busy"]);
    for (const name of ["acme", "zeta"])
      await writeFile(join(busy, `vendors/${name}.yaml`), `name: ${name}\naliases: [mine of ${name}]\n`);
    const apply = ["apply", busy, "--organisation", "Busy", "--yes"];
    const told = await runWatched(server, apply, async ({ method, url, count }) => {
      if (method !== "PUT" || count > 1) return "go on";
      const view = (await vendorsOf(organisationId)).find(({ id }) => url.endsWith(id));
      await administrator.request("PUT", url, { revision: view?.revision, definition: vendor("Acme", "theirs") });
      return "go on";
    });
    expect(told).toMatchObject({ status: 1, out: expect.stringContaining("1 done, 1 not done.") });
    expect(told.out).toContain("! vendor “acme”:");
    expect(told.out).toContain("was changed by somebody else");
    const aliases = (await vendorsOf(organisationId)).map(({ definition }) =>
      "aliases" in definition ? definition.aliases : [],
    );
    expect(aliases.flat().toSorted()).toEqual(["mine of zeta", "theirs"]);
  }, 60_000);

  it("deletes only when asked to, what names a thing before the thing, and never what it could not bring back", async () => {
    const name = "Killed 0";
    const bare = await changed("bare", {});
    for (const kind of [
      "builds",
      "software-packages",
      "software-products",
      "vendors",
      "device-models",
      "locations",
      "secrets",
    ])
      await rm(join(bare, kind), { recursive: true });
    const at = ["--organisation", name];
    const left = await windlass(["apply", bare, ...at, "--yes"]);
    expect(left).toMatchObject({ status: 0, out: expect.stringContaining("24 only on the server, left alone") });
    const deleted = await windlass(["apply", bare, ...at, "--yes", "--delete"]);
    expect(deleted).toMatchObject({ status: 0, out: expect.stringContaining("21 done, 0 not done.") });
    const rest = await windlass(["diff", bare, ...at, "--json"]);
    expect(JSON.parse(rest.out).changes).toMatchObject([{ kind: "secret" }, { kind: "secret" }, { kind: "secret" }]);
    expect((await windlass(["diff", exported, "--organisation", "Contoso"])).status).toBe(0);
  }, 60_000);

  it("changes nothing when anything is refused, and names file, line and column", async () => {
    const build = await readFile(join(exported, "builds/con-.yaml"), "utf8").catch(() => "");
    const wrong = await changed("wrong", {
      "vendors/typed.yaml": "name: Fine\nalias: []\naliases: []\n",
      "vendors/new.yaml": "name: Would be new\naliases: []\n",
      "builds/lost.yaml": `${build.replace(/^name: .*$/m, "name: Lost")}`.replace(
        /operatingSystem: .*/,
        "operatingSystem: Nowhere",
      ),
    });
    const before = await contents();
    const refused = await windlass(["apply", wrong, "--organisation", "Contoso", "--yes"]);
    expect(refused).toMatchObject({ status: 2, out: "" });
    expect(refused.told).toContain("vendors/typed.yaml:2:1: there is no field “alias” here");
    if (build !== "")
      expect(refused.told).toMatch(/builds\/lost\.yaml:\d+:\d+: there is no operating system “Nowhere”/);
    expect(await contents()).toEqual(before);

    const missing = await changed("missing", {
      "secrets/new.yaml": "name: New one\nkind: password\n",
      "vendors/new.yaml": "name: Would be new\naliases: []\n",
      "software-packages/new.yaml": `name: New\nversion: "1"\nsteps: []\nfiles:\n  - path: a.exe\n    sha256: ${"f".repeat(64)}\n    sizeBytes: 5\n`,
    });
    const told = await windlass(["apply", missing, "--organisation", "Contoso", "--yes"]);
    expect(told.status).toBe(2);
    expect(told.told).toContain("secrets/new.yaml:1:1: the server has no secret “New one”");
    expect(told.told).toContain("software-packages/new.yaml:4:1: the content of a.exe");
    expect(told.out).toContain("+ vendor “Would be new”");
    expect(await contents()).toEqual(before);
    expect((await windlass(["diff", missing, "--organisation", "Contoso"])).status).toBe(1);
  }, 60_000);

  it("refuses a folder that means harm, or is none, and asks nobody without --yes", async () => {
    const hostile = await changed("hostile", {
      "vendors/bomb.yaml": `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n`,
      "vendors/twice.yaml": "name: A\nname: B\n",
      "vendors/large.yaml": `name: ${"x".repeat(2_200_000)}\n`,
      "vendors/binary.yaml": Buffer.from([0xff, 0xfe, 0x00]).toString("latin1"),
      "vendors/deep/inside.yaml": "name: A\n",
      "strange.txt": "?",
      "content/setup.exe": "MZ",
      ".git/config": "passed over",
      "README.md": "passed over",
    });
    await writeFile(join(hostile, "vendors/binary.yaml"), Buffer.from([0xff, 0xfe, 0x00]));
    await symlink("/etc/hostname", join(hostile, "vendors/link.yaml"));
    await symlink("/etc", join(hostile, "locations-link"));
    const before = await contents();
    const { status, told } = await windlass(["apply", hostile, "--organisation", "Contoso", "--yes"]);
    expect(status).toBe(2);
    for (const text of [
      "vendors/bomb.yaml:1:7: an anchor (&) is not taken",
      "vendors/twice.yaml:2:1: the field “name” is there twice",
      "vendors/large.yaml:1:1: is larger than",
      "vendors/binary.yaml:1:1: is no text in UTF-8",
      "vendors/deep:1:1: this folder is no part",
      "strange.txt:1:1: this file is no part",
      "content/setup.exe:1:1: files with content are named by their SHA-256",
      "vendors/link.yaml:1:1: is a link",
      "locations-link:1:1: is a link",
    ])
      expect(told).toContain(text);
    expect(told.trim().split("\n")).toHaveLength(9);
    expect(await contents()).toEqual(before);

    await mkdir(join(folder, "other"));
    await writeFile(join(folder, "other/file.txt"), "mine");
    const at = ["--organisation", "Contoso"];
    expect(await windlass(["apply", join(folder, "other"), ...at])).toMatchObject({ status: 2 });
    expect((await windlass(["export", join(folder, "other"), ...at])).told).toContain("holds no export of Windlass");
    const unasked = await windlass(["apply", exported, "--organisation", "Busy"]);
    expect(unasked).toMatchObject({ status: 2 });
  }, 60_000);
});
