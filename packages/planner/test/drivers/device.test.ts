import { describe, expect, it } from "vitest";
import { driver, matched, model, node, ruledOutOf, standingsOf, windows11 } from "./library.ts";

const id = "PCI\\VEN_10EC&DEV_0257&SUBSYS_17AA22D8";
const general = "PCI\\VEN_10EC&DEV_0257";
const part = node([id, general], ["PCI\\CC_0403"]);
const forModel = { field: "model", operator: "is", values: ["Latitude 5450"] } as const;
const boundPack = { id: "p", name: "Latitude 5450 A08", filter: { ...forModel, values: [...forModel.values] } };

describe("what an administrator says of a driver", () => {
  const lines = [model([id])];

  it("keeps it from devices, and the reason is told", () => {
    expect(ruledOutOf([driver("a.inf", lines, { active: false })], part)).toEqual(["a.inf inactive"]);
    expect(ruledOutOf([driver("a.inf", lines, { complete: false })], part)).toEqual(["a.inf incomplete"]);
    expect(ruledOutOf([driver("a.inf", lines, { architectures: ["arm64"] })], part)).toEqual([
      "a.inf limited-architecture",
    ]);
    expect(ruledOutOf([driver("a.inf", lines, { minimumBuild: 26200 })], part)).toEqual(["a.inf limited-build"]);
    const pe = { ...windows11, purpose: "windows-pe" as const };
    expect(ruledOutOf([driver("a.inf", lines)], part, pe)).toEqual(["a.inf not-for-windows-pe"]);
    expect(standingsOf([driver("a.inf", lines, { availableToWindowsPe: true })], part, pe)).toEqual(["a.inf chosen"]);
  });

  it("is a filter, its own or its pack's, that has to match; cannot tell is not enough", () => {
    const vendor = (name: string) => ({ field: "vendor" as const, operator: "is" as const, values: [name] });
    const no = matched([driver("a.inf", lines, { filter: vendor("HP") })], [part]).nodes[0]?.ruledOut[0];
    expect(no).toMatchObject({
      reason: "filter",
      why: "Its filter does not match this device.",
      judgement: { asked: "Vendor is HP", found: "Dell Inc." },
    });
    const location = {
      field: "location" as const,
      operator: "is" as const,
      values: ["b1f2c3d4-0000-4000-8000-000000000000"],
    };
    const untold = matched([driver("a.inf", lines, { pack: { id: "p", name: "Berlin", filter: location } })], [part]);
    expect(untold.nodes[0]?.ruledOut[0]?.why).toBe("The filter of Berlin asks what the device has not told.");
    expect(standingsOf([driver("a.inf", lines, { filter: vendor("Dell Inc.") })], part)).toEqual(["a.inf chosen"]);
  });
});

describe("a pack that is bound to a machine", () => {
  const better = driver("better.inf", [model([id])]);

  it("comes before what Windows ranks better, and says so", () => {
    const match = matched([better, driver("bound.inf", [model([general])], { pack: boundPack })], [part]);
    expect(match.nodes[0]?.candidates.map(({ inf, bound }) => [inf, bound])).toEqual([
      ["bound.inf", true],
      ["better.inf", false],
    ]);
    expect(match.nodes[0]?.candidates[1]).toMatchObject({
      standing: "less-preferred",
      why: "bound.inf of Latitude 5450 A08 is bound to this machine and comes first, although Windows ranks this one better (0x00FF0000).",
    });
  });

  it("does not come first for a kind of part, unsigned, or when its filter names no machine", () => {
    const ofKind = driver("kind.inf", [model(["PCI\\CC_0403"])], { pack: boundPack });
    expect(standingsOf([ofKind, better], part)[0]).toBe("better.inf chosen");
    const unsigned = driver("unsigned.inf", [model([general])], { pack: boundPack }, { catalog: null });
    expect(standingsOf([unsigned, better], part)[0]).toBe("better.inf chosen");
    for (const filter of [
      { field: "vendor" as const, operator: "is" as const, values: ["Dell Inc."] },
      { not: { field: "model" as const, operator: "is" as const, values: ["OptiPlex"] } },
      { field: "model" as const, operator: "starts-with" as const, values: ["Latitude"] },
    ]) {
      const loose = driver("loose.inf", [model([general])], { filter });
      expect(standingsOf([loose, better], part)[0]).toBe("better.inf chosen");
    }
  });

  it("may be named inside groups, by a part that holds", () => {
    const either = { any: [{ field: "model" as const, operator: "is" as const, values: ["XPS"] }, boundPack.filter] };
    const inGroup = driver("bound.inf", [model([general])], { filter: { all: [either] } });
    expect(standingsOf([inGroup, better], part)[0]).toBe("bound.inf chosen");
  });
});

