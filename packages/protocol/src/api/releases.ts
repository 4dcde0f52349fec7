import { z } from "zod";
import { identifier, instant } from "../values.ts";

/** Who gets a publication: all devices of the organisation, those that deploy one build, those at one location. */
export const releaseTarget = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("all") }),
  z.object({ kind: z.literal("build"), id: identifier }),
  z.object({ kind: z.literal("location"), id: identifier }),
]);
export type ReleaseTarget = z.infer<typeof releaseTarget>;

/**
 * `released`: to all devices. `rolled-back`: an older one to all again. `pinned`: a build or location stays at it until
 * somebody ends that. `piloted`: a location tries it until it, or a newer one, is released to all. `ended`: the target
 * gets what it would get without a release of its own.
 */
export const releaseAction = z.enum(["released", "rolled-back", "pinned", "piloted", "ended"]);
export type ReleaseAction = z.infer<typeof releaseAction>;

/** How a target other than all devices holds a publication. */
export const releaseHold = z.enum(["pin", "pilot"]);
export type ReleaseHold = z.infer<typeof releaseHold>;

const publicationNumber = z.number().int().positive();

/** A line of the history: who released which publication to whom, when, and why. */
export const releaseView = z.object({
  id: identifier,
  organisationId: identifier,
  action: releaseAction,
  /** A build or location has the name it had then. */
  target: z.object({
    kind: z.enum(["all", "build", "location"]),
    id: identifier.nullable(),
    name: z.string().nullable(),
  }),
  /** Null: the target has no release of its own any more. */
  number: publicationNumber.nullable(),
  /** What was released to the target before; null: nothing of its own. */
  previousNumber: publicationNumber.nullable(),
  reason: z.string(),
  releasedBy: z.string(),
  releasedAt: instant,
});
export type ReleaseView = z.infer<typeof releaseView>;

export const currentReleasesQuery = z.object({ organisationId: identifier });
/** What devices get now. A build's release wins over a location's, and that over what is released to all. */
export const currentReleases = z.object({
  organisationId: identifier,
  newestNumber: publicationNumber.nullable(),
  /** Null: nothing was released to all devices yet. */
  all: releaseView.nullable(),
  builds: z.array(releaseView),
  locations: z.array(releaseView),
  /** Once released to all, and newer than what all devices get now. */
  takenBack: z.array(publicationNumber),
});
export type CurrentReleases = z.infer<typeof currentReleases>;

export const releaseReason = z.string().trim().max(500);

export const releaseRequest = z.object({
  organisationId: identifier,
  target: releaseTarget,
  /** Null ends the target's own release. */
  number: publicationNumber.nullable(),
  /** Of a location: whether it stays at the publication, or tries it until that is released to all. */
  hold: releaseHold.default("pin"),
  /** Required where an older publication is released to all again. */
  reason: releaseReason.default(""),
  /** What the target had of its own when the caller looked: whoever came in between is not overruled unseen. */
  insteadOf: publicationNumber.nullable(),
});
export type ReleaseRequest = z.infer<typeof releaseRequest>;
