import { featureName, type MdtStep } from "@windlass/protocol";
import { carried, left, type Outcome } from "./report-book.ts";
import { variableOf } from "./step-variables.ts";

/** Optional features that steps of a sequence switch on and off, as DISM names them. */
export interface FeatureChanges {
  readonly enabled: readonly string[];
  readonly disabled: readonly string[];
}

export const noFeatures: FeatureChanges = { enabled: [], disabled: [] };

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const without = (names: readonly string[], removed: readonly string[]): string[] =>
  names.filter((name) => !removed.some((one) => isSame(one, name)));

const listed = (text: string): string[] =>
  text
    .split(/[,;]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** As many as a build takes. */
const most = 100;

/**
 * A step "Install Roles and Features" or "Uninstall Roles and Features" (types `BDD_InstallRoles` and `BDD_UninstallRoles`):
 * its list `OSFeatures` holds names of DISM for a client's Windows; roles are those of Windows Server.
 *
 * @returns what the steps before and this one come to, the later one winning, and what to tell of it
 */
export const rolesStep = (step: MdtStep, before: FeatureChanges): { changes: FeatureChanges; outcome: Outcome } => {
  const installs = step.type.toLowerCase() === "bdd_installroles";
  const names = listed(variableOf(step, "osfeatures"));
  const fitting = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()].filter(
    (name) => featureName.safeParse(name).success,
  );
  const others = [
    ...without(names, fitting),
    ...listed(variableOf(step, "osroles")),
    ...listed(variableOf(step, "osroleservices")),
  ];
  const stays = "Roles of Windows Server stay behind";
  const remedy = "Install them by a package with a PowerShell step.";
  if (fitting.length === 0) {
    const outcome = others.length > 0 ? left(`${stays}: ${others.join(", ")}.`, remedy) : left("It names no features.");
    return { changes: before, outcome };
  }
  const { enabled, disabled } = before;
  const changes = installs
    ? { enabled: [...without(enabled, fitting), ...fitting], disabled: without(disabled, fitting) }
    : { enabled: without(enabled, fitting), disabled: [...without(disabled, fitting), ...fitting] };
  const notes = [
    "They are switched in the image, before Windows starts; one that the image does not know fails the deployment.",
    ...(others.length > 0 ? [`${stays}: ${others.join(", ")}.`] : []),
  ];
  const becomes = `optional features of the build that are switched ${installs ? "on" : "off"}: ${fitting.join(", ")}`;
  return {
    changes: { enabled: changes.enabled.slice(0, most), disabled: changes.disabled.slice(0, most) },
    outcome: carried(becomes, notes, others.length > 0 ? remedy : null),
  };
};
