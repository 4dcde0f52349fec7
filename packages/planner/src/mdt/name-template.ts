import { computerNameTemplateProblem } from "../naming/template.ts";

export interface NameTemplate {
  readonly template: string;
  readonly notes: readonly string[];
}

/** Where nothing else is known: the serial number tells devices apart. */
export const fallbackTemplate = "%SERIAL%";

const macros: Readonly<Record<string, string>> = { serialnumber: "%SERIAL%", assettag: "%ASSET%" };

/** `PC-%SerialNumber%`, with other variables left as they are. */
const plain = (text: string): string =>
  text.replaceAll(/%(\w+)%/g, (whole, name: string) => macros[name.toLowerCase()] ?? whole);

/** The one expression that everybody writes: the last or first characters of the serial number, with a prefix. */
const expression = (text: string): string =>
  text
    .replaceAll(/#\s*Right\(\s*"%SerialNumber%"\s*,\s*(\d{1,2})\s*\)\s*#/gi, "%SERIAL:$1%")
    .replaceAll(/#\s*Right\(\s*"%AssetTag%"\s*,\s*(\d{1,2})\s*\)\s*#/gi, "%ASSET:$1%")
    .replaceAll(/#\s*(?:UCase|LCase|Trim)\(\s*"%SerialNumber%"\s*\)\s*#/gi, "%SERIAL%")
    .replaceAll(/#\s*Right\(\s*Trim\(\s*"%SerialNumber%"\s*\)\s*,\s*(\d{1,2})\s*\)\s*#/gi, "%SERIAL:$1%")
    .replaceAll(/#\s*Left\(\s*"([^"%#]{0,15})%SerialNumber%"\s*,\s*15\s*\)\s*#/gi, "$1%SERIAL%");

/** The template of computer names that an OSDComputerName of MDT means; where it cannot be had, one by serial number. */
export const nameTemplateOf = (written: string): NameTemplate => {
  const template = plain(expression(written.trim()));
  const problem = /[#"]/.test(template) ? "it is a program of VBScript" : computerNameTemplateProblem(template);
  if (problem === null) return { template, notes: [] };
  return {
    template: fallbackTemplate,
    notes: [`“${written}” cannot be had (${problem}): names are made of the serial number instead.`],
  };
};
