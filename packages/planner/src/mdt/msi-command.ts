import type { CommandWord } from "./command-words.ts";
import type { StepDraft } from "./types.ts";

/** What a line of msiexec says, as far as a step can say it. */
export interface MsiCommand {
  readonly action: "install" | "uninstall";
  /** As written: a file or a product code. */
  readonly target: string;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
  readonly transforms: readonly string[];
  readonly patches: readonly string[];
}

/** Options that a step sets by itself: quiet, no restart, a log. */
const dropped = /^[/-](?:q[nbrf]?[+!-]*|quiet|passive|norestart|promptrestart|forcerestart)$/i;
const log = /^[/-]l(?:[iwearucmopvx+!*]*|og)$/i;
const install = /^[/-](?:i|package)$/i;
const uninstall = /^[/-](?:x|uninstall)$/i;

/** Properties that a step sets by itself. */
const own = new Set(["REBOOT"]);

const listOf = (value: string): string[] => value.split(";").filter((part) => part !== "");

/**
 * Reads a line of msiexec; null where it says something a step cannot say, such as an administrative installation. Names of
 * properties are taken as capitals ("Setting public property values on the command line").
 */
export const msiCommandOf = (words: readonly CommandWord[]): MsiCommand | null => {
  let action: MsiCommand["action"] | null = null;
  let target = "";
  const properties: { name: string; value: string }[] = [];
  let transforms: string[] = [];
  let patches: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? "";
    // The file may stand right behind its option: /i"a.msi".
    const glued = /^([/-][ix])(.+\.msi|\{.+\})$/i.exec(text);
    const option = glued?.[1] ?? text;
    if (install.test(option) || uninstall.test(option)) {
      action = install.test(option) ? "install" : "uninstall";
      target = glued?.[2] ?? words[++at]?.text ?? "";
    } else if (log.test(text)) at++;
    else if (!dropped.test(text)) {
      const [, name = "", value = ""] = /^([A-Za-z_][\w.]*)=(.*)$/s.exec(text) ?? [];
      const folded = name.toUpperCase();
      if (folded === "") return null;
      if (folded === "TRANSFORMS") transforms = listOf(value);
      else if (folded === "PATCH") patches = listOf(value);
      else if (!own.has(folded)) properties.push({ name: folded, value });
    }
  }
  if (action === null || target === "" || properties.some(({ value }) => value.length > 2000)) return null;
  return { action, target, properties, transforms, patches };
};

const productCode = /^\{[0-9A-F-]{36}\}$/i;

/**
 * The step; null where a file that it needs is not in the package.
 *
 * @param packagePath of a file as the line names it
 */
export const msiStepOf = (
  { action, target, properties, transforms, patches }: MsiCommand,
  base: { readonly name: string; readonly continueOnError: boolean; readonly timeoutSeconds: number },
  packagePath: (written: string) => string | null,
): StepDraft | null => {
  const inPackage = (list: readonly string[]) => list.map((each) => (each.startsWith(":") ? each : packagePath(each)));
  const [changes, updates] = [inPackage(transforms), inPackage(patches)];
  const complete = (list: readonly (string | null)[]): list is string[] => list.every((each) => each !== null);
  if (!complete(changes) || !complete(updates)) return null;
  const step = {
    ...base,
    kind: "msi" as const,
    action,
    properties: properties.map((property) => ({ ...property })),
    transforms: changes,
    patches: updates,
  };
  if (productCode.test(target)) return action === "uninstall" ? { ...step, productCode: target.toUpperCase() } : null;
  const file = packagePath(target);
  if (file !== null) return { ...step, file };
  // A package on a file server, which the device reads by itself.
  return /^\\\\[^\\]+\\.+\.msi$/i.test(target) ? { ...step, path: target } : null;
};
