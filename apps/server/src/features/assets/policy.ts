import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

interface Asset {
  readonly id?: string;
  readonly organisationId: string;
}

/** An asset list names devices, so whoever may see and prepare devices may see and change it. */
export const mayRead = (actor: Actor, asset: Asset): void =>
  authorise(actor, "devices.read", { ...asset, kind: "asset" });

export const mayWrite = (actor: Actor, asset: Asset): void =>
  authorise(actor, "devices.write", { ...asset, kind: "asset" });