describe("extensions and components", () => {
  const extension = (name: string, extensionId: string | null, driverDate: string, changes = {}) =>
    driver(name, [model([id], changes)], {}, { kind: "extension", class: "Extension", extensionId, driverDate });

  it("adds every extension to the part's driver, but of one ExtensionId only the newest, whatever its rank", () => {
    const general2 = driver(
      "new.inf",
      [model([general])],
      {},
      { kind: "extension", extensionId: "one", driverDate: "2025-01-01" },
    );
    const match = matched(
      [
        driver("base.inf", [model([id])]),
        extension("old.inf", "one", "2024-01-01"),
        general2,
        extension("other.inf", "two", "2020-01-01"),
      ],
      [part],
    );
    expect(match.nodes[0]?.extensions.map(({ inf, standing }) => `${inf} ${standing}`)).toEqual([
      "new.inf chosen",
      "old.inf older-date",
      "other.inf chosen",
    ]);
    expect(match.drivers.map(({ inf }) => inf)).toEqual(["base.inf", "new.inf", "other.inf"]);
  });

  it("finds equal extensions of one ExtensionId in conflict, and rules out one without", () => {
    const match = matched([extension("a.inf", "one", "2024-01-01"), extension("b.inf", "one", "2024-01-01")], [part]);
    expect(match.nodes[0]).toMatchObject({
      outcome: "conflict",
      says: "a.inf and b.inf are equally good: decide between them.",
    });
    expect(ruledOutOf([extension("a.inf", null, "2024-01-01")], part)).toEqual(["a.inf no-extension-id"]);
  });

  it("gives the software components that a chosen extension makes their own drivers", () => {
    const swc = "SWC\\VEN_10EC&AID_0001";
    const match = matched(
      [
        driver("base.inf", [model([id])]),
        extension("ext.inf", "one", "2024-01-01", { componentIds: [swc] }),
        driver("service.inf", [model([swc])], {}, { kind: "component", class: "SoftwareComponent" }),
      ],
      [part],
    );
    expect(match.nodes[1]).toMatchObject({
      name: swc,
      madeBy: "ext.inf",
      outcome: "driver",
      says: "service.inf 1.0.0.0",
    });
    expect(match.drivers.map(({ inf }) => inf)).toEqual(["base.inf", "ext.inf", "service.inf"]);
  });

  it("ends when components make each other in a circle", () => {
    const [one, two] = ["SWC\\ONE", "SWC\\TWO"];
    const making = (name: string, names: string, makes: string) =>
      driver(name, [model([names], { componentIds: [makes] })]);
    const match = matched([making("a.inf", id, one), making("b.inf", one, two), making("c.inf", two, one)], [part]);
    expect(match.nodes.map(({ says }) => says)).toEqual(["a.inf 1.0.0.0", "b.inf 1.0.0.0", "c.inf 1.0.0.0"]);
  });
});

describe("a whole device", () => {
  it("tells what it gets once, for which nodes, what waits for Windows and what stays without a driver", () => {
    const other = node(["PCI\\VEN_8086&DEV_0001"], [], { name: "Wi-Fi", problemCode: 28 });
    const match = matched([driver("audio.inf", [model([id]), model([general])])], [part, other, node([general])]);
    expect(match.drivers).toMatchObject([{ inf: "audio.inf", nodes: [0, 2], role: "network" }]);
    expect(match.withoutDriver).toEqual([1]);
    expect(match.nodes[1]).toMatchObject({
      outcome: "none",
      says: "No driver names this part, and the device has none of its own for it.",
    });
  });

  it("says when a driver gives a part no function", () => {
    const silent = driver("null.inf", [model([id], { nullDriver: true })]);
    expect(matched([silent], [part]).nodes[0]?.says).toBe("null.inf 1.0.0.0, which gives the part no function");
  });
});
