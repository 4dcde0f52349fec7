import type { CatalogueDriver, CataloguePack } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { compilePlan, selectFromCatalogue } from "../../src/index.ts";
import { build, hash, id, inventory, publication } from "../fixtures.ts";
import { facts, model, node, target } from "./library.ts";

const card = "PCI\\VEN_8086&DEV_15F3";
const audio = "HDAUDIO\\FUNC_01&VEN_10EC";

const catalogueDriver = (
  number: number,
  ids: readonly string[],
  changes: Partial<CatalogueDriver> = {},
  componentIds: string[] = [],
): CatalogueDriver => ({
  id: id(number),
  inf: `driver${number}.inf`,
  description: `Driver ${number}`,
  facts: facts({
    manufacturers: [{ name: "Contoso", sections: [{ target: target(), models: [model(ids, { componentIds })] }] }],
  }),
  availableToWindowsPe: false,
  architectures: null,
  minimumBuild: null,
  filter: null,
  packIds: [],
  digest: `digest ${number}`,
  archive: { sha256: hash("e"), sizeBytes: 1000 + number },
  ...changes,
});

const linesOf = (drivers: readonly CatalogueDriver[], packs: readonly CataloguePack[] = []) => {
  let reads = 0;
  const open = async function* () {
    reads += 1;
    yield JSON.stringify({ schemaVersion: 1, packs });
    for (const driver of drivers) yield JSON.stringify(driver);
  };
  return { open, reads: () => reads };
};

const nodes = [node([card], [], { name: "Ethernet" }), node([audio], [], { name: "Audio", problemCode: 28 })];

const planFor = async (drivers: readonly CatalogueDriver[], packs: readonly CataloguePack[] = [], changes = {}) => {
  const device = inventory({ deviceNodes: nodes });
  return compilePlan({
    publication: publication({ builds: [build({ packageIds: [], autopilot: null, ...changes })] }),
    publicationSha256: hash("f"),
    buildId: id(10),
    inventory: device,
    random: () => 0.5,
    drivers: await selectFromCatalogue(linesOf(drivers, packs).open, nodes, "the catalogue"),
  });
};

const injectionOf = (plan: Awaited<ReturnType<typeof planFor>>) => {
  const step = plan.steps.find(({ action }) => action === "inject-drivers");
  return step?.action === "inject-drivers" ? step : undefined;
};

describe("a driver catalogue on a device", () => {
  it("is read once, and only drivers that name an identifier of the device are kept, in whatever case", async () => {
    const lines = linesOf([catalogueDriver(1, ["PCI\\OTHER"]), catalogueDriver(2, [card.toLowerCase()])]);
    const { drivers } = await selectFromCatalogue(lines.open, nodes, "the catalogue");
    expect(drivers.map(({ inf }) => inf)).toEqual(["driver2.inf"]);
    expect(lines.reads()).toBe(1);
  });

  it("is read again for the software components that a driver makes", async () => {
    const component = catalogueDriver(1, ["SWC\\CONTROL"]);
    const lines = linesOf([component, catalogueDriver(2, [card], {}, ["SWC\\CONTROL"])]);
    const { drivers } = await selectFromCatalogue(lines.open, nodes, "the catalogue");
    expect(drivers.map(({ inf }) => inf)).toEqual(["driver1.inf", "driver2.inf"]);
    expect(lines.reads()).toBe(2);
  });

  it("is refused with its name and line where a line is no driver", async () => {
    const open = async function* () {
      yield JSON.stringify({ schemaVersion: 1, packs: [] });
      yield `{"facts": ${JSON.stringify(card)}}`;
    };
    await expect(selectFromCatalogue(open, nodes, "the catalogue")).rejects.toMatchObject({
      code: "driver.catalogue-damaged",
      message: expect.stringContaining("the catalogue is damaged at line 2"),
    });
  });
});

describe("a plan with drivers", () => {
  it("adds the chosen ones to the applied image, each with its parts and why, and tells what gets none", async () => {
    const plan = await planFor([catalogueDriver(1, [card])]);
    expect(plan.steps.map(({ action }) => action).slice(0, 4)).toEqual([
      "partition-disk",
      "apply-image",
      "inject-drivers",
      "write-answer-file",
    ]);
    expect(injectionOf(plan)).toMatchObject({
      phase: "image",
      title: "Add 1 driver to Windows",
      whenDriverFails: "go-on",
      drivers: [
        {
          id: id(1),
          inf: "driver1.inf",
          provider: "Contoso",
          class: "Net",
          version: "1.0.0.0",
          archive: { sha256: hash("e"), sizeBytes: 1001 },
          devices: ["Ethernet"],
          why: "The only driver for this part.",
        },
      ],
    });
    expect(plan.driverFindings).toMatchObject([{ kind: "none", device: "Audio", hardwareId: audio }]);
  });

  it("adds none of two equally good ones and says which", async () => {
    const plan = await planFor([catalogueDriver(1, [card]), catalogueDriver(2, [card])]);
    expect(injectionOf(plan)).toBeUndefined();
    expect(plan.driverFindings[0]).toMatchObject({
      kind: "conflict",
      device: "Ethernet",
      why: expect.stringContaining("driver1.inf and driver2.inf are equally good"),
    });
  });

  it("prefers the pack whose filter names the model, and passes over one for another model", async () => {
    const packFor = (number: number, model: string): CataloguePack => ({
      id: id(number),
      name: model,
      filter: { field: "model", operator: "is", values: [model] },
    });
    const packs = [packFor(50, "Latitude 5450"), packFor(51, "Latitude 5440")];
    const newer = { driverDate: "2026-01-01" };
    const general = catalogueDriver(1, [card]);
    const plan = await planFor(
      [
        { ...general, facts: { ...general.facts, ...newer } },
        catalogueDriver(2, [card], { packIds: [id(50)] }),
        catalogueDriver(3, [audio], { packIds: [id(51)] }),
      ],
      packs,
    );
    expect(injectionOf(plan)?.drivers).toMatchObject([{ inf: "driver2.inf", pack: "Latitude 5450" }]);
    expect(plan.driverFindings).toMatchObject([
      { kind: "none", device: "Audio", why: expect.stringContaining("The filter of Latitude 5440 does not match") },
    ]);
  });

  it("takes a driver of two packs once, through the pack that is for the device", async () => {
    const packs: CataloguePack[] = ["Latitude 5440", "Latitude 5450"].map((model, index) => ({
      id: id(60 + index),
      name: model,
      filter: { field: "model", operator: "is", values: [model] },
    }));
    const plan = await planFor([catalogueDriver(1, [card], { packIds: [id(60), id(61)] })], packs);
    expect(injectionOf(plan)?.drivers).toMatchObject([{ inf: "driver1.inf", pack: "Latitude 5450" }]);
  });

  it("keeps to what people limited a driver to", async () => {
    const narrow = await planFor([
      catalogueDriver(1, [card], { architectures: ["arm64"] }),
      catalogueDriver(2, [audio], { minimumBuild: 26200 }),
    ]);
    expect(injectionOf(narrow)).toBeUndefined();
    expect(narrow.driverFindings.map(({ why }) => why)).toEqual([
      expect.stringContaining("limited to Windows build 26200"),
      expect.stringContaining("limited to arm64"),
    ]);
  });

  it("has the build's word on what happens when one fails", async () => {
    const plan = await planFor([catalogueDriver(1, [card])], [], { whenDriverFails: "stop" });
    expect(injectionOf(plan)?.whenDriverFails).toBe("stop");
  });
});
