import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

interface Target {
  readonly id?: string;
  /** Null: of the whole installation, for roles in all organisations alone. */
  readonly organisationId: string | null;
}

export const mayWrite = (actor: Actor, webhook: Target): void =>
  authorise(actor, "webhooks.write", { ...webhook, kind: "webhook" });
