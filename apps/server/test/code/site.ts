import { randomUUID } from "node:crypto";
import { defaultVolumes } from "@windlass/planner";
import { type BuildDefinition, buildDefinition, softwareStep } from "@windlass/protocol";
import fc from "fast-check";
import { expect } from "vitest";
import { insertOperatingSystem, uploadFile } from "../definitions.ts";
import type { TestClient, TestServer } from "../harness.ts";

/** A value that no file may hold. */
export const secretText = "Correct-Horse-Battery-77";

/** What a folder cannot bring: it is there before, on each of the servers. */
export interface Brought {
  readonly secrets: readonly string[];
  readonly media: readonly { readonly name: string; readonly sha256: string }[];
}

/** Asks and expects it to be done. */
export const ask = async <Body = { id: string; revision: number }>(
  client: TestClient,
  method: "GET" | "POST" | "PUT",
  url: string,
  body?: unknown,
): Promise<Body> => {
  const answer = await client.request<Body>(method, url, body);
  expect(answer.status < 300 ? "" : `${method} ${url}: ${answer.text}`).toBe("");
  return answer.body;
};

/** Names that differ, come to the same file names, and would be something else in careless YAML. */
const words = [
  "Büro",
  "buro",
  "Buro!",
  "CON",
  "yes",
  "24.09",
  "null",
  "Ärzte & Co: #1",
  "日本語",
  "- dash",
  "'quoted'",
  "a".repeat(110),
];

const pick = <Value>(seed: number, from: readonly Value[], count: number): Value[] =>
  fc.sample(fc.shuffledSubarray([...from], { minLength: count, maxLength: count }), { seed, numRuns: 1 })[0] ?? [];

const scripts = [
  "Set-TimeZone -Id 'UTC'",
  "if ($true) {\n  'yes: no' # why\n}\n",
  "  indented first\n\n\ttab\n",
  "line one\r\nline two\r\n",
  "trailing spaces  \nand no end",
];

const step = (seed: number, name: string, changes: object = {}) => {
  const [script] = pick(seed, scripts, 1);
  return softwareStep.parse({ id: randomUUID(), name, kind: "powershell", script, ...changes });
};

export const bringSecrets = async (client: TestClient, organisationId: string): Promise<Record<string, string>> => {
  const make = (name: string, value: object) =>
    ask(client, "POST", "/api/secrets", { organisationId, definition: { name, description: `for ${name}` }, value });
  return {
    join: (await make("Join account", { kind: "user-name-password", userName: "CORP\\join", password: secretText })).id,
    local: (await make("Local: admin", { kind: "password", password: secretText })).id,
    licence: (await make("Licence", { kind: "text", text: secretText })).id,
  };
};

/** The same image file under the same hash, as importing the same media gives. */
export const bringMedia = async (server: TestServer, organisationId: string, sha256: string): Promise<string> =>
  insertOperatingSystem(server, organisationId, {
    name: "Windows 11 24H2",
    content: { sha256, sizeBytes: 4_000_000_000 },
  });

export const installer = Buffer.from("MZ this is no installer, but a file of a package\n");

