import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

interface Device {
  readonly id?: string;
  readonly organisationId: string;
}

export const mayRead = (actor: Actor, device: Device): void =>
  authorise(actor, "devices.read", { ...device, kind: "device" });

export const mayWrite = (actor: Actor, device: Device): void =>
  authorise(actor, "devices.write", { ...device, kind: "device" });
