import type { Actor } from "../people/actor.ts";
import { authoriseShared } from "../people/policy.ts";

/** Whose settings; null: the tenant's, which everybody reads and only a role in all organisations changes. */
interface Target {
  readonly organisationId: string | null;
}

const kind = "settings";

export const mayRead = (actor: Actor, target: Target): void =>
  authoriseShared(actor, "settings.read", { ...target, kind });

export const mayWrite = (actor: Actor, target: Target): void =>
  authoriseShared(actor, "settings.write", { ...target, kind });
