import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

interface Identifier {
  readonly id: string;
  readonly organisationId: string;
}

export const mayRecheck = (actor: Actor, identifier: Identifier): void =>
  authorise(actor, "devices.write", { ...identifier, kind: "corporate identifier" });
