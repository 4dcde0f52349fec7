import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

interface Identifier {
  readonly id: string;
  readonly organisationId: string;
}

/** The organisation whose identifiers are listed or deleted. */
interface Owner {
  readonly organisationId: string;
}

export const mayDelete = (actor: Actor, owner: Owner): void =>
  authorise(actor, "devices.write", { ...owner, kind: "corporate identifier" });

export const mayRecheck = (actor: Actor, identifier: Identifier): void =>
  authorise(actor, "devices.write", { ...identifier, kind: "corporate identifier" });
