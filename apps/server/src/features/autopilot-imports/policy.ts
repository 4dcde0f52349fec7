import type { AutopilotTagChoice } from "@windlass/protocol";
import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

/** An import, or the organisation in which one is to be made or whose devices are exported. */
interface Target {
  readonly id?: string;
  readonly organisationId: string;
}

const kind = "Autopilot import";

export const mayRead = (actor: Actor, target: Target): void => authorise(actor, "devices.read", { ...target, kind });

export const mayWrite = (actor: Actor, target: Target): void => authorise(actor, "devices.write", { ...target, kind });

/**
 * Whoever may choose a group tag for a device lets it into the group behind it, with all that is assigned there. A build
 * was given its tag by somebody who may write builds; the same is asked of who lets a file choose (security rule 6).
 */
export const mayChooseTags = (actor: Actor, target: Target, choice: AutopilotTagChoice): void => {
  mayWrite(actor, target);
  if (choice.kind === "file") authorise(actor, "builds.write", { ...target, kind });
};

/** Hardware hashes are personal data, and with one a device can be taken into another tenant. */
export const mayExport = (actor: Actor, target: Target, contents: "without-hashes" | "with-hashes"): void =>
  authorise(actor, contents === "with-hashes" ? "devices.write" : "devices.read", { ...target, kind });
