import { readdir, readFile } from "node:fs/promises";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { AnswersRefused, renderAnswerFiles } from "../src/index.ts";
import { builds, filling, settingsFor } from "./builds.ts";

const golden = (name: string): Promise<string> => readFile(new URL(`golden/${name}.xml`, import.meta.url), "utf8");
const filesOf = (name: string) => {
  const settings = builds[name];
  if (!settings) throw new Error(`no build ${name}`);
  return renderAnswerFiles(settings, filling());
};

describe("the answer files of a build", () => {
  it.each(Object.keys(builds))("are for %s exactly as the golden files say", async (name) => {
    const { first, handOver } = filesOf(name);
    expect(first).toBe(await golden(`${name}.first`));
    if (handOver !== null) expect(handOver).toBe(await golden(`${name}.hand-over`));
    const kept = await readdir(new URL("golden/", import.meta.url));
    expect(kept.includes(`${name}.hand-over.xml`)).toBe(handOver !== null);
  });

  it.each(Object.keys(builds))(
    "are for %s well-formed text of one line for one value, without an empty element",
    (name) => {
      for (const text of Object.values(filesOf(name))) {
        if (text === null) continue;
        expect(text.startsWith('<?xml version="1.0" encoding="utf-8"?>')).toBe(true);
        expect(XMLValidator.validate(text)).toBe(true);
        expect(text).not.toMatch(/[^\n\x20-\x7e]/);
        expect(text).not.toMatch(/<([\w-]+)[^>]*><\/\1>|\/>/);
      }
    },
  );

  it("differ for ARM64 in the architecture attribute only", () => {
    const { first } = filesOf("autopilot-user-driven-arm64");
    expect(first.replaceAll('"arm64"', '"amd64"')).toBe(filesOf("autopilot-user-driven-x64").first);
  });

  it("answer nothing of the out-of-box experience where Windows Autopilot shall have it", () => {
    const { first, handOver } = filesOf("autopilot-user-driven-x64");
    expect(handOver).toBeNull();
    expect(first).not.toMatch(/OOBE>|UserAccounts|AutoLogon|ComputerName|Password|ProductKey/);
    expect(first).toContain("<Mode>Audit</Mode>");
  });

  it("have one password for the account that is signed in and for its account, hidden as Windows wants it", () => {
    const parsed = new XMLParser({ ignoreAttributes: false }).parse(filesOf("kiosk").first);
    const shell = parsed.unattend.settings[1].component[1];
    const [operator, visitor] = shell.UserAccounts.LocalAccounts.LocalAccount;
    expect(shell.AutoLogon.Password).toEqual(operator.Password);
    expect(Buffer.from(operator.Password.Value, "base64").toString("utf16le")).toBe("made-here-1Password");
    expect(visitor.Password.Value).not.toBe(operator.Password.Value);
  });

  it("are refused for an account to sign in that is none of them, and for a computer account that was not given", () => {
    const ending = {
      kind: "desktop" as const,
      pages: {},
      accounts: [{ name: "A", groups: ["Users"] }],
      signedIn: "B",
    };
    expect(() => renderAnswerFiles(settingsFor({ ending }), filling())).toThrow("there is no account B");
    const joined = builds["offline-domain-join"] ?? settingsFor();
    expect(() => renderAnswerFiles(joined, { ...filling(), domainBlob: null })).toThrow("was not given");
  });

  it.each(["123456", "ABCDEFGHIJKLMNO.", "A B", "a<b", "-PC", "PC-", "PÇ"])(
    "are refused for the computer name “%s”, for which Setup would refuse the whole file",
    (computerName) => {
      const settings = { ...settingsFor(), computerName };
      expect(() => renderAnswerFiles(settings, filling())).toThrow(AnswersRefused);
    },
  );

  it.each(["", "en", "english", "en_US", "en-US<", "en-US\n"])("are refused for the language “%s”", (language) => {
    expect(() => renderAnswerFiles(settingsFor({ language }), filling())).toThrow(AnswersRefused);
  });

  it.each(["de-DE", "zh-CN", "sr-Latn-RS", "es-419", "ca-ES-valencia"])("take the language %s", (language) => {
    expect(renderAnswerFiles(settingsFor({ language }), filling()).first).toContain(
      `<UILanguage>${language}</UILanguage>`,
    );
  });
});
