import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

interface Target {
  readonly id: string;
  readonly organisationId: string;
}

/** A plan holds everything of a build: its scripts, too. */
export const mayPreview = (actor: Actor, build: Target): void =>
  authorise(actor, "builds.read", { ...build, kind: "build" });
