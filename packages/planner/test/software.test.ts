import { cmdStep, executeStep, msiStep, type ProgramStep, powershellStep, publishedPackage } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { compilePlan, dependencyCycle, devicePath, programStartOf, validatePublication } from "../src/index.ts";
import { build, id, inventory, publication, scriptStep } from "./fixtures.ts";

const surroundings = { folder: "C:\\Windlass\\run", logFile: "C:\\Windlass\\run\\msi.log", variables: {} };
const base = { id: id(1), name: "Step" };
const lineOf = (step: ProgramStep) => programStartOf(step, surroundings)?.commandLine;

describe("command lines", () => {
  it("of Windows Installer are silent, never restart by themselves and double quotes in values", () => {
    const step = msiStep.parse({
      ...base,
      kind: "msi",
      file: "setup/acme tool.msi",
      properties: [{ name: "GREETING", value: 'say "hi"' }],
      transforms: ["site.mst", ":de"],
    });
    expect(lineOf(step)).toBe(
      '%SystemRoot%\\System32\\msiexec.exe /i "C:\\Windlass\\run\\setup\\acme tool.msi" /qn /norestart ' +
        "/L*v C:\\Windlass\\run\\msi.log TRANSFORMS=C:\\Windlass\\run\\site.mst;:de " +
        'GREETING="say ""hi"""',
    );
    const code = "{C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11}";
    const removal = msiStep.parse({ ...base, kind: "msi", action: "uninstall", productCode: code, log: false });
    expect(lineOf(removal)).toBe(`%SystemRoot%\\System32\\msiexec.exe /x ${code} /qn /norestart`);
  });

  it("of programs quote as CommandLineToArgvW takes apart, and leave raw arguments alone", () => {
    const step = executeStep.parse({
      ...base,
      kind: "execute",
      program: "setup.exe",
      arguments: ["a b", 'say "hi"', "C:\\with space\\", "", "plain\\"],
      rawArguments: "/D=C:\\Program Files\\Acme",
    });
    expect(lineOf(step)).toBe(
      'C:\\Windlass\\run\\setup.exe "a b" "say \\"hi\\"" "C:\\with space\\\\" "" plain\\ /D=C:\\Program Files\\Acme',
    );
  });

  it("of scripts put the file last, and see the folders they ask for", () => {
    const file = powershellStep.parse({
      ...base,
      kind: "powershell",
      file: "bin/install.ps1",
      parameters: ["-Mode", "kiosk mode"],
      architectureView: "32-bit",
    });
    expect(lineOf(file)).toBe(
      "%SystemRoot%\\SysWOW64\\WindowsPowerShell\\v1.0\\powershell.exe -NoLogo -NoProfile -NonInteractive " +
        '-ExecutionPolicy Bypass -File C:\\Windlass\\run\\bin\\install.ps1 -Mode "kiosk mode"',
    );
    const cmd = cmdStep.parse({ ...base, kind: "cmd", command: 'call "a b.cmd" & exit /b 3' });
    expect(lineOf(cmd)).toBe('%SystemRoot%\\System32\\cmd.exe /d /s /c "call "a b.cmd" & exit /b 3"');
  });
});

