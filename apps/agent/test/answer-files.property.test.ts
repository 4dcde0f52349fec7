import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compilePlan, endingProblems, operatingSystemProblems, securityModelProblems } from "@windlass/planner";
import {
  buildDefinition,
  publicationBody,
  regionalSettings,
  type SecurityModelDefinition,
  securityModelDefinition,
} from "@windlass/protocol";
import { renderAnswerFiles } from "@windlass/unattend";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSimulatedDevice } from "../src/platform/simulated/create-device.ts";
import { id } from "./scenario.ts";

const folder = mkdtempSync(join(tmpdir(), "windlass-answers-"));
const { inventory } = createSimulatedDevice(join(folder, "device"), {
  model: "latitude-5450",
  serialNumber: "7XK29T3",
  random: () => 0.5,
});
rmSync(folder, { recursive: true, force: true });

/** What people type, and what they paste. */
const text = fc.oneof(
  fc.string({ maxLength: 30, unit: "grapheme" }),
  fc.string({ maxLength: 30, unit: "binary" }),
  fc.constantFrom("Operator", "Administrator", "50%", "a.", " ", "<&>\"'", "R&D", "WindlassSetup", "Ärzte", "\u0007"),
);
const name = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ]{0,18}$/) },
  { weight: 1, arbitrary: text },
);
const secret = fc.constantFrom(id(61), id(62), id(63), id(64));
const afterwards = fc.constantFrom("restart", "shut-down");
const ending = fc.oneof(
  fc.record({ kind: fc.constant("untouched"), afterwards }),
  fc.record({
    kind: fc.constant("answered"),
    afterwards,
    pages: fc.record({
      askRegion: fc.boolean(),
      hideLicence: fc.boolean(),
      hideRegistration: fc.boolean(),
      hideNetwork: fc.boolean(),
      hideOnlineAccounts: fc.boolean(),
      privacy: fc.constantFrom("asked", "recommended", "off"),
    }),
  }),
  fc.record({
    kind: fc.constant("desktop"),
    afterwards,
    privacy: fc.constantFrom("recommended", "off"),
    signInWhileDeploying: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("audit"), afterwards }),
);
const join_ = fc.oneof(
  fc.constant({ kind: "none" }),
  fc.record({ kind: fc.constant("workgroup"), name: fc.oneof(fc.constantFrom("WORKSHOP", "R&D"), text) }),
  fc.record({
    kind: fc.constant("domain"),
    domain: fc.constantFrom("corp.example.com", "corp"),
    accountSecretId: secret,
    organisationalUnit: fc.constantFrom({ kind: "default" }, { kind: "fixed", path: "OU=A,DC=corp,DC=example,DC=com" }),
  }),
  fc.record({
    kind: fc.constant("offline-domain"),
    accounts: fc.constant([{ computerName: "WL-7XK29T3", blobSecretId: id(64) }]),
  }),
);
const renamedTo = fc.option(name, { nil: null });
const administrator = fc.oneof(
  fc.record({ kind: fc.constantFrom("as-it-is", "disabled"), renamedTo }),
  fc.record({ kind: fc.constant("enabled"), passwordSecretId: secret, renamedTo }),
);
const model = fc.record({
  kind: fc.constant("security-model"),
  name: fc.constant("Model"),
  accounts: fc.array(
    fc.record({
      name,
      fullName: text,
      description: text,
      passwordSecretId: fc.option(secret, { nil: null }),
      groups: fc.subarray(["Administrators", "Users", "Remote Desktop Users", "Shop"]),
      disabled: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  groups: fc.constant([{ name: "Shop" }]),
});
const windows = fc.record({
  productKey: fc.oneof(
    fc.constant({ kind: "none" }),
    fc.constant({ kind: "generic" }),
    fc.record({ kind: fc.constant("own"), secretId: secret }),
  ),
  enabledFeatures: fc.subarray(["NetFx3", "TelnetClient"]),
  removedApps: fc.subarray(["Microsoft.BingNews"]),
});
const edition = fc.constantFrom("Professional", "Enterprise", "EnterpriseS", "Core");
const language = fc.constantFrom("en-US", "de-CH", "sr-Latn-RS", "zh-TW");

const image = (architecture: "x64" | "arm64", kind: string, spoken: string) => ({
  index: 1,
  name: `Windows 11 ${kind}`,
  edition: kind,
  architecture,
  languages: [spoken],
  defaultLanguage: spoken,
  build: 26100,
  servicePackBuild: 1,
  sizeBytes: 1_000_000,
});

const acceptedModel = (candidate: unknown): SecurityModelDefinition | null => {
  const parsed = securityModelDefinition.safeParse(candidate);
  return parsed.success && securityModelProblems(parsed.data).length === 0 ? parsed.data : null;
};

const arbitraries = {
  architecture: fc.constantFrom("x64" as const, "arm64" as const),
  ending,
  join: join_,
  administrator,
  model: fc.option(model, { nil: null }),
  windows,
  edition,
  language,
};

interface Candidate {
  readonly architecture: "x64" | "arm64";
  readonly ending: unknown;
  readonly join: unknown;
  readonly administrator: unknown;
  readonly model: unknown;
  readonly windows: object;
  readonly edition: string;
  readonly language: string;
}

/** The answer files of a build; null: the editor does not accept it. */
const filesOf = (candidate: Candidate) => {
  const described = candidate.model === null ? null : acceptedModel(candidate.model);
  const { architecture, edition: kind, language: spoken } = candidate;
  const parsed = buildDefinition.safeParse({
    name: "Office",
    operatingSystems: [
      { architecture, operatingSystemId: id(20), imageIndex: 1, language: spoken, ...candidate.windows },
    ],
    packageIds: [],
    computerNameTemplate: "WL-%SERIAL%",
    securityModelId: described && id(50),
    autopilot: null,
    ending: candidate.ending,
    join: candidate.join,
    administrator: candidate.administrator,
  });
  if (!parsed.success) return null;
  const build = parsed.data;
  const { success, data: body } = publicationBody.safeParse({
    schemaVersion: 1,
    organisationId: id(1),
    number: 1,
    createdAt: "2026-11-20T08:00:00.000Z",
    previousSha256: null,
    // As they are published: the settings of organisation and tenant in the place of those that a build leaves open.
    builds: [{ ...build, id: id(10), ...regionalSettings.parse({}), registeredOwner: "", registeredOrganisation: "" }],
    operatingSystems: [
      {
        id: id(20),
        name: "Windows 11",
        kind: "wim",
        sha256: "a".repeat(64),
        sizeBytes: 1_000_000,
        images: [image(architecture, kind, spoken)],
      },
    ],
    packages: [],
    securityModels: described ? [{ ...described, id: id(50) }] : [],
  });
  if (!success) throw new Error("what a build may be, a publication must hold");
  const published = body.operatingSystems[0]?.images[0] ?? null;
  const contradictions = [
    ...endingProblems(build, described),
    ...build.operatingSystems.flatMap((entry) => operatingSystemProblems(entry, published, build.ending)),
  ];
  if (contradictions.length > 0) return null;
  const plan = compilePlan({
    publication: body,
    publicationSha256: "b".repeat(64),
    buildId: id(10),
    inventory: { ...inventory, architecture },
    random: () => 0.5,
  });
  const step = plan.steps.find(({ action }) => action === "write-answer-file");
  if (step?.action !== "write-answer-file") throw new Error("a plan without an answer file");
  const domainBlob = step.settings.join?.kind === "offline-domain" ? "ARAIAMzMzMygAwAAAAAAAA==" : null;
  let made = 0;
  return renderAnswerFiles(step.settings, { makePassword: () => `made-${++made}-Aa1!`, domainBlob });
};

describe("the answer file", () => {
  it("of any build that the editor accepts is one that Windows Setup takes, and names no secret", () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.record(arbitraries), (candidate) => {
        const files = filesOf(candidate);
        if (!files) return;
        accepted += 1;
        const written = `${files.first}${files.handOver ?? ""}`;
        for (const secretId of [id(61), id(62), id(63), id(64)]) expect(written).not.toContain(secretId);
        expect(files.handOver !== null).toBe((candidate.ending as { kind: string }).kind === "answered");
      }),
      { numRuns: 1500, seed: 38 },
    );
    expect(accepted).toBeGreaterThan(200);
  });
});
