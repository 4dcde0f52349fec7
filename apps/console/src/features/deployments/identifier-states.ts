import type { CorporateIdentifierState, CorporateIdentifierView } from "@windlass/protocol";
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

/** How one of them is shown in a list: what is wrong with it goes before where it stands. */
export const identifierTold = ({
  state,
  failure,
  warning,
}: CorporateIdentifierView): { readonly tone: Tone; readonly words: string } => {
  const { tone, word } = identifierStates[state];
  if (failure) return { tone, words: failure.message };
  if (warning && state === "imported") return { tone: "warning", words: `${word}. ${warning.message}` };
  return { tone, words: word };
};