/** Everything that a folder holds, in one organisation, as the seed decides. */
export const populate = async (
  server: TestServer,
  client: TestClient,
  organisationId: string,
  seed: number,
  sha256: string,
) => {
  const names = pick(seed, words, 4);
  const secrets = await bringSecrets(client, organisationId);
  const operatingSystemId = await bringMedia(server, organisationId, sha256);
  const define = (definition: object) => ask(client, "POST", "/api/definitions", { organisationId, definition });

  const vendors = [];
  for (const name of names) vendors.push(await define({ kind: "vendor", name, aliases: [`${name} Inc.`] }));
  for (const [index, vendor] of vendors.entries())
    await define({ kind: "device-model", name: "Same name", vendorId: vendor.id, aliases: [], skus: [`0${index}`] });
  const locations = [];
  for (const [index, name] of names.entries())
    locations.push(await define({ kind: "location", name, code: `L${index}`, subnets: [`10.${index}.0.0/16`] }));
  const disk = await define({ kind: "disk-template", name: names[0], volumes: defaultVolumes });
  const model = await define({
    kind: "security-model",
    name: names[1],
    accounts: [{ name: "keeper", passwordSecretId: secrets.local, groups: ["Administrators"] }],
    groups: [{ name: "Operators" }],
  });

  const filter = {
    all: [
      { field: "location", operator: "is", values: [locations[0]?.id] },
      {
        not: {
          any: [
            { field: "organisation", operator: "is-not", values: [organisationId] },
            { field: "memory-gigabytes", operator: "at-least", value: 8 },
          ],
        },
      },
    ],
  };
  const make = (name: string, version: string, changes: object) =>
    ask(client, "POST", "/api/software-packages", { organisationId, name, version, steps: [], ...changes });
  const base = await make("Base", "1.0", {
    steps: [
      step(seed, "Same", { when: filter }),
      step(seed + 1, "Same", {
        variables: [
          { name: "KEY", secretId: secrets.licence },
          { name: "PLAIN", value: "1e3" },
        ],
      }),
    ],
    uninstallSteps: [step(seed + 2, "Remove")],
    detection: [{ kind: "file-version", path: "C:\\Tools\\base.exe", minimumVersion: "1.0" }],
  });
  const tools = await make("7-Zip", "24.09", { dependencies: [base.id], filter, description: scripts[1] });
  const newer = await make("base", "2.0", {
    steps: [step(seed, "Only", { continueOnError: true })],
    replaces: [base.id],
  });
  const uploadId = await uploadFile(client, organisationId, installer);
  await ask(client, "POST", `/api/software-packages/${tools.id}/files`, { uploadId, path: "setup/seven zip.exe" });
  const products = await ask<{ items: { id: string; name: string; revision: number }[] }>(
    client,
    "GET",
    `/api/software-products?organisationId=${organisationId}`,
  );
  const seven = products.items.find(({ name }) => name === "7-Zip");
  await ask(client, "PUT", `/api/software-products/${seven?.id}`, {
    revision: seven?.revision,
    name: "7-Zip",
    vendor: "Igor Pavlov",
    homepage: "https://7-zip.org/",
    notes: "",
  });

  const joins: BuildDefinition["join"][] = [
    { kind: "none" },
    { kind: "workgroup", name: "LAB" },
    {
      kind: "domain",
      domain: "corp.example.com",
      accountSecretId: secrets.join ?? "",
      organisationalUnit: {
        kind: "by-location",
        places: locations.map(({ id }, index) => ({ locationId: id, path: `OU=L${index},DC=corp,DC=example,DC=com` })),
        otherwise: null,
      },
    },
  ];
  for (const [index, name] of names.entries()) {
    const definition = buildDefinition.parse({
      name,
      description: scripts[index],
      tags: pick(seed + index, ["one", "two", "three"], 2),
      operatingSystems: [
        {
          architecture: "x64",
          operatingSystemId,
          imageIndex: 1,
          language: "en-US",
          removedApps: ["Microsoft.BingNews"],
        },
      ],
      packageIds: pick(seed + index, [tools.id, newer.id], 2),
      computerNameTemplate: "PC-%SERIAL:8%",
      diskTemplateId: index % 2 === 0 ? disk.id : null,
      ...(index % 2 === 0 && { ending: { kind: "desktop" }, securityModelId: model.id }),
      join: joins[index % joins.length],
      checks:
        index === 1
          ? null
          : {
              list: [
                { kind: "memory", level: "warn", minimumGigabytes: 8 },
                { kind: "script", level: "warn", id: randomUUID(), name: "Mine", when: "before", script: scripts[1] },
              ],
            },
      autopilot: null,
    });
    await ask(client, "POST", "/api/builds", { organisationId, definition });
  }
  await ask(client, "PUT", `/api/organisations/${organisationId}/settings`, {
    revision: 0,
    definition: { timeZone: "W. Europe Standard Time", inputLocales: ["0407:00000407"], registeredOwner: "" },
  });
};