describe("Windows Installer with a secret property", () => {
  const startOf = (changes: object) =>
    programStartOf(
      msiStep.parse({
        ...base,
        kind: "msi",
        properties: [
          { name: "SERVER", value: "vpn one" },
          { name: "KEY", secretId: id(9) },
          { name: "PIN", secretId: id(8) },
        ],
        ...changes,
      }),
      surroundings,
    );

  it("is called by a script, which takes the values out of its environment and writes no log", () => {
    const start = startOf({ file: "it's ‘new’.msi", transforms: ["site.mst"] });
    expect(start?.commandLine).toBe(
      "%SystemRoot%\\System32\\WindowsPowerShell\\v1.0\\powershell.exe -NoLogo -NoProfile -NonInteractive " +
        "-ExecutionPolicy Bypass -File C:\\Windlass\\run\\windlass-msi.ps1",
    );
    expect(start?.script?.text.split("\r\n").filter((line) => !line.startsWith("[DllImport"))).toEqual([
      "$ErrorActionPreference = 'Stop'",
      "$msi = Add-Type -Namespace Windlass -Name Installer -PassThru -MemberDefinition @'",
      "'@",
      "[void]$msi::MsiSetInternalUI(2, [IntPtr]::Zero)",
      "[void]$msi::MsiEnableLogW(0, [NullString]::Value, 0)",
      `$line = 'REBOOT=ReallySuppress TRANSFORMS=C:\\Windlass\\run\\site.mst SERVER="vpn one"'`,
      "foreach ($pair in @(,@('KEY', 'WINDLASS_PROPERTY_1') + ,@('PIN', 'WINDLASS_PROPERTY_2'))) {",
      "  $value = [Environment]::GetEnvironmentVariable($pair[1])",
      "  [Environment]::SetEnvironmentVariable($pair[1], $null)",
      `  $line += ' ' + $pair[0] + '="' + $value.Replace('"', '""') + '"'`,
      "}",
      "$code = $msi::MsiInstallProductW('C:\\Windlass\\run\\it''s ‘‘new’’.msi', $line)",
      "$line = $value = $null",
      "exit [BitConverter]::ToInt32([BitConverter]::GetBytes($code), 0)",
      "",
    ]);
  });

  it("removes by code, or by package", () => {
    const code = "{C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11}";
    const byCode = startOf({ action: "uninstall", productCode: code })?.script?.text;
    expect(byCode).toContain(`$code = $msi::MsiConfigureProductExW('${code}', 0, 2, $line)`);
    const byFile = startOf({ action: "uninstall", path: "%ProgramData%\\old.msi" })?.script?.text;
    expect(byFile).toContain("$line = 'REMOVE=ALL REBOOT=ReallySuppress SERVER=\"vpn one\"'");
    expect(byFile).toContain("MsiInstallProductW('%ProgramData%\\old.msi', $line)");
  });
});

describe("paths of the device", () => {
  const variables = { SystemRoot: "C:\\Windows", ProgramFiles: "C:\\Program Files", "ProgramFiles(x86)": "C:\\PF86" };
  it.each([
    ["%programfiles%\\a.exe", "64-bit", "C:\\Program Files\\a.exe"],
    ["%ProgramFiles%\\a.exe", "32-bit", "C:\\PF86\\a.exe"],
    ["%SystemRoot%\\System32\\reg.exe", "64-bit", "C:\\Windows\\System32\\reg.exe"],
    ["%SystemRoot%\\System32\\reg.exe", "32-bit", "C:\\Windows\\SysWOW64\\reg.exe"],
    ["C:\\Windows\\system32\\reg.exe", "32-bit", "C:\\Windows\\SysWOW64\\reg.exe"],
    ["%SystemRoot%\\Sysnative\\reg.exe", "32-bit", "C:\\Windows\\System32\\reg.exe"],
    ["%Unknown%\\100% %ProgramFiles%.exe", "64-bit", "%Unknown%\\100% %ProgramFiles%.exe"],
  ] as const)("%s, %s view, is %s", (path, view, expected) => {
    expect(devicePath(path, view, variables)).toBe(expected);
  });

  it("begin programs alone: arguments are given as they are written", () => {
    const step = executeStep.parse({
      ...base,
      kind: "execute",
      program: "%ProgramFiles%\\Acme Tool\\a.exe",
      arguments: ["%ProgramFiles%", "100%"],
    });
    expect(programStartOf(step, { ...surroundings, variables })?.commandLine).toBe(
      '"C:\\Program Files\\Acme Tool\\a.exe" %ProgramFiles% 100%',
    );
  });
});

const packageOf = (digit: number, changes: object = {}) =>
  publishedPackage.parse({
    id: id(digit),
    name: `P${digit}`,
    version: "1",
    steps: [scriptStep(digit + 100)],
    files: [],
    ...changes,
  });

const planOf = (packages: ReturnType<typeof packageOf>[], wanted: number[], device = inventory()) =>
  compilePlan({
    publication: publication({ packages, builds: [build({ packageIds: wanted.map(id) })] }),
    publicationSha256: "0".repeat(64),
    buildId: id(10),
    inventory: device,
    random: () => 0,
  });

const titles = (plan: ReturnType<typeof planOf>) =>
  plan.steps.flatMap((step) => (step.action === "run-software-step" ? [step.software.name] : []));

const vendorIs = (vendor: string) => ({ field: "vendor", operator: "is", values: [vendor] });

