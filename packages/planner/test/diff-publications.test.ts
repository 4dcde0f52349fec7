import { canonicalJson, type PublicationBody, publicationChange, publishedPackage } from "@windlass/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultVolumes, diffPublications } from "../src/index.ts";
import { build, copyStep, hash, id, publication, scriptStep, tools } from "./fixtures.ts";

const changeOf = (before: PublicationBody, after: PublicationBody, field: string) =>
  diffPublications(before, after)
    .flatMap((change) => change.fields)
    .find((change) => change.field === field);

const rule = (minimumVersion: string) => ({
  kind: "file-version" as const,
  path: "C:\\Tools\\tool.exe",
  minimumVersion,
});

/** The value is not looked at, and yet is part of the rule. */
const unread = (value: string) => ({
  kind: "registry-value" as const,
  root: "HKEY_LOCAL_MACHINE" as const,
  key: "SOFTWARE\\Contoso",
  name: "Tools",
  view: "64-bit" as const,
  operator: "exists" as const,
  value,
});

describe("the changes between publications", () => {
  it("are none between equal ones, whatever their numbers and times", () => {
    expect(diffPublications(publication(), publication({ number: 8, createdAt: "2026-11-21T08:00:00.000Z" }))).toEqual(
      [],
    );
  });

  it("are everything added before the first publication", () => {
    expect(diffPublications(null, publication()).map(({ kind, objectKind, name }) => [kind, objectKind, name])).toEqual(
      [
        ["added", "build", "Office"],
        ["added", "operating-system", "Windows 11 24H2"],
        ["added", "software-package", "Contoso Tools"],
      ],
    );
  });

  it("name fields by dotted paths and packages by name and version", () => {
    const office = { ...tools, id: id(50), name: "Office", version: "16" };
    const after = publication({
      builds: [build({ packageIds: [id(30), id(50)], autopilot: null })],
      packages: [tools, office],
    });
    expect(changeOf(publication(), after, "packageIds")).toEqual({
      field: "packageIds",
      before: "Contoso Tools 2.1.0",
      after: "Contoso Tools 2.1.0, Office 16",
    });
    expect(changeOf(publication(), after, "Autopilot, group tag")).toEqual({
      field: "Autopilot, group tag",
      before: "OD-OFFICE",
      after: null,
    });
    expect(diffPublications(publication(), after)).toContainEqual(
      expect.objectContaining({ kind: "added", objectId: id(50) }),
    );
  });

  it("name the disk partition template and the local security model of a build", () => {
    const template = (digit: number, name: string) => ({ id: id(digit), name, volumes: [...defaultVolumes] });
    const before = publication({
      builds: [build({ diskTemplateId: id(50) })],
      diskTemplates: [template(50, "Standard")],
    });
    const after = publication({
      builds: [build({ diskTemplateId: id(51), securityModelId: id(52) })],
      diskTemplates: [template(51, "With data")],
      securityModels: [{ id: id(52), name: "Kiosk", accounts: [], groups: [] }],
    });
    expect(diffPublications(before, after).map(({ kind, objectKind, name }) => [kind, objectKind, name])).toEqual([
      ["changed", "build", "Office"],
      ["added", "disk-template", "With data"],
      ["removed", "disk-template", "Standard"],
      ["added", "security-model", "Kiosk"],
    ]);
    expect(diffPublications(before, after)[0]?.fields).toEqual([
      { field: "disk partition template", before: "Standard", after: "With data" },
      { field: "local security model", before: "none", after: "Kiosk" },
    ]);
  });

  it("tell of vendors and locations only while filters ask for them before and after", () => {
    const dell = { id: id(60), name: "Dell", aliases: ["Alienware"] };
    const asking = publication({ vendors: [dell] });
    expect(diffPublications(publication(), asking)).toEqual([]);
    expect(diffPublications(asking, publication({ vendors: [{ ...dell, aliases: [] }] }))).toEqual([
      expect.objectContaining({ kind: "changed", objectKind: "vendor", name: "Dell" }),
    ]);
  });

  it("say in words that a build goes another way into Autopilot", () => {
    const preparation = {
      way: "device-preparation" as const,
      groupObjectId: id(41),
      policyName: "Sales",
      importIdentifiers: true,
      waitPolicy: {
        kind: "minutes" as const,
        minutes: 10,
        afterwards: "continue" as const,
        whenFailed: "fail" as const,
      },
    };
    const after = publication({ builds: [build({ autopilot: preparation })] });
    expect(diffPublications(publication(), after)[0]?.fields).toEqual([
      {
        field: "Windows Autopilot",
        before: "registration with the hardware hash",
        after: "device preparation",
      },
      { field: "Autopilot, intended mode", before: "user-driven", after: null },
      { field: "Autopilot, group tag", before: "OD-OFFICE", after: null },
      { field: "Autopilot, group object id", before: id(40), after: id(41) },
      { field: "Autopilot, waits", before: "until ready", after: "up to 10 minutes, then continue" },
      { field: "Autopilot, policy", before: null, after: "Sales" },
      { field: "Autopilot, corporate identifiers imported", before: null, after: "yes" },
    ]);
    const none = publication({ builds: [build({ autopilot: null })] });
    expect(changeOf(none, publication(), "Windows Autopilot")).toMatchObject({ before: "not used" });
  });

  it("tell an operating system's entry by its architecture", () => {
    const [x64, arm64] = build().operatingSystems;
    if (!x64 || !arm64) throw new Error("the fixture has both");
    const after = publication({ builds: [build({ operatingSystems: [arm64, { ...x64, language: "de-DE" }] })] });
    expect(changeOf(publication(), after, "operatingSystems.x64.language")).toEqual({
      field: "operatingSystems.x64.language",
      before: "en-US",
      after: "de-DE",
    });
  });

  it("show the part of a long script that differs", () => {
    const script = (word: string) =>
      `${"Write-Output 'same'\n".repeat(200)}Set-Thing ${word}\n${"# end\n".repeat(100)}`;
    const of = (word: string) =>
      publication({ packages: [{ ...tools, steps: [scriptStep(32, { script: script(word) })] }] });
    const change = changeOf(of("first"), of("second"), "steps.Configure.script");
    expect(change?.before).toContain("Set-Thing first");
    expect(change?.after).toContain("Set-Thing second");
    expect(change?.after?.length).toBeLessThan(130);
  });

  it("see a changed order of steps", () => {
    const of = (steps: typeof tools.steps) => publication({ packages: [{ ...tools, steps }] });
    const [copy, script] = tools.steps;
    if (!copy || !script) throw new Error("the fixture has both");
    expect(changeOf(of([copy, script]), of([script, copy]), "steps")).toEqual({
      field: "steps",
      before: "Copy the tools, Configure",
      after: "Configure, Copy the tools",
    });
  });

  const fieldsBetween = (before: object, after: object) =>
    diffPublications(
      publication({ packages: [publishedPackage.parse({ ...tools, ...before })] }),
      publication({ packages: [publishedPackage.parse({ ...tools, ...after })] }),
    ).flatMap(({ fields }) => fields);

  it("tell a step that came or went in a line, and of those that stayed what changed", () => {
    const [copy, script] = [copyStep(31, "tools"), scriptStep(32)];
    const product = "{C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11}";
    const removal = { id: id(33), name: "Remove it", kind: "msi", action: "uninstall", productCode: product };
    const fields = fieldsBetween(
      { steps: [copy, scriptStep(34, { name: "Sign in" })] },
      { steps: [script, { ...copy, overwrite: false }], uninstallSteps: [removal] },
    );
    expect(fields).toEqual([
      { field: "step “Sign in” removed", before: null, after: null },
      { field: "step “Configure” added", before: null, after: "PowerShell, exit 0" },
      { field: "uninstall step “Remove it” added", before: null, after: `MSI, uninstall ${product}` },
      { field: "steps.Copy the tools.overwrite", before: "true", after: "false" },
    ]);
  });

  it("say nothing of what an added step is given", () => {
    const variables = [{ name: "PASSWORD", value: "plain" }];
    const properties = [{ name: "KEY", value: "plain" }];
    const given = [
      scriptStep(33, { variables }),
      { id: id(34), name: "Install", kind: "msi", file: "a.msi", properties },
    ];
    expect(JSON.stringify(fieldsBetween({ steps: [] }, { steps: given }))).not.toContain("plain");
  });

  it("say what a detection rule looks for that came, went, changed or moved", () => {
    const [one, other, third] = [rule("1"), rule("2"), unread("a")];
    const file = (version: string) => `file C:\\Tools\\tool.exe, ${version} or newer`;
    expect(fieldsBetween({}, { detection: [one] })).toEqual([
      { field: "detection rule added", before: null, after: file("1") },
    ]);
    expect(fieldsBetween({ detection: [one, third] }, { detection: [third] })).toEqual([
      { field: `detection rule removed: ${file("1")}`, before: null, after: null },
    ]);
    expect(fieldsBetween({ detection: [one, third] }, { detection: [other, third] })).toEqual([
      { field: "detection rule", before: file("1"), after: file("2") },
    ]);
    expect(fieldsBetween({ detection: [one, other] }, { detection: [other, one] })).toMatchObject([
      { field: "order of detection rules" },
    ]);
  });

  it("tell an object that was replaced by another of the same name", () => {
    const after = publication({
      builds: [build({ packageIds: [id(60)] })],
      packages: [{ ...tools, id: id(60) }],
    });
    const change = changeOf(publication(), after, "packageIds");
    expect(change?.before).not.toBe(change?.after);
    expect(diffPublications(publication(), after).map((entry) => entry.kind)).toEqual(["changed", "added", "removed"]);
  });

  it("keep a file's change apart by its path", () => {
    const [first, ...others] = tools.files;
    if (!first) throw new Error("the fixture has files");
    const after = publication({ packages: [{ ...tools, files: [{ ...first, sha256: hash("e") }, ...others] }] });
    expect(changeOf(publication(), after, "files.tools/agent.exe.sha256")).toMatchObject({ after: hash("e") });
  });

  it("say nothing of another archive of the same files", () => {
    const after = publication({ packages: [{ ...tools, archive: null }] });
    expect(diffPublications(publication(), after)).toEqual([]);
  });

  const packages = fc.uniqueArray(
    fc
      .record({
        id: fc.nat({ max: 6 }).map((digit) => id(digit + 100)),
        name: fc.constantFrom("Tools", "Office", "none"),
        version: fc.constantFrom("1", "2", "2, 3"),
        steps: fc.array(fc.constantFrom(scriptStep(1), scriptStep(2, { script: "exit 1" }), copyStep(3, "a")), {
          maxLength: 3,
        }),
        detection: fc.array(fc.constantFrom(rule("1"), rule("2"), unread("a"), unread("b")), { maxLength: 3 }),
        files: fc.array(
          fc.record({
            path: fc.constantFrom("a", "a/b", "c"),
            sha256: fc.constantFrom(hash("1"), hash("2")),
            sizeBytes: fc.nat(),
          }),
          { maxLength: 3 },
        ),
        archive: fc.constant(null),
      })
      .map((entry) => publishedPackage.parse(entry)),
    { selector: (entry) => entry.id, maxLength: 5 },
  );

  it("are empty exactly when the deployable content is equal, and always have valid, differing texts", () => {
    fc.assert(
      fc.property(packages, packages, (left, right) => {
        const [before, after] = [publication({ packages: left }), publication({ packages: right })];
        const changes = diffPublications(before, after);
        const sorted = (list: typeof left) => canonicalJson([...list].sort((a, b) => a.id.localeCompare(b.id)));
        expect(changes.length === 0).toBe(sorted(left) === sorted(right));
        for (const change of changes) {
          publicationChange.parse(change);
          for (const { field, before, after } of change.fields)
            if (!/^(step .* removed|detection rule removed: .*)$/.test(field)) expect(before).not.toBe(after);
        }
      }),
    );
  });

  it("are mirrored when the publications are exchanged", () => {
    fc.assert(
      fc.property(packages, packages, (left, right) => {
        const [before, after] = [publication({ packages: left }), publication({ packages: right })];
        const there = diffPublications(before, after);
        const back = diffPublications(after, before);
        const ids = (changes: typeof there, kind: string) =>
          changes
            .filter((change) => change.kind === kind)
            .map((change) => change.objectId)
            .sort();
        expect(ids(there, "added")).toEqual(ids(back, "removed"));
        expect(ids(there, "removed")).toEqual(ids(back, "added"));
        expect(ids(there, "changed")).toEqual(ids(back, "changed"));
      }),
    );
  });
});
