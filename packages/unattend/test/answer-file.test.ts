import { readFile } from "node:fs/promises";
import type { AnswerFileSettings } from "@windlass/protocol";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { renderAnswerFile } from "../src/index.ts";

const settings: AnswerFileSettings = { architecture: "x64", computerName: "WL-5CG1234ABC", language: "en-US" };

const golden = (name: string): Promise<string> => readFile(new URL(`golden/${name}`, import.meta.url), "utf8");

describe("an answer file", () => {
  it("is written for x64 exactly as the golden file says", async () => {
    expect(renderAnswerFile(settings)).toBe(await golden("amd64.xml"));
  });

  it("differs for ARM64 in the architecture attribute only", async () => {
    const text = renderAnswerFile({ ...settings, architecture: "arm64" });
    expect(text).toBe(await golden("arm64.xml"));
    expect(text.replaceAll('"arm64"', '"amd64"')).toBe(renderAnswerFile(settings));
  });

  it("declares UTF-8, has no byte order mark and is well-formed", () => {
    const text = renderAnswerFile({ ...settings, language: "sr-Latn-RS" });
    expect(text.startsWith('<?xml version="1.0" encoding="utf-8"?>')).toBe(true);
    expect(XMLValidator.validate(text)).toBe(true);
    expect(text).not.toMatch(/[^\n\x20-\x7e]/);
  });

  it("puts the computer name into specialize and the language into oobeSystem", () => {
    const parsed = new XMLParser({ ignoreAttributes: false }).parse(renderAnswerFile(settings)) as {
      unattend: { settings: { "@_pass": string; component: Record<string, string> }[] };
    };
    const [specialize, oobeSystem] = parsed.unattend.settings;
    expect(specialize?.["@_pass"]).toBe("specialize");
    expect(specialize?.component.ComputerName).toBe("WL-5CG1234ABC");
    expect(oobeSystem?.["@_pass"]).toBe("oobeSystem");
    for (const name of ["InputLocale", "SystemLocale", "UILanguage", "UserLocale"]) {
      expect(oobeSystem?.component[name]).toBe("en-US");
    }
  });

  it("holds nothing that keeps a device from Windows Autopilot, and no empty element", () => {
    const text = renderAnswerFile(settings);
    expect(text).not.toMatch(/HideOnlineAccountScreens|HideWirelessSetupInOOBE|SkipMachineOOBE|SkipUserOOBE/);
    expect(text).not.toMatch(/UserAccounts|LocalAccount|AutoLogon|Password|ProductKey|Join/);
    expect(text).not.toMatch(/<(\w+)[^>]*><\/\1>|\/>/);
  });

  it.each(["", "123456", "ABCDEFGHIJKLMNOP", "A B", "a<b", "-PC", "PC-", "PÇ"])(
    "refuses the computer name “%s”, for which Setup would refuse the whole file",
    (computerName) => {
      expect(() => renderAnswerFile({ ...settings, computerName })).toThrow(RangeError);
    },
  );

  it.each(["", "en", "english", "en_US", "en-US<", "en-US\n"])("refuses the language “%s”", (language) => {
    expect(() => renderAnswerFile({ ...settings, language })).toThrow(RangeError);
  });

  it.each(["de-DE", "zh-CN", "sr-Latn-RS", "es-419", "ca-ES-valencia"])("takes the language %s", (language) => {
    expect(renderAnswerFile({ ...settings, language })).toContain(`<UILanguage>${language}</UILanguage>`);
  });
});
