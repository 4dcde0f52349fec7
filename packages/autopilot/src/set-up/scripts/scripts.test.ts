import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { setUpWish } from "@windlass/protocol";
import { beforeAll, describe, expect, test } from "vitest";
import { Language, type Node, Parser } from "web-tree-sitter";
import { makeClientCertificate } from "../../entra/certificate.ts";
import { powershellScript } from "./powershell.ts";
import type { ScriptSubject } from "./subject.ts";
import { terraformFile } from "./terraform.ts";

const resolve = createRequire(import.meta.url).resolve;
const grammar = async (path: string) => Language.load(await readFile(resolve(path)));
const mark = "0d5f5c0e-6a55-4c1e-9a3e-4f3f5a0e7b11";
let certificate: ScriptSubject["certificate"];
let powershell: Parser;
let terraform: Parser;

beforeAll(async () => {
  await Parser.init();
  powershell = new Parser().setLanguage(await grammar("tree-sitter-powershell/tree-sitter-powershell.wasm"));
  terraform = new Parser().setLanguage(
    await grammar("@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm"),
  );
  const from = new Date("2026-11-23T10:00:00Z");
  const made = await makeClientCertificate({ commonName: "Windlass", from, days: 365 });
  certificate = { certificatePem: made.certificatePem, endsAt: made.notAfter.toISOString() };
});

const wishWith = (name: string, changes: object = {}) =>
  setUpWish.parse({
    cloud: "global",
    tenantId: null,
    applicationName: name,
    permissions: ["Device.Read.All", "Group.Read.All"],
    credential: { kind: "certificate", validMonths: 12 },
    group: { name: `Group ${name}`, tag: "OD-FINANCE" },
    profile: { name: 'Profile "$&{x}[y]|\\ ', mode: "user-driven", deviceNameTemplate: "W-%SERIAL%" },
    ...changes,
  });

const subjectWith = (name: string, changes: object = {}): ScriptSubject => {
  const wish = wishWith(name, changes);
  return { wish, mark, certificate: wish.credential.kind === "certificate" ? certificate : null };
};

/** Syntax errors with their text; empty for a sound script. */
const errorsIn = (parser: Parser, text: string): string[] => {
  const tree = parser.parse(text.replace("\uFEFF", ""));
  const errors: string[] = [];
  const visit = (node: Node): void => {
    if (node.isError || node.isMissing) errors.push(`${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`);
    for (const child of node.children) if (child) visit(child);
  };
  if (tree) visit(tree.rootNode);
  return errors;
};

/** Each kind of node with its count: text that stays data leaves the shape of the script as it is. */
const shapeOf = (parser: Parser, text: string): Record<string, number> => {
  const shape: Record<string, number> = {};
  const visit = (node: Node): void => {
    shape[node.type] = (shape[node.type] ?? 0) + 1;
    for (const child of node.children) if (child) visit(child);
  };
  const tree = parser.parse(text.replace("\uFEFF", ""));
  if (tree) visit(tree.rootNode);
  return shape;
};

const hostileNames = [
  "O'Brien & Sons",
  "‘typographic’ ‚quotes‛",
  "$(Remove-Item C:\\ -Recurse)",
  "`$env:TEMP`",
  '"; Remove-Item *; "',
  "'; Remove-Item *; '",
  `$\{file("/etc/passwd")}`,
  "%{ for x in y }",
  `$$\{already}`,
  "back\\slash\\",
  "#> <# comment",
  "Zürich 東京 \u2028 line",
];

const hybrid = { profile: { name: "Hybrid", mode: "hybrid-user-driven" }, renewsItself: false };
const profileless = { profile: null, credential: { kind: "client-secret", validMonths: 6 } };

