import { randomUUID } from "node:crypto";
import type { SoftwarePackageView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { createOrganisation, createPackage, powershellStep } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;
beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
});
afterAll(() => server.close());

interface Refusal {
  readonly error: { readonly code: string; readonly message: string };
}

const change = (view: SoftwarePackageView, changes: Record<string, unknown>) =>
  administrator.request<SoftwarePackageView & Refusal>("PUT", `/api/software-packages/${view.id}`, {
    ...view,
    ...changes,
  });

const code = "{C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11}";
const base = (kind: string) => ({ id: randomUUID(), name: `A ${kind} step`, kind });

/** One step of each kind, as short as a person may write it. */
const everyKind = () => [
  { ...base("powershell"), script: "exit 0", parameters: ["-Server", "vpn"], edition: "7" },
  { ...base("cmd"), command: 'echo "a" & exit /b 0' },
  { ...base("execute"), program: "setup.exe", arguments: ["/S"], rawArguments: "/D=C:\\Tools" },
  { ...base("msi"), file: "acme.msi", properties: [{ name: "MODE", value: "kiosk" }], transforms: ["site.mst", ":de"] },
  { ...base("winget"), packageId: "7zip.7zip" },
  {
    ...base("copy"),
    source: "tools",
    destination: "C:\\Tools",
    access: [{ identity: "S-1-5-32-545", rights: "read" }],
  },
  {
    ...base("registry"),
    view: "32-bit",
    change: {
      action: "set",
      root: "HKEY_LOCAL_MACHINE",
      key: "SOFTWARE\\Contoso",
      name: "",
      data: { type: "REG_QWORD", digits: "18446744073709551615" },
    },
  },
  {
    ...base("registry-bulk"),
    changes: [{ action: "delete-key", root: "HKEY_CURRENT_USER", key: "Software\\Fabrikam" }],
  },
];

const detection = [
  { kind: "msi-product", productCode: code, minimumVersion: "3.2" },
  { kind: "file-version", path: "%ProgramFiles%\\Acme\\acme.exe", minimumVersion: null },
  {
    kind: "registry-value",
    root: "HKEY_LOCAL_MACHINE",
    key: "SOFTWARE\\Contoso",
    name: "Version",
    view: "64-bit",
    operator: "at-least",
    value: "3",
  },
  { kind: "script", script: "exit 0" },
];

describe("what a package is made of", () => {
  it("keeps steps of every kind, rules of every kind and its details, and gives them back the same", async () => {
    const steps = everyKind();
    const details = {
      description: "The tool",
      architectures: ["x64"],
      reboot: "always",
      detection,
      uninstallSteps: [{ ...base("msi"), action: "uninstall", productCode: code.toLowerCase() }],
    };
    const view = await createPackage(administrator, organisationId, {
      name: "Acme",
      version: "3.2",
      steps,
      ...details,
    });
    expect(view).toMatchObject({ ...details, steps, uninstallSteps: [{ action: "uninstall", productCode: code }] });
    const { body } = await administrator.request("GET", `/api/software-packages/${view.id}`);
    expect(body).toEqual(view);
  });

  it("is refused where a step could not run, with the place", async () => {
    const refused = [
      { ...base("powershell") },
      { ...base("powershell"), script: "exit 0", file: "install.ps1" },
      { ...base("cmd"), command: "one\ntwo" },
      { ...base("msi") },
      { ...base("msi"), file: "a.msi", properties: [{ name: "lower", value: "" }] },
      { ...base("execute"), program: "..\\setup.exe" },
      { ...base("winget"), packageId: "nodots" },
      {
        ...base("registry"),
        change: { action: "set", root: "HKLM", key: "A", name: "", data: { type: "REG_SZ", text: "" } },
      },
    ];
    for (const step of refused) {
      const answer = await administrator.request<Refusal>("POST", "/api/software-packages", {
        organisationId,
        name: "Refused",
        version: "1",
        steps: [step],
      });
      expect({ status: answer.status, step: step.kind, message: answer.body.error?.message }).toMatchObject({
        status: 400,
        message: expect.stringContaining("steps"),
      });
    }
    const driverApp = { organisationId, name: "Dock", version: "1", steps: [], class: "driver-app" };
    expect(await administrator.request("POST", "/api/software-packages", driverApp)).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining("A DriverApp needs a filter") } },
    });
  });

  it("leaves who changed what in the history", async () => {
    const view = await createPackage(administrator, organisationId, { name: "Watched" });
    await change(view, { reboot: "never" });
    const { body } = await administrator.request<{ items: object[] }>("GET", `/api/changes?objectId=${view.id}`);
    expect(body.items).toMatchObject([
      {
        action: "changed",
        kind: "software-package",
        fields: [{ field: "reboot", before: "when-asked", after: "never" }],
      },
      { action: "created" },
    ]);
  });
});

