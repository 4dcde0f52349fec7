import { describe, expect, it } from "vitest";
import { driver, matched, model, node, ruledOutOf, standingsOf } from "./library.ts";

const part = node(
  ["PCI\\VEN_8086&DEV_15F3&SUBSYS_0CB21028&REV_03", "PCI\\VEN_8086&DEV_15F3&SUBSYS_0CB21028", "PCI\\VEN_8086&DEV_15F3"],
  ["PCI\\VEN_8086&CC_0200", "PCI\\CC_0200"],
);
const [exact = "", subsystem = "", general = ""] = part.hardwareIds;
const [ofMaker = "", ofClass = ""] = part.compatibleIds;
const rankOf = (...models: Parameters<typeof model>[]) =>
  matched(
    [
      driver(
        "nic.inf",
        models.map((one) => model(...one)),
      ),
    ],
    [part],
  ).nodes[0]?.candidates[0]?.rank;

describe("the rank of a driver", () => {
  it("is 0xSSGGTHHH, by where the shared identifier stands in both lists", () => {
    expect(rankOf([[exact]])).toBe("0x00FF0000");
    expect(rankOf([[general]])).toBe("0x00FF0002");
    expect(rankOf([["ROOT\\NONE", "ROOT\\NONE2", subsystem]])).toBe("0x00FF1001");
    expect(rankOf([[ofClass]])).toBe("0x00FF2001");
    expect(rankOf([["ROOT\\NONE", "ROOT\\NONE2", ofClass]])).toBe("0x00FF3101");
    expect(rankOf([[exact], { featureScore: 0x20 }])).toBe("0x00200000");
  });

  it("compares identifiers without case", () => {
    expect(rankOf([[general.toLowerCase()]])).toBe("0x00FF0002");
  });

  it("is the best of all lines of a package that name the part", () => {
    expect(rankOf([[ofClass]], [[general]], [[subsystem]], [["ROOT\\NONE", exact]])).toBe("0x00FF0001");
  });

  it("puts what is unsigned after everything signed", () => {
    const unsigned = driver("unsigned.inf", [model([exact], { featureScore: 0 })], {}, { catalog: null });
    const { candidates = [] } = matched([unsigned, driver("signed.inf", [model([ofClass])])], [part]).nodes[0] ?? {};
    expect(candidates.map(({ inf, rank, signed }) => [inf, rank, signed])).toEqual([
      ["signed.inf", "0x00FF2001", true],
      ["unsigned.inf", "0x80000000", false],
    ]);
  });

  it("is said in words, digit group by digit group", () => {
    const { rankInWords, why } =
      matched([driver("nic.inf", [model([subsystem])])], [part]).nodes[0]?.candidates[0] ?? {};
    expect(rankInWords).toBe(
      "has a catalogue (00), no feature score (FF), 2nd hardware id of the device is the hardware id of the INF (0001)",
    );
    expect(why).toBe("The only driver for this part.");
  });
});

describe("the order of candidates", () => {
  const dated = (name: string, driverDate: string | null, driverVersion: string | null, id = general) =>
    driver(name, [model([id])], {}, { driverDate, driverVersion });

  it("is rank, then date, then version: an old driver for the exact part beats a new one for its kind", () => {
    expect(
      standingsOf(
        [
          dated("new-general.inf", "2026-01-01", "9.0.0.0"),
          dated("old-exact.inf", "2015-01-01", "1.0.0.0", exact),
          dated("older-general.inf", "2020-01-01", "99.0.0.0"),
          dated("same-day.inf", "2026-01-01", "10.0.0.0"),
        ],
        part,
      ),
    ).toEqual([
      "old-exact.inf chosen",
      "same-day.inf worse-rank",
      "new-general.inf worse-rank",
      "older-general.inf worse-rank",
    ]);
  });

  it("asks the date before the version, and compares versions as numbers", () => {
    expect(
      standingsOf([dated("a.inf", "2024-01-01", "99.0.0.0"), dated("b.inf", "2024-01-02", "1.0.0.0")], part),
    ).toEqual(["b.inf chosen", "a.inf older-date"]);
    expect(
      standingsOf([dated("a.inf", "2024-01-01", "1.9.0.0"), dated("b.inf", "2024-01-01", "1.10.0.0")], part),
    ).toEqual(["b.inf chosen", "a.inf lower-version"]);
  });

  it("takes a missing date for older than any", () => {
    expect(standingsOf([dated("a.inf", null, "9.0.0.0"), dated("b.inf", "1999-01-01", null)], part)[0]).toBe(
      "b.inf chosen",
    );
  });

  it("takes the date and version of the install section before those of the file", () => {
    const own = driver("own.inf", [model([general], { driverDate: "2026-02-02", driverVersion: "2.0.0.0" })]);
    expect(standingsOf([dated("a.inf", "2025-01-01", "9.0.0.0"), own], part)[0]).toBe("own.inf chosen");
  });

  it("is a conflict between equal candidates, of which none is chosen", () => {
    const match = matched([dated("a.inf", "2024-01-01", "1.0"), dated("b.inf", "2024-01-01", "1.0.0.0")], [part]);
    expect(match.conflicts).toEqual([0]);
    expect(match.drivers).toEqual([]);
    expect(match.nodes[0]).toMatchObject({
      outcome: "conflict",
      says: "a.inf and b.inf are equally good: decide between them.",
      candidates: [{ standing: "conflict" }, { standing: "conflict" }],
    });
  });

  it("is no conflict between two copies of one INF file", () => {
    const copy = (name: string) => driver(name, [model([general])], { digest: "a".repeat(64) });
    expect(standingsOf([copy("a.inf"), copy("b.inf")], part)).toEqual(["a.inf chosen", "b.inf same-inf"]);
  });

  it("does not depend on the order of the library, but for copies of one file", () => {
    const drivers = [
      dated("a.inf", "2024-01-01", "1.0.0.0"),
      dated("b.inf", "2024-03-01", "1.0.0.0"),
      dated("c.inf", "2024-02-01", "1.0.0.0", ofMaker),
      dated("d.inf", "2024-03-01", "1.0.0.1"),
    ];
    const expected = standingsOf(drivers, part);
    expect(standingsOf(drivers.toReversed(), part)).toEqual(expected);
    expect(expected[0]).toBe("d.inf chosen");
  });
});

describe("what is ruled out", () => {
  it("excludes a device by any of its identifiers", () => {
    const excluding = driver("nic.inf", [model([general], { excludedIds: [subsystem.toLowerCase()] })]);
    expect(ruledOutOf([excluding], part)).toEqual(["nic.inf excluded"]);
    expect(standingsOf([driver("nic.inf", [model([general], { excludedIds: ["PCI\\OTHER"] })])], part)).toEqual([
      "nic.inf chosen",
    ]);
  });

  it("leaves a package its other lines when one excludes the device", () => {
    const excluding = driver("nic.inf", [model([exact], { excludedIds: [exact] }), model([general])]);
    expect(matched([excluding], [part]).nodes[0]?.candidates[0]?.rank).toBe("0x00FF0002");
    expect(ruledOutOf([excluding], part)).toEqual([]);
  });
});
