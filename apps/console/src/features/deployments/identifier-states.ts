import type { CorporateIdentifierState } from "@windlass/protocol";
import type { Tone } from "../../components/state.tsx";

/** How a corporate identifier is shown. */
export const identifierStates: Readonly<
  Record<CorporateIdentifierState, { readonly tone: Tone; readonly word: string }>
> = {
  captured: { tone: "working", word: "Being imported into Intune" },
  imported: { tone: "good", word: "Known to Intune as a corporate device" },
  failed: { tone: "bad", word: "Not known to Intune" },
  deleting: { tone: "working", word: "Being deleted in Intune" },
  deleted: { tone: "idle", word: "Deleted in Intune" },
};
