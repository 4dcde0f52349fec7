import type { SoftwareStep } from "@windlass/protocol";
import { msiValue, powershellText } from "./quoting.ts";

type MsiStep = Extract<SoftwareStep, { kind: "msi" }>;

/** Where the script finds the value of a property, by the property's place in the step. */
export const propertyVariable = (index: number): string => `WINDLASS_PROPERTY_${index}`;

export interface MsiCall {
  /** Package to install or remove, as the device has it; null: the product is removed by its code. */
  readonly file: string | null;
  /** Everything that is no secret, as Windows Installer reads it. */
  readonly line: string;
}

const installer = [
  '[DllImport("msi.dll")] public static extern int MsiSetInternalUI(int level, IntPtr window);',
  '[DllImport("msi.dll", CharSet = CharSet.Unicode)] public static extern uint MsiEnableLogW(uint mode, string file, uint attributes);',
  '[DllImport("msi.dll", CharSet = CharSet.Unicode)] public static extern uint MsiInstallProductW(string package, string line);',
  '[DllImport("msi.dll", CharSet = CharSet.Unicode)] public static extern uint MsiConfigureProductExW(string product, int level, int state, string line);',
];

/**
 * A script that calls Windows Installer where a property is secret. The command line of msiexec.exe is there for every
 * program of the device to read, and its log repeats it; so the values come by the script's environment, are taken out of
 * it, and go to the installer's own function, without a log ("MsiInstallProduct", "MsiEnableLog").
 */
export const msiScript = (step: MsiStep, { file, line }: MsiCall): string => {
  const secrets = step.properties.flatMap((property, index) =>
    "secretId" in property ? [`@(${powershellText(property.name)}, ${powershellText(propertyVariable(index))})`] : [],
  );
  const removes = step.action === "uninstall";
  const call =
    file === null
      ? // INSTALLLEVEL_DEFAULT, INSTALLSTATE_ABSENT.
        `$msi::MsiConfigureProductExW(${powershellText(step.productCode ?? "")}, 0, 2, $line)`
      : `$msi::MsiInstallProductW(${powershellText(file)}, $line)`;
  return [
    "$ErrorActionPreference = 'Stop'",
    "$msi = Add-Type -Namespace Windlass -Name Installer -PassThru -MemberDefinition @'",
    ...installer,
    "'@",
    // INSTALLUILEVEL_NONE. PowerShell would hand an empty text for $null.
    "[void]$msi::MsiSetInternalUI(2, [IntPtr]::Zero)",
    "[void]$msi::MsiEnableLogW(0, [NullString]::Value, 0)",
    `$line = ${powershellText([removes && file !== null ? "REMOVE=ALL" : "", "REBOOT=ReallySuppress", line].filter(Boolean).join(" "))}`,
    `foreach ($pair in @(${secrets.map((pair) => `,${pair}`).join(" + ")})) {`,
    "  $value = [Environment]::GetEnvironmentVariable($pair[1])",
    "  [Environment]::SetEnvironmentVariable($pair[1], $null)",
    `  $line += ' ' + $pair[0] + '="' + $value.Replace('"', '""') + '"'`,
    "}",
    `$code = ${call}`,
    "$line = $value = $null",
    "exit [BitConverter]::ToInt32([BitConverter]::GetBytes($code), 0)",
    "",
  ].join("\r\n");
};

/** Properties that are no secret, as they stand in a line. */
export const openProperties = ({ properties }: MsiStep): string[] =>
  properties.flatMap((property) => ("value" in property ? [`${property.name}=${msiValue(property.value)}`] : []));