describe("the PowerShell script", () => {
  test.each([
    ["certificate and profile", {}],
    ["client secret and no profile", profileless],
    ["hybrid join and no renewal", hybrid],
  ])("is sound with %s", (_, changes) => {
    expect(errorsIn(powershell, powershellScript(subjectWith("Windlass", changes)))).toEqual([]);
  });

  test.each(hostileNames)("keeps the name %s as data", (name) => {
    const script = powershellScript(subjectWith(name));
    expect(errorsIn(powershell, script)).toEqual([]);
    expect(shapeOf(powershell, script)).toEqual(shapeOf(powershell, powershellScript(subjectWith("Windlass"))));
  });

  test("doubles every quote that PowerShell would end the name at", () => {
    const script = powershellScript(subjectWith("a'b‘c’d‚e‛f$(g)"));
    expect(script).toContain("$ApplicationName = 'a''b‘‘c’’d‚‚e‛‛f$(g)'");
  });

  test("begins with a byte order mark and carries the certificate, but no key", () => {
    const script = powershellScript(subjectWith("Windlass"));
    expect(script.startsWith("\uFEFF#Requires")).toBe(true);
    expect(script).toMatch(/\$Certificate = 'MII[A-Za-z0-9+/]{400,}={0,2}'/u);
    expect(script).not.toContain("PRIVATE KEY");
  });

  test("never writes a client secret to the screen, where transcripts would keep it", () => {
    const script = powershellScript(subjectWith("Windlass", profileless));
    const shown = script.split("\n").filter((line) => /Write-(?:Host|Warning|Output|Verbose)/u.test(line));
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.filter((line) => line.includes("SecretText"))).toEqual([]);
    expect(script).toContain("Set-Clipboard -Value $secret.SecretText");
  });

  test("makes the app its own owner only where it is to renew its credential", () => {
    expect(powershellScript(subjectWith("Windlass"))).toContain("$OwnsItself = $true");
    expect(powershellScript(subjectWith("Windlass"))).toContain("'Directory.Read.All'");
    const without = powershellScript(subjectWith("Windlass", { renewsItself: false }));
    expect(without).toContain("$OwnsItself = $false");
    expect(without).not.toContain("'Application.ReadWrite.OwnedBy'");
  });

  test("names what hybrid join takes by hand, with where to find it", () => {
    const script = powershellScript(subjectWith("Windlass", hybrid));
    expect(script).toContain("Intune Connector for Active Directory: Intune admin center › Devices › Enrollment");
    expect(script).toContain("Domain join profile: Intune admin center › Devices › Configuration");
    expect(powershellScript(subjectWith("Windlass"))).toContain("$ManualSteps = @()");
  });

  test("marks what it makes, so that -Undo finds exactly that", () => {
    expect(powershellScript(subjectWith("Windlass"))).toContain(
      `$Mark = 'Made by Windlass. Set up ${mark.replaceAll("-", "")}.'`,
    );
  });
});

describe("the Terraform file", () => {
  test.each([
    ["certificate and profile", {}],
    ["client secret and no profile", profileless],
    ["hybrid join and no renewal", hybrid],
  ])("is sound with %s", (_, changes) => {
    expect(errorsIn(terraform, terraformFile(subjectWith("Windlass", changes)))).toEqual([]);
  });

  test.each(hostileNames)("keeps the name %s as data", (name) => {
    const file = terraformFile(subjectWith(name));
    expect(errorsIn(terraform, file)).toEqual([]);
    const { template_interpolation, template_directive, template_for_start } = shapeOf(terraform, file);
    expect({ template_interpolation, template_directive, template_for_start }).toEqual({
      // The one of its own: the assignment's address.
      template_interpolation: 1,
      template_directive: undefined,
      template_for_start: undefined,
    });
  });

  test("carries the certificate, but no key, and keeps a secret out of sight", () => {
    const file = terraformFile(subjectWith("Windlass"));
    expect(file).toContain("BEGIN CERTIFICATE");
    expect(file).not.toContain("PRIVATE KEY");
    expect(terraformFile(subjectWith("Windlass", profileless))).toMatch(/client_secret" \{[^}]*sensitive = true/u);
  });

  test("makes the app its own owner where it is to renew its credential, and names steps by hand", () => {
    expect(terraformFile(subjectWith("Windlass"))).toContain('resource "azuread_application_owner" "windlass"');
    const file = terraformFile(subjectWith("Windlass", hybrid));
    expect(file).not.toContain("azuread_application_owner");
    expect(file).toMatch(/^# 4\. Domain join profile: Intune admin center/mu);
    expect(terraformFile(subjectWith("Windlass"))).not.toContain("by hand");
  });

  test("asks the cloud that was chosen", () => {
    const file = terraformFile(subjectWith("Windlass", { cloud: "dod" }));
    expect(file).toContain('environment = "usgovernmentl5"');
    expect(file).toContain('msgraph_endpoint = "https://dod-graph.microsoft.us"');
  });
});
