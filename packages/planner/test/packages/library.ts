import {
  type PackageOptions,
  type PublishedBuild,
  type PublishedPackage,
  packageOptions,
  publishedPackage,
  type SoftwareStep,
  softwareStep,
} from "@windlass/protocol";
import { compilePlan, type PlanChoices } from "../../src/index.ts";
import { build, hash, id, inventory, publication, scriptStep } from "../fixtures.ts";

/** A package of one step, called by its digit. */
export const software = (
  digit: number,
  dependencies: readonly number[] = [],
  changes: Partial<PublishedPackage> = {},
): PublishedPackage =>
  publishedPackage.parse({
    id: id(digit),
    name: `P${digit}`,
    version: "1",
    steps: [scriptStep(1000 + digit)],
    files: [],
    dependencies: dependencies.map(id),
    ...changes,
  });

export const options = (digit: number, changes: Partial<PackageOptions>): PackageOptions =>
  packageOptions.parse({ packageId: id(digit), ...changes });

/** An MSI with a variable and properties, one of them a secret. */
export const installer: SoftwareStep = softwareStep.parse({
  id: id(900),
  name: "Install",
  kind: "msi",
  path: "C:\\setup.msi",
  variables: [{ name: "PROXY", value: "none" }],
  properties: [
    { name: "SERVER", value: "vpn.example.com" },
    { name: "KEY", secretId: id(77) },
  ],
});

export const asTheUser = scriptStep(901, { name: "Greet", runAs: "logged-on-user" });

export const signingIn = {
  kind: "desktop",
  privacy: "off",
  signInWhileDeploying: true,
  afterwards: "restart",
} as const;

/** The plan of a build of these packages; the build lists them in this order. */
export const planOf = (
  packages: readonly PublishedPackage[],
  listed: readonly number[],
  changes: Partial<PublishedBuild> = {},
  choices: PlanChoices = {},
) =>
  compilePlan({
    publication: publication({
      builds: [build({ packageIds: listed.map(id), autopilot: null, ...changes })],
      packages: [...packages],
    }),
    publicationSha256: hash("e"),
    buildId: id(10),
    inventory: inventory(),
    random: () => 0.5,
    choices,
  });

/** The software of a plan, in order; “sign-in” where it waits. */
export const installed = ({ steps }: ReturnType<typeof planOf>): string[] =>
  steps.flatMap((step) => {
    if (step.action === "wait-for-sign-in") return ["sign-in"];
    return step.action === "run-software-step" ? [step.software.name] : [];
  });

export const whyOf = ({ steps }: ReturnType<typeof planOf>, name: string): string =>
  steps.find((step) => step.action === "run-software-step" && step.software.name === name)?.why ?? "";
