import type { PublicationBody, PublishedBuild } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { secretsOfBuildStep } from "../../src/endings/build-secrets.ts";
import { compilePlan } from "../../src/index.ts";
import { build, hash, id, inventory, publication } from "../fixtures.ts";

const desktop = { kind: "desktop", privacy: "off", signInWhileDeploying: true, afterwards: "shut-down" } as const;
const model: PublicationBody["securityModels"][number] = {
  id: id(50),
  name: "Shop floor",
  groups: [{ name: "Shop", description: "" }],
  accounts: [
    {
      name: "Operator",
      fullName: "",
      description: "",
      passwordSecretId: id(51),
      groups: ["Administrators", "Shop"],
      disabled: false,
      passwordNeverExpires: false,
      managedByLaps: false,
    },
  ],
};

const planOf = (changes: Partial<PublishedBuild>, address: string | null = null) => {
  const body = publication({
    builds: [build({ autopilot: null, packageIds: [], ...changes })],
    securityModels: [model],
    locations: [{ id: id(70), name: "Zurich", subnets: ["10.1.0.0/16"], isShared: false }],
  });
  return compilePlan({
    publication: body,
    publicationSha256: hash("e"),
    buildId: id(10),
    inventory: inventory(),
    random: () => 0.5,
    address,
  });
};
const settingsOf = (plan: ReturnType<typeof planOf>) => {
  const step = plan.steps.find(({ action }) => action === "write-answer-file");
  if (step?.action !== "write-answer-file") throw new Error("no answer file");
  return step.settings;
};
const actions = (plan: ReturnType<typeof planOf>) => plan.steps.slice(4).map(({ action }) => action);

describe("the end of a plan", () => {
  it("starts the agent from the answer file, and answers nothing where the out-of-box experience is left untouched", () => {
    const plan = planOf({});
    expect(settingsOf(plan)).toMatchObject({
      ending: { kind: "out-of-box", pages: null },
      commands: [{ path: "C:\\Windlass\\windlass-agent.exe start" }],
    });
    expect(plan.steps.at(-1)).toMatchObject({ action: "hand-over", ending: "out-of-box", afterwards: "restart" });
  });

  it("makes the model's accounts and a temporary one that is signed in, and takes that away again", () => {
    const plan = planOf({ ending: desktop, securityModelId: id(50) });
    expect(settingsOf(plan).ending).toMatchObject({
      kind: "desktop",
      signedIn: "WindlassSetup",
      accounts: [{ name: "WindlassSetup" }, { name: "Operator", groups: ["Administrators"] }],
    });
    expect(actions(plan)).toEqual(["set-up-accounts", "end-automatic-sign-in", "hand-over"]);
    expect(plan.steps.find(({ action }) => action === "set-up-accounts")).toMatchObject({
      accounts: model.accounts,
      groups: model.groups,
      removed: ["WindlassSetup"],
    });
    expect(plan.steps.at(-1)).toMatchObject({ ending: "desktop", afterwards: "shut-down", meetsAutopilot: false });
  });

  it("joins a domain before the accounts, in the organisational unit of the location that the device is at", () => {
    const path = "OU=Zurich,DC=corp,DC=example,DC=com";
    const join: PublishedBuild["join"] = {
      kind: "domain",
      domain: "corp.example.com",
      accountSecretId: id(61),
      organisationalUnit: { kind: "by-location", places: [{ locationId: id(70), path }], otherwise: null },
    };
    const joined = planOf({ ending: desktop, join }, "10.1.2.3");
    expect(actions(joined)).toEqual(["join-domain", "set-up-accounts", "end-automatic-sign-in", "hand-over"]);
    const step = joined.steps.find(({ action }) => action === "join-domain");
    expect(step).toMatchObject({ organisationalUnit: path, why: expect.stringContaining("at “Zurich”") });
    const elsewhere = planOf({ ending: desktop, join }).steps.find(({ action }) => action === "join-domain");
    expect(elsewhere).toMatchObject({ organisationalUnit: null });
    expect(settingsOf(joined).join).toBeNull();
  });

  it("takes the computer account of the device's own name, and stops before anything is wiped where there is none", () => {
    const accounts = [
      { computerName: "wl-7xk29t3", blobSecretId: id(81) },
      { computerName: "WL-OTHER", blobSecretId: id(82) },
    ];
    const offline = { ending: desktop, join: { kind: "offline-domain" as const, accounts } };
    const plan = planOf(offline);
    expect(settingsOf(plan).join).toEqual({ kind: "offline-domain", blobSecretId: id(81) });
    const [first] = accounts.slice(1);
    expect(() => planOf({ ...offline, join: { kind: "offline-domain", accounts: first ? [first] : [] } })).toThrow(
      "no computer account for WL-7XK29T3",
    );
    const step = plan.steps.find(({ action }) => action === "write-answer-file");
    if (!step) throw new Error("no step");
    const published = build(offline);
    expect(secretsOfBuildStep(step, published, { securityModels: [] })).toEqual([id(81)]);
    expect(secretsOfBuildStep(step, build(), { securityModels: [] })).toEqual([]);
  });
});
