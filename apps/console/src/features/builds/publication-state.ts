import type { BuildView } from "@windlass/protocol";
import type { Tone } from "../../components/state.tsx";

/** Whether devices get the build as it stands, an older state of it, or nothing yet. */
export const publicationState = (build: BuildView): { readonly tone: Tone; readonly word: string } => {
  if (!build.definition.active)
    return build.publishedNumber === null
      ? { tone: "idle", word: "Inactive" }
      : { tone: "warning", word: `Inactive, still in publication ${build.publishedNumber}` };
  if (build.publishedNumber === null) return { tone: "idle", word: "Not published" };
  if (build.changedSincePublication) {
    return { tone: "warning", word: `Changed since publication ${build.publishedNumber}` };
  }
  return { tone: "good", word: `Publication ${build.publishedNumber}` };
};
