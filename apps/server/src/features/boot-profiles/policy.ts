import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

export const mayRead = (actor: Actor, profile: { id: string; organisationId: string }): void =>
  authorise(actor, "boot-profiles.read", { ...profile, kind: "boot profile" });
