import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

interface Registration {
  readonly id: string;
  readonly organisationId: string;
}

export const mayRecheck = (actor: Actor, registration: Registration): void =>
  authorise(actor, "devices.write", { ...registration, kind: "registration" });
