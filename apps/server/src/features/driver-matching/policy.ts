import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

interface Subject {
  readonly id?: string;
  readonly organisationId: string;
}

/** What a device would get tells of the organisation's drivers. */
export const mayMatch = (actor: Actor, subject: Subject): void =>
  authorise(actor, "drivers.read", { ...subject, kind: "device" });

/** A filter is tried on what is known of a device. */
export const mayTry = (actor: Actor, subject: Subject): void =>
  authorise(actor, "devices.read", { ...subject, kind: "device" });
