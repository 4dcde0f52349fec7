import type { Place } from "@windlass/planner";

/** What is wrong with a document, where no line can be told. */
export const issueText = ({ place, message }: { readonly place: Place; readonly message: string }): string =>
  place.length === 0 ? message : `${place.join(".")}: ${message}`;