describe("dependencies of packages", () => {
  it("may form no circle, whose path is named, and keep what they need from being deleted", async () => {
    const runtime = await createPackage(administrator, organisationId, { name: "Runtime", version: "1" });
    const library = await createPackage(administrator, organisationId, {
      name: "Library",
      version: "2",
      dependencies: [runtime.id],
    });
    const tool = await createPackage(administrator, organisationId, {
      name: "Tool",
      version: "3",
      dependencies: [library.id],
    });
    expect(await change(runtime, { dependencies: [tool.id] })).toMatchObject({
      status: 422,
      body: {
        error: {
          code: "software.dependency-cycle",
          message: "The dependencies would go round in a circle: Runtime 1 → Tool 3 → Library 2 → Runtime 1.",
        },
      },
    });
    expect(await change(runtime, { dependencies: [runtime.id] })).toMatchObject({ status: 422 });
    expect(await administrator.request("DELETE", `/api/software-packages/${library.id}`)).toMatchObject({
      status: 409,
      body: { error: { code: "object.in-use", message: expect.stringContaining("the software package “Tool 3”") } },
    });
  });

  it("that come at the same time from both sides do not both stand", async () => {
    const [one, other] = await Promise.all([
      createPackage(administrator, organisationId, { name: "One" }),
      createPackage(administrator, organisationId, { name: "Other" }),
    ]);
    const answers = await Promise.all([
      change(one, { dependencies: [other.id] }),
      change(other, { dependencies: [one.id] }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it("of another organisation are not there", async () => {
    const elsewhere = await createOrganisation(administrator);
    const foreign = await createPackage(administrator, elsewhere, { name: "Foreign" });
    const mine = await createPackage(administrator, organisationId, { name: "Mine" });
    expect(await change(mine, { dependencies: [foreign.id] })).toMatchObject({
      status: 422,
      body: { error: { code: "software.dependency-missing" } },
    });
  });
});

describe("packages that replace others", () => {
  it("may form no circle, and replace nothing that they need themselves, be it through others", async () => {
    const create = (name: string, changes: object = {}) =>
      createPackage(administrator, organisationId, { name, version: "1", ...changes });
    const old = await create("Old");
    const newer = await create("Newer", { replaces: [old.id] });
    expect(newer.replaces).toEqual([old.id]);
    expect(await change(old, { replaces: [newer.id] })).toMatchObject({
      status: 422,
      body: {
        error: {
          code: "software.replacement-cycle",
          message: "The packages would replace each other in a circle: Old 1 → Newer 1 → Old 1.",
        },
      },
    });
    expect(await change(old, { replaces: [old.id] })).toMatchObject({ status: 422 });
    const between = await create("Between", { dependencies: [old.id] });
    expect(await change(newer, { dependencies: [between.id] })).toMatchObject({
      status: 422,
      body: {
        error: {
          code: "software.replaced-needed",
          message: "Newer 1 cannot replace Old 1, because it needs it: Newer 1 → Between 1 → Old 1.",
        },
      },
    });
    const both = { organisationId, name: "Both", version: "1", steps: [], replaces: [old.id], dependencies: [old.id] };
    expect(await administrator.request("POST", "/api/software-packages", both)).toMatchObject({
      status: 422,
      body: { error: { code: "software.replaced-needed" } },
    });
  });

  it("keep them from being deleted, except together, and say so in the history by name", async () => {
    const old = await createPackage(administrator, organisationId, { name: "Replaced", version: "1" });
    const newer = await createPackage(administrator, organisationId, { name: "Replacing", version: "2" });
    expect(await change(newer, { replaces: [old.id] })).toMatchObject({ status: 200 });
    const { body } = await administrator.request<{ items: object[] }>("GET", `/api/changes?objectId=${newer.id}`);
    expect(body.items[0]).toMatchObject({ fields: [{ field: "replaces", before: "none", after: "Replaced 1" }] });
    expect(await administrator.request("DELETE", `/api/software-packages/${old.id}`)).toMatchObject({
      status: 409,
      body: {
        error: {
          code: "object.in-use",
          message: expect.stringContaining("the software package “Replacing 2”, which replaces it"),
        },
      },
    });
    const ids = [old.id, newer.id];
    expect(await administrator.request("POST", "/api/software-packages/deletions", { ids })).toMatchObject({
      status: 204,
    });
  });

  it("of another organisation are not there", async () => {
    const elsewhere = await createOrganisation(administrator);
    const foreign = await createPackage(administrator, elsewhere, { name: "Foreign old" });
    const mine = await createPackage(administrator, organisationId, { name: "My new" });
    expect(await change(mine, { replaces: [foreign.id] })).toMatchObject({
      status: 422,
      body: { error: { code: "software.replaced-missing" } },
    });
  });
});

describe("packages from before there were details", () => {
  it("are read with what is usual, and their lists of exit codes stay", async () => {
    const view = await createPackage(administrator, organisationId, {
      name: "Old",
      steps: [powershellStep({ successExitCodes: [0, 5] })],
    });
    await server.database.within(wholeInstallation, async (connection) =>
      connection
        .updateTable("software_packages")
        .set({
          details: "{}",
          steps: JSON.stringify([
            {
              id: randomUUID(),
              kind: "powershell",
              name: "Old step",
              continueOnError: false,
              script: "exit 5",
              timeoutSeconds: 60,
              successExitCodes: [0, 5],
              rebootExitCodes: [3010],
            },
          ]),
        })
        .where("id", "=", view.id)
        .execute(),
    );
    expect((await administrator.request("GET", `/api/software-packages/${view.id}`)).body).toMatchObject({
      class: "software",
      dependencies: [],
      reboot: "when-asked",
      steps: [{ successExitCodes: [0, 5], runAs: "system", exitCodes: [], file: null, edition: "5.1" }],
    });
  });
});
