import { deviceFacts, type Filter, type PublicationBody, publicationBody, publishedPackage } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { compilePlan, filterContextOf, judge, vendorNormaliser } from "../src/index.ts";
import { build, hash, id, inventory, publication, scriptStep } from "./fixtures.ts";

const vendors = [
  { id: id(60), name: "HP", aliases: ["Hewlett-Packard"] },
  { id: id(61), name: "HPE", aliases: ["Hewlett Packard Enterprise"] },
];
const locations = [
  { id: id(70), name: "Berlin", subnets: ["10.20.0.0/16"], isShared: false },
  { id: id(71), name: "Everywhere", subnets: ["10.0.0.0/8"], isShared: true },
];

const emptyFacts = deviceFacts.parse({});
const isHp: Filter = { field: "vendor", operator: "is", values: ["HP"] };
const inBerlin: Filter = { field: "location", operator: "is", values: [id(70)] };

const body = (filter: Filter | null, when: Filter | null = null): PublicationBody =>
  publication({
    builds: [build({ packageIds: [id(30)] })],
    packages: [
      publishedPackage.parse({
        id: id(30),
        name: "Tools",
        version: "1",
        steps: [scriptStep(31), { ...scriptStep(32), when }],
        files: [],
        filter,
      }),
    ],
    vendors,
    locations,
  });

const device = (manufacturer: string) => {
  const told = inventory();
  return { ...told, smbios: { ...told.smbios, manufacturer } };
};

const planOf = (publication: PublicationBody, manufacturer: string, address?: string | null) =>
  compilePlan({
    publication,
    publicationSha256: hash("7"),
    buildId: id(10),
    inventory: device(manufacturer),
    random: () => 0,
    ...(address !== undefined && { address }),
  });

const installs = (...asked: Parameters<typeof planOf>): boolean =>
  planOf(...asked).steps.some(({ action }) => action === "run-software-step");

describe("filters of a plan", () => {
  it("know vendors by all their names, as the console does", () => {
    for (const manufacturer of ["HP", "HP Inc.", "Hewlett-Packard", "HEWLETT-PACKARD COMPANY", "Dell Inc.", "HPE"]) {
      const judging = { normaliseVendor: vendorNormaliser(vendors) };
      const inConsole = judge(isHp, { ...emptyFacts, vendor: manufacturer }, judging);
      expect({ manufacturer, installs: installs(body(isHp), manufacturer) }).toEqual({
        manufacturer,
        installs: inConsole.verdict === "matches",
      });
    }
    expect(installs(body(isHp), "Hewlett-Packard")).toBe(true);
    expect(installs(body(isHp), "Hewlett Packard Enterprise")).toBe(false);
  });

  it("know where a device is by the address it asked from, and cannot tell without one", () => {
    expect(installs(body(inBerlin), "Dell Inc.", "10.20.7.8")).toBe(true);
    expect(installs(body(inBerlin), "Dell Inc.", "10.30.7.8")).toBe(false);
    for (const address of [null, undefined, "192.0.2.1"])
      expect(planOf(body(inBerlin), "Dell Inc.", address).passedOver).toEqual([
        { name: "Tools 1", why: "the device does not tell what its filter asks" },
      ]);
  });

  it("ask the same in the conditions of single steps", () => {
    expect(planOf(body(null, isHp), "Hewlett-Packard").passedOver).toEqual([]);
    expect(planOf(body(null, inBerlin), "Dell", "10.30.1.1").passedOver).toHaveLength(1);
  });

  it("of an old publication are judged without vendors' other names and without locations", () => {
    const { vendors: _vendors, locations: _locations, ...old } = body(isHp);
    expect(installs(publicationBody.parse(old), "Hewlett-Packard")).toBe(false);
    expect(installs(publicationBody.parse(old), "HP")).toBe(true);
  });
});

describe("a publication", () => {
  it("holds vendors and locations only where some filter asks for them", () => {
    const counts = (...filters: Parameters<typeof body>) => {
      const context = filterContextOf(body(...filters));
      return [context.vendors.length, context.locations.length];
    };
    expect(counts(null)).toEqual([0, 0]);
    expect(counts({ not: isHp })).toEqual([2, 0]);
    expect(counts(null, { any: [{ all: [inBerlin] }] })).toEqual([0, 2]);
    expect(counts(isHp, inBerlin)).toEqual([2, 2]);
  });
});
