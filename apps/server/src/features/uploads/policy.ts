import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

/** An upload, or the organisation in which one is to be begun. */
interface Target {
  readonly id?: string;
  readonly organisationId: string;
}

/** Who may import operating systems may bring files; the feature that uses the file decides again. */
export const mayUpload = (actor: Actor, target: Target): void =>
  authorise(actor, "operating-systems.write", { ...target, kind: "upload" });
