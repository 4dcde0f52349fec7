import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SoftwarePackageView, softwarePackageView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createUser } from "../../src/features/people/service.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { passwordSecret } from "../route-examples/requests.ts";

const person = { email: "operator@example.test", password: "correct horse battery" };
const bin = join(import.meta.dirname, "../../../cli/bin/windlass.mjs");

let server: TestServer;
let administrator: TestClient;
let organisationId: string;
let url: string;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "windlass-software-"));
  server = await startTestServer();
  url = await server.app.listen({ host: "127.0.0.1", port: 0 });
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator, "Contoso");
  await createUser(server.context, { ...person, name: "Operator", roles: [{ role: "administrator", organisationId }] });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const windlass = async (...parameters: string[]) => {
  const env = {
    ...process.env,
    WINDLASS_EMAIL: person.email,
    WINDLASS_PASSWORD: person.password,
    XDG_STATE_HOME: join(folder, "state"),
  };
  const child = spawn(process.execPath, [bin, "software", ...parameters, "--server", url], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts = { out: "", told: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    texts.out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    texts.told += chunk.toString();
  });
  const [status] = await once(child, "close");
  return { status, ...texts };
};

const definition = async (name: string, value: object): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify({ windlass: "software-package", ...value }));
  return path;
};

describe("windlass software", () => {
  it("makes a package of a definition and a folder, brings it to another folder, and exports what was imported", async () => {
    const secret = passwordSecret(organisationId);
    expect(await administrator.request("POST", "/api/secrets", secret)).toMatchObject({ status: 201 });
    const files = join(folder, "files");
    await mkdir(join(files, "tools"), { recursive: true });
    await writeFile(join(files, "setup.exe"), "setup");
    await writeFile(join(files, "tools/readme.txt"), "read me");
    const path = await definition("vpn.json", {
      name: "Contoso VPN",
      version: "5.2",
      reboot: "always",
      steps: [
        {
          kind: "execute",
          name: "Install",
          program: "setup.exe",
          arguments: ["/S"],
          variables: [{ name: "KEY", secret: secret.definition.name }],
        },
      ],
    });
    const made = await windlass("import", path, "--files", files, "--json");
    expect(made, made.told).toMatchObject({ status: 0 });
    const view = softwarePackageView.parse(JSON.parse(made.out));
    expect(view.files.map((file) => file.path)).toEqual(["setup.exe", "tools/readme.txt"]);
    expect(view).toMatchObject({ name: "Contoso VPN", reboot: "always" });

    await rm(join(files, "tools"), { recursive: true });
    await writeFile(join(files, "setup.exe"), "setup 2");
    const again = await windlass("import", path, "--files", files, "--json");
    const after: SoftwarePackageView = softwarePackageView.parse(JSON.parse(again.out));
    expect(after).toMatchObject({ id: view.id, files: [{ path: "setup.exe", sizeBytes: 7 }] });

    const exported = await windlass("export", "contoso vpn", "5.2");
    expect(JSON.parse(exported.out)).toMatchObject({
      windlass: "software-package",
      steps: [{ variables: [{ name: "KEY", secret: secret.definition.name }] }],
    });
    const listed = await windlass("list");
    expect(listed.out).toBe("Contoso VPN\n  5.2: 1 step, 1 file, in no build\n");
  });

  it("refuses links, what the server does not have, and what is no package, before anything is made", async () => {
    const links = join(folder, "links");
    await mkdir(links);
    await symlink("/etc/passwd", join(links, "passwd"));
    const path = await definition("plain.json", { name: "Plain", version: "1" });
    expect(await windlass("import", path, "--files", links)).toMatchObject({
      status: 2,
      told: expect.stringContaining("is a link"),
    });
    const needing = await definition("needing.json", {
      name: "Needing",
      version: "1",
      dependencies: [{ name: "Nothing", version: "1" }],
    });
    expect(await windlass("import", needing)).toMatchObject({
      status: 2,
      told: expect.stringContaining('there is no software package {"name":"Nothing","version":"1"}'),
    });
    expect(await windlass("show", "Contoso VPN", "9")).toMatchObject({
      status: 2,
      told: expect.stringContaining("only 5.2"),
    });
    const products = await administrator.request<{ items: { name: string }[] }>("GET", "/api/software-products");
    expect(products.body.items.map(({ name }) => name)).toEqual(["Contoso VPN"]);
  });
});
