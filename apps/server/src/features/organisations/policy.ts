import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

interface Organisation {
  readonly id: string;
}

const target = (organisation: Organisation) => ({
  organisationId: organisation.id,
  kind: "organisation",
  id: organisation.id,
});

export const mayRead = (actor: Actor, organisation: Organisation): void =>
  authorise(actor, "organisations.read", target(organisation));

export const mayWrite = (actor: Actor, organisation: Organisation): void =>
  authorise(actor, "organisations.write", target(organisation));
