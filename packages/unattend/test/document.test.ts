import { XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { checkAnswers } from "../src/document/check.ts";
import { AnswersRefused, writeAnswers } from "../src/document/write.ts";
import { passwordAnswer } from "../src/passwords.ts";

const command = (order: number, path: string) => ({ Path: path, Order: order, WillReboot: "OnRequest" });
const problemsOf = (answers: Parameters<typeof checkAnswers>[0]) =>
  checkAnswers(answers).problems.map(({ place, what }) => `${place} ${what}`);

describe("an answer file's text", () => {
  it("has passes, components and settings in Setup's order, whatever the order of the answers", () => {
    const text = writeAnswers(
      {
        oobeSystem: {
          "Microsoft-Windows-Shell-Setup": { TimeZone: "UTC", OOBE: { ProtectYourPC: "3", HideEULAPage: true } },
        },
        specialize: {
          "Microsoft-Windows-UnattendedJoin": {
            Identification: {
              JoinDomain: "contoso.com",
              Credentials: { Username: "join", Password: "p", Domain: "CONTOSO" },
            },
          },
          "Microsoft-Windows-Deployment": { RunSynchronous: [command(1, "a.exe"), command(2, "b.exe")] },
        },
      },
      "arm64",
    );
    expect(XMLValidator.validate(text)).toBe(true);
    const names = [...text.matchAll(/<(?!\/|\?)([\w:-]+)(?: (?:name|pass)="([^"]+)")?/g)].map(
      ([, tag, name]) => name ?? tag,
    );
    expect(names).toEqual([
      ...["unattend", "specialize"],
      ...["Microsoft-Windows-Deployment", "RunSynchronous"],
      ...["RunSynchronousCommand", "Order", "Path", "WillReboot"],
      ...["RunSynchronousCommand", "Order", "Path", "WillReboot"],
      ...["Microsoft-Windows-UnattendedJoin", "Identification"],
      ...["Credentials", "Domain", "Password", "Username", "JoinDomain"],
      ...["oobeSystem", "Microsoft-Windows-Shell-Setup", "OOBE", "HideEULAPage", "ProtectYourPC", "TimeZone"],
    ]);
    expect(text.match(/wcm:action="add"/g)).toHaveLength(2);
    expect(text.match(/processorArchitecture="arm64"/g)).toHaveLength(3);
  });

  it("leaves out what is not answered, for an empty element makes Setup fail", () => {
    const text = writeAnswers(
      {
        auditUser: { "Microsoft-Windows-Deployment": { RunSynchronous: [] } },
        oobeSystem: { "Microsoft-Windows-Shell-Setup": { OOBE: {}, TimeZone: "UTC", RegisteredOwner: undefined } },
      },
      "x64",
    );
    expect(text).not.toMatch(/auditUser|OOBE>|RegisteredOwner|<(\w+)[^>]*><\/\1>|\/>/);
  });

  it("holds what has a meaning in XML as the text it is", () => {
    const text = writeAnswers(
      { specialize: { "Microsoft-Windows-Shell-Setup": { RegisteredOrganization: 'R&D <"A">' } } },
      "x64",
    );
    expect(text).toContain("<RegisteredOrganization>R&amp;D &lt;&quot;A&quot;&gt;</RegisteredOrganization>");
  });
});

describe("answers", () => {
  it("are refused all together, each by its place and never by its value", () => {
    const answers = {
      specialize: {
        "Microsoft-Windows-Shell-Setup": {
          ComputerName: "ABCDEFGHIJKLMNOP",
          ProductKey: "not-a-key",
          OOBE: { HideEULAPage: true },
          Colour: "red",
        },
        "Microsoft-Windows-Deployment": { RunSynchronous: [command(501, "x".repeat(260))] },
      },
      oobeSystem: {
        "Microsoft-Windows-Shell-Setup": {
          OOBE: { SkipMachineOOBE: true, ProtectYourPC: "4" },
          UserAccounts: { LocalAccounts: [{ Name: "a/b", Password: passwordAnswer("s3cret", "Password") }] },
        },
        "Microsoft-Windows-Security-SPP-UX": { SkipAutoActivation: true },
      },
    };
    const problems = problemsOf(answers);
    expect(problems.map((problem) => problem.replace(/Microsoft-Windows-/g, ""))).toEqual([
      "specialize / Deployment / RunSynchronous / RunSynchronousCommand 1 / Order is no whole number from 1 to 500",
      "specialize / Deployment / RunSynchronous / RunSynchronousCommand 1 / Path has more than 259 characters",
      "specialize / Shell-Setup / Colour is no setting that Setup is known to have there",
      "specialize / Shell-Setup / ComputerName has more than 15 characters",
      "specialize / Shell-Setup / OOBE is not known in this pass",
      "specialize / Shell-Setup / ProductKey is not written as Setup wants it",
      "oobeSystem / Security-SPP-UX is not known in this pass",
      "oobeSystem / Shell-Setup / OOBE / SkipMachineOOBE is no setting that Setup is known to have there",
      "oobeSystem / Shell-Setup / OOBE / ProtectYourPC is none of 1, 2, 3",
      "oobeSystem / Shell-Setup / UserAccounts / LocalAccounts / LocalAccount 1 / Name is not written as Setup wants it",
    ]);
    expect(problems.join()).not.toContain("s3cret");
    expect(() => writeAnswers(answers, "x64")).toThrow(AnswersRefused);
  });

  it.each([
    ["a text where settings belong", { specialize: { "Microsoft-Windows-Deployment": { RunSynchronous: "x" } } }],
    [
      "settings where a text belongs",
      { specialize: { "Microsoft-Windows-Shell-Setup": { ComputerName: { a: "b" } } } },
    ],
    [
      "a list where one belongs",
      { oobeSystem: { "Microsoft-Windows-Shell-Setup": { OOBE: [{ HideEULAPage: true }] } } },
    ],
    ["a text for a boolean", { specialize: { "Microsoft-Windows-Security-SPP-UX": { SkipAutoActivation: "yes" } } }],
    ["nothing between the tags", { specialize: { "Microsoft-Windows-Shell-Setup": { RegisteredOwner: "" } } }],
    ["what XML cannot hold", { specialize: { "Microsoft-Windows-Shell-Setup": { RegisteredOwner: "a\u0001" } } }],
  ] as const)("with %s are refused", (_, answers) => {
    expect(problemsOf(answers)).toHaveLength(1);
  });

  it("hide a password as Microsoft's own samples do", () => {
    expect(Buffer.from(passwordAnswer("password", "Password").Value, "base64").toString("utf16le")).toBe(
      "passwordPassword",
    );
    expect(passwordAnswer("password", "Password")).toEqual({
      Value: "cABhAHMAcwB3AG8AcgBkAFAAYQBzAHMAdwBvAHIAZAA=",
      PlainText: false,
    });
    // The sample of AdministratorPassword in Microsoft's reference.
    expect(passwordAnswer("pw", "AdministratorPassword").Value).toBe(
      "cAB3AEEAZABtAGkAbgBpAHMAdAByAGEAdABvAHIAUABhAHMAcwB3AG8AcgBkAA==",
    );
  });
});
