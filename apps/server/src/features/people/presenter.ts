import type { SessionAnswer } from "@windlass/protocol";
import type { Actor } from "./actor.ts";
import { permissionsFor } from "./policy.ts";

export const presentSession = (actor: Actor): SessionAnswer => ({
  user: { id: actor.userId, name: actor.name, email: actor.email },
  roles: [...actor.roles],
  permissions: permissionsFor(actor),
});
