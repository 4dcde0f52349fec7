import { TokenRefused } from "../entra/token-failure.ts";
import { GraphRefused } from "../graph/graph-refused.ts";

/** What became of one corporate identifier. */
export type IdentifierOutcome =
  | {
      readonly kind: "imported";
      /** Intune had it before. */
      readonly known: boolean;
      readonly intuneId: string | null;
      /** The device is registered for the classic Windows Autopilot, which goes first; null: that could not be read. */
      readonly registeredClassic: boolean | null;
    }
  | {
      readonly kind: "deleted";
      /** Intune had it until now. */
      readonly known: boolean;
    }
  | { readonly kind: "refused"; readonly what: string }
  | { readonly kind: "not-authorised"; readonly what: string }
  | { readonly kind: "no-connection" }
  | { readonly kind: "postponed"; readonly milliseconds: number | null; readonly what: string };

/** What a refused request means for the devices it was made for. */
export const outcomeOfRefusal = (error: unknown): IdentifierOutcome => {
  if (error instanceof TokenRefused) {
    return error.temporary ? { kind: "postponed", milliseconds: null, what: error.message } : { kind: "no-connection" };
  }
  if (!(error instanceof GraphRefused)) throw error;
  if (error.status === 401 || error.status === 403) return { kind: "not-authorised", what: error.message };
  if (error.temporary) return { kind: "postponed", milliseconds: error.retryAfterMilliseconds, what: error.message };
  return { kind: "refused", what: error.message };
};