describe("DriverApps of a plan", () => {
  const driverApp = (digit: number, changes: object) => packageOf(digit, { class: "driver-app", ...changes });

  it("come wherever their filters match, with what they need, before the software that the build lists", () => {
    const packages = [
      packageOf(1, { dependencies: [id(4)] }),
      driverApp(2, { filter: vendorIs("Dell Inc."), dependencies: [id(3)] }),
      packageOf(3),
      driverApp(4, { filter: vendorIs("Dell Inc.") }),
    ];
    expect(titles(planOf(packages, [1]))).toEqual(["P3", "P2", "P4", "P1"]);
  });

  it("for other hardware are one line of the plan, however many there are; what cannot be told is named", () => {
    const foreign = Array.from({ length: 300 }, (_, index) =>
      driverApp(1000 + index, { filter: vendorIs(`Maker ${index}`) }),
    );
    const untold = Array.from({ length: 7 }, (_, index) =>
      driverApp(2000 + index, { filter: { field: "secure-boot", operator: "is", value: true } }),
    );
    const otherProcessor = driverApp(3000, { filter: vendorIs("Dell Inc."), architectures: ["arm64"] });
    const plan = planOf([...foreign, ...untold, otherProcessor, packageOf(5)], [5], inventory({ secureBoot: null }));
    expect(titles(plan)).toEqual(["P5"]);
    expect(plan.passedOver).toEqual([
      {
        name: "DriverApps: P2000 1, P2001 1, P2002 1, P2003 1, P2004 1 and 2 more",
        why: "the device does not tell what their filters ask",
      },
      { name: "DriverApps", why: "301 of 308 are for other devices" },
    ]);
  });

  it("are no part of a build's list: publishing says so, and a publication that lists one still deploys it once", () => {
    const packages = [driverApp(1, { filter: vendorIs("Dell Inc.") })];
    const listing = publication({ packages, builds: [build({ packageIds: [id(1)] })] });
    expect(validatePublication(listing).map(({ message }) => message)).toContain(
      "It lists “P1 1”, a DriverApp: take it out, it is installed wherever its filter matches.",
    );
    expect(titles(planOf(packages, [1]))).toEqual(["P1"]);
  });
});

describe("the software of a plan", () => {
  it("comes after what it needs, once, also where the build does not list it", () => {
    const packages = [packageOf(1, { dependencies: [id(3)] }), packageOf(2), packageOf(3, { dependencies: [id(2)] })];
    expect(titles(planOf(packages, [1, 2]))).toEqual(["P2", "P3", "P1"]);
  });

  it("leaves out what is for other devices and all that needs it, with why", () => {
    const packages = [
      packageOf(1, { architectures: ["arm64"] }),
      packageOf(2, { dependencies: [id(1)] }),
      packageOf(3, { filter: vendorIs("Nobody") }),
      packageOf(4, { steps: [scriptStep(9, { when: { field: "secure-boot", operator: "is", value: false } })] }),
      packageOf(5),
    ];
    const plan = planOf(packages, [1, 2, 3, 4, 5]);
    expect(titles(plan)).toEqual(["P5"]);
    expect(plan.passedOver).toEqual([
      { name: "P1 1", why: "it is for arm64, the device is x64" },
      { name: "P2 1", why: "it needs P1 1, which is passed over" },
      { name: "P3 1", why: "its filter does not match this device" },
      { name: "P4 1: Configure", why: "its condition does not match this device" },
    ]);
  });

  it("restarts after the last step of a package that asks for it", () => {
    const plan = planOf([packageOf(1, { reboot: "always", steps: [scriptStep(1), scriptStep(2)] })], [1]);
    const reboots = plan.steps.flatMap((step) => (step.action === "run-software-step" ? [step.reboot] : []));
    expect(reboots).toEqual(["when-asked", "always"]);
  });

  it("is refused before it is published where it could not be installed", () => {
    const steps = [msiStep.parse({ ...base, kind: "msi", file: "gone.msi" })];
    const packages = [packageOf(1, { dependencies: [id(2)], steps }), packageOf(2, { dependencies: [id(1)] })];
    const messages = validatePublication(publication({ packages, builds: [] })).map(({ message }) => message);
    expect(messages).toContain("Its dependencies go round in a circle: P1 1 → P2 1 → P1 1.");
    expect(messages.some((message) => message.includes("names the file gone.msi"))).toBe(true);
    expect(dependencyCycle(packages, id(9))).toBeNull();
  });
});
