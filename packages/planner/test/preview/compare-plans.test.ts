import { type Plan, type PublishedPackage, plan as planSchema } from "@windlass/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparePlans, compilePlan } from "../../src/index.ts";
import { build, hash, id, inventory, publication, scriptStep, tools } from "../fixtures.ts";

const another: PublishedPackage = { ...tools, id: id(50), name: "Contoso VPN", steps: [scriptStep(51)] };

const planOf = (packages: readonly PublishedPackage[] = [tools], memoryBytes = 17_179_869_184): Plan =>
  compilePlan({
    publication: publication({
      packages: [...packages],
      builds: [build({ packageIds: packages.map((software) => software.id) })],
    }),
    publicationSha256: hash("7"),
    buildId: id(10),
    inventory: inventory({ memoryBytes }),
    random: () => 0.5,
  });

describe("two plans of a device", () => {
  it("do not differ where the same is done, whatever the publication's number", () => {
    const other = planOf();
    expect(comparePlans(planOf(), { ...other, publication: { number: 8, sha256: hash("8") } })).toEqual([]);
  });

  it("do not differ where one was stored with its keys in another order", () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, child]) => [key, reversed(child)]),
      );
    };
    expect(comparePlans(planSchema.parse(reversed(planOf())), planOf())).toEqual([]);
  });

  it("name the partition that is another", () => {
    const plan = planOf();
    const smaller = structuredClone(plan);
    const [step] = smaller.steps;
    if (step?.action === "partition-disk" && step.partitions[0]) step.partitions[0].sizeBytes = 105_000_000;
    expect(comparePlans(plan, smaller)).toMatchObject([
      { kind: "changed", fields: [{ before: "315 MB, fat32, System", after: "105 MB, fat32, System" }] },
    ]);
  });

  it("differ by the steps that came and went", () => {
    expect(comparePlans(planOf([tools]), planOf([tools, another]))).toEqual([
      { kind: "added", title: "Contoso VPN 2.1.0: Configure", fields: [] },
    ]);
    expect(comparePlans(planOf([tools, another]), planOf([tools]))).toEqual([
      { kind: "removed", title: "Contoso VPN 2.1.0: Configure", fields: [] },
    ]);
  });

  it("differ by what a step does, field by field", () => {
    const changed = { ...another, steps: [scriptStep(51, { script: "exit 3010" })] };
    expect(comparePlans(planOf([another]), planOf([changed]))).toEqual([
      {
        kind: "changed",
        title: "Contoso VPN 2.1.0: Configure",
        fields: [{ field: "step.script", before: "exit 0", after: "exit 3010" }],
      },
    ]);
  });

  it("differ by the fewest steps that moved", () => {
    expect(comparePlans(planOf([tools, another]), planOf([another, tools]))).toEqual([
      { kind: "moved", title: "Contoso VPN 2.1.0: Configure", fields: [] },
    ]);
  });

  it("tell every step that only one of them has, however they are mixed", () => {
    const packages = Array.from({ length: 6 }, (_, at) => ({
      ...another,
      id: id(60 + at),
      name: `Package ${at}`,
      steps: [scriptStep(70 + at)],
    }));
    const some = fc.shuffledSubarray(packages);
    fc.assert(
      fc.property(some, some, (before, after) => {
        const told = comparePlans(planOf(before), planOf(after));
        const only = (here: typeof before, there: typeof before) =>
          here.filter((software) => !there.includes(software)).length;
        expect(told.filter(({ kind }) => kind === "added")).toHaveLength(only(after, before));
        expect(told.filter(({ kind }) => kind === "removed")).toHaveLength(only(before, after));
        expect(told.filter(({ kind }) => kind === "changed")).toEqual([]);
      }),
    );
  });
});
