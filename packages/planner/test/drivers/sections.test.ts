import type { DriverTarget } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { driver, model, node, ruledOutOf, standingsOf, target, windows11 } from "./library.ts";

const id = "PCI\\VEN_8086&DEV_15F3";

/** A driver whose one [Manufacturer] line has these sections, each naming the part only where it says so. */
const withSections = (...sections: [target: DriverTarget, names: boolean][]) =>
  driver(
    "nic.inf",
    [],
    {},
    {
      manufacturers: [
        {
          name: "Contoso",
          sections: sections.map(([one, names]) => ({ target: one, models: names ? [model([id])] : [] })),
        },
      ],
    },
  );
const chosen = ["nic.inf chosen"];

describe("the models section of a [Manufacturer] line", () => {
  it("is the one with the highest build that is not above the system's", () => {
    const one = withSections(
      [target(), false],
      [target({ minimumBuild: 22000 }), true],
      [target({ minimumBuild: 26200 }), false],
    );
    expect(standingsOf([one], node([id]))).toEqual(chosen);
    expect(ruledOutOf([one], node([id]), { ...windows11, build: 19045 })).toEqual(["nic.inf build"]);
  });

  it("is final: a part that only an older section names is not found in it", () => {
    const one = withSections([target(), true], [target({ minimumBuild: 22000 }), false]);
    expect(standingsOf([one], node([id]))).toEqual([]);
    expect(ruledOutOf([one], node([id]))).toEqual(["nic.inf other-section"]);
    expect(standingsOf([one], node([id]), { ...windows11, build: 19045 })).toEqual(chosen);
  });

  it("is of the system's own architecture, without exception", () => {
    const x86 = target({ architecture: "x86", version: null });
    expect(ruledOutOf([withSections([x86, true])], node([id]))).toEqual(["nic.inf architecture"]);
    expect(standingsOf([withSections([x86, true])], node([id]), { ...windows11, architecture: "x86" })).toEqual(chosen);
    const arm = withSections([target({ architecture: "arm64" }), true], [target(), false]);
    expect(standingsOf([arm], node([id]), { ...windows11, architecture: "arm64" })).toEqual(chosen);
  });

  it("is rather one for a version than one for a product type, and one for a product type than one for neither", () => {
    const bare = target({ version: null });
    const workstation = target({ version: null, productType: 1 });
    expect(standingsOf([withSections([workstation, false], [target(), true])], node([id]))).toEqual(chosen);
    expect(standingsOf([withSections([bare, false], [workstation, true])], node([id]))).toEqual(chosen);
    expect(ruledOutOf([withSections([target({ productType: 3 }), true])], node([id]))).toEqual([
      "nic.inf product-type",
    ]);
    expect(ruledOutOf([withSections([target({ suiteMask: 0x80 }), true])], node([id]))).toEqual(["nic.inf suite"]);
  });

  it("may be of an older Windows, whatever its build, and never of a newer", () => {
    expect(
      standingsOf(
        [withSections([target({ version: { major: 6, minor: 1 }, minimumBuild: 99_999 }), true])],
        node([id]),
      ),
    ).toEqual(chosen);
    expect(ruledOutOf([withSections([target({ version: { major: 11, minor: 0 } }), true])], node([id]))).toEqual([
      "nic.inf version",
    ]);
  });

  it("is chosen for each line on its own, so that a maker on two lines has two sections in use", () => {
    const other = "PCI\\VEN_8086&DEV_0001";
    const two = driver(
      "nic.inf",
      [],
      {},
      {
        manufacturers: [
          { name: "Contoso", sections: [{ target: target(), models: [model([id])] }] },
          { name: "Contoso", sections: [{ target: target({ minimumBuild: 22000 }), models: [model([other])] }] },
        ],
      },
    );
    expect(standingsOf([two], node([id]))).toEqual(chosen);
    expect(standingsOf([two], node([other]))).toEqual(chosen);
  });
});
