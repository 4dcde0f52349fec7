import { defineErrors } from "./definition.ts";

/** What keeps a definition from being saved, beyond its form. */
export const definitionErrors = defineErrors({
  "definition.invalid": {
    status: 422,
    message: "The {kind} “{name}” cannot be saved: {what}.",
    remedy: "Change what is named and save it again.",
  },
  "definition.kind-differs": {
    status: 422,
    message: "“{name}” is a {kind} and stays one.",
    remedy: "Make a new definition of the other kind.",
  },
});
