import { z } from "zod";

/** What definitions name by its id. `place`: a location or an organisation, as the field `field` beside it says. */
export type ReferredKind =
  | "secret"
  | "operating-system"
  | "software-package"
  | "disk-template"
  | "security-model"
  | "vendor"
  | "location"
  | "place";

/**
 * What an id in a definition means, so that definitions can be carried to where the same things have other ids. `part`: it
 * names the part of the definition that bears it. `elsewhere`: something of Microsoft's, which is the same everywhere.
 */
export interface Reference {
  readonly to: ReferredKind | "part" | "elsewhere";
}

/** A registry of its own: what it says is not for OpenAPI. */
export const references = z.registry<Reference>();

/** The id of something else. Whatever definitions hold ids uses this; a test of configuration as code walks them all. */
export const referenceTo = (to: Reference["to"]) => z.uuid().register(references, { to });
