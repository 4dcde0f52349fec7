import { describe, expect, it } from "vitest";
import { encode, infFixture, readText, versionSection } from "./testing.ts";

/** A driver with one model, whose lines a test gives. */
const withModel = (line: string, rest = "") =>
  `${versionSection}[Manufacturer]\n%M%=Sect,NTamd64\n[Sect.NTamd64]\n${line}\n[I]\n${rest}\n[Strings]\nM=Maker\nD="Device"\n`;

const modelOf = async (text: string) => {
  const { facts, problems } = await readText(text);
  const [model] = facts.manufacturers[0]?.sections[0]?.models ?? [];
  return {
    description: model?.description,
    ids: [...(model?.hardwareIds ?? []), ...(model?.compatibleIds ?? [])],
    problems,
  };
};

describe("the bytes of an INF", () => {
  it("are read alike in every encoding, and problems name the byte in each", async () => {
    const text = infFixture("printer.inf");
    const expected = (await readText(text)).facts;
    expect(expected.manufacturers[0]?.sections[1]?.models[0]?.description).toBe("Contoso Laser – for large offices");
    for (const [encoding, mark] of [
      ["utf-16le", true],
      ["utf-16le", false],
      ["utf-16be", true],
      ["utf-16be", false],
      ["utf-8", true],
    ] as const) {
      const bytes = encode(text, encoding, mark);
      const inf = await readText(bytes);
      expect({ encoding: inf.encoding, facts: inf.facts }).toEqual({ encoding, facts: expected });
      const [problem] = inf.problems;
      const wide = encoding === "utf-8" ? 1 : 2;
      const place = bytes.subarray(problem?.offset ?? 0, (problem?.offset ?? 0) + 6 * wide);
      expect(new TextDecoder(encoding).decode(place)).toBe("1=%Dis");
    }
  });

  it("are taken as windows-1252 where they are neither UTF-16 nor UTF-8", async () => {
    const inf = await readText(encode(`${versionSection}[Manufacturer]\n"Büro"=S\n[S]\n`, "windows-1252"));
    expect(inf).toMatchObject({ encoding: "windows-1252", facts: { manufacturers: [{ name: "Büro" }] } });
    expect((await readText(versionSection)).encoding).toBe("ascii");
  });

  it("may end in zeros or DOS's end mark, but hold no other zero", async () => {
    await expect(readText(`${versionSection}\r\n\u001a\0\0`)).resolves.toMatchObject({ facts: { class: "Net" } });
    await expect(readText(`${versionSection}\0[X]`)).rejects.toMatchObject({
      code: "inf.not-text",
      message: expect.stringContaining(`byte ${versionSection.length}.`),
    });
  });
});

describe("the lines of an INF", () => {
  it.each(["\n", "\r\n", "\r"])("end in %j", async (end) => {
    const text = withModel("%D%=I,PCI\\A,\\\n PCI\\B").replaceAll("\n", end);
    expect(await modelOf(text)).toMatchObject({ description: "Device", ids: ["PCI\\A", "PCI\\B"] });
  });

  it("go on after a backslash, blanks and a comment, not after one in quotes or a comment", async () => {
    expect((await modelOf(withModel("%D% = I, PCI\\A, \\ ; more\n\tPCI\\B,\\\\\nPCI\\C"))).ids).toEqual([
      "PCI\\A",
      "PCI\\B",
      "PCI\\C",
    ]);
    expect((await modelOf(withModel('%D%=I,"PCI\\A\\"\n%D%=I,PCI\\B'))).ids).toEqual(["PCI\\A\\"]);
    expect((await modelOf(withModel("%D%=I,PCI\\A ; no, \\\n%D%=I,PCI\\B"))).ids).toEqual(["PCI\\A"]);
  });

  it("keep semicolons, commas, equals signs, blanks and doubled quotes within quotes", async () => {
    const { description } = await modelOf(withModel('  " a;b, c=d ""e"" " = I , PCI\\A ; comment'));
    expect(description).toBe(' a;b, c=d "e" ');
  });

  it("tell of a quotation mark that is never closed", async () => {
    const { problems, ids } = await modelOf(withModel('"Device=I\n%D%=I,PCI\\A'));
    expect(problems).toContainEqual(expect.objectContaining({ code: "quote-unclosed", line: 11 }));
    expect(ids).toEqual(["PCI\\A"]);
  });

  it("below headers of one name belong together, whatever their case", async () => {
    const text = withModel("%D%=I,PCI\\A", "[SECT.ntAMD64]\nOther=i,PCI\\B");
    expect((await readText(text)).facts.manufacturers[0]?.sections[0]?.models).toHaveLength(2);
  });

  it("are refused with line and byte before the first section and for a header without its bracket", async () => {
    await expect(readText("\n; fine\n oops\n[Version]\n")).rejects.toMatchObject({
      code: "inf.unreadable",
      message: expect.stringContaining("line 3 (byte 9)"),
    });
    await expect(readText(`${versionSection}[Manufacturer\n]`)).rejects.toMatchObject({
      code: "inf.unreadable",
      message: expect.stringContaining("line 8 (byte "),
    });
  });
});

describe("the strings of an INF", () => {
  it("may stand for anything, several in a value, and a doubled percent sign is one", async () => {
    const text = `${versionSection}[Manufacturer]\n%M%=%S%,NT%A%\n[Models.NTamd64]\n"%a%-%M% 100%%"=%I%,%Bus%\\VEN_%V%\n[Inst]\n[Strings]\nM=Maker\nS=Models\nA="amd64"\nI=Inst\nBus=PCI\nV=8086\n`;
    expect(await modelOf(text)).toEqual({ description: "amd64-Maker 100%", ids: ["PCI\\VEN_8086"], problems: [] });
  });

  it("are not looked through again, and stay as written where no section defines them", async () => {
    const { description, problems } = await modelOf(withModel('"%X% 50% of %Y%"=I,PCI\\A', "[Strings]\nX=%D%\n"));
    expect(description).toBe("%D% 50% of %Y%");
    expect(problems).toEqual([
      expect.objectContaining({ code: "string-undefined", message: expect.stringContaining("%Y%") }),
    ]);
  });

  it("come from the section without language first, and from localised ones where it lacks them", async () => {
    const text = withModel("%D%-%E%=I,PCI\\A", "[Strings.0407]\nD=Gerät\nE=nur deutsch\n");
    const { description, problems } = await modelOf(text);
    expect(description).toBe("Device-nur deutsch");
    expect(problems).toMatchObject([{ code: "string-only-localised" }]);
  });
});
