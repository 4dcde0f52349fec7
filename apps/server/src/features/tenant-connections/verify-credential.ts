import { TokenRefused, tokenFailureExplanations } from "@windlass/autopilot";
import { WindlassError } from "@windlass/protocol";
import { type SignIn, tokenSourceOf } from "./tenant-client.ts";

/** Why a credential does not become the one in use: refused, or nobody could be asked. */
export const refusalOf = (error: TokenRefused): WindlassError => {
  const { detail, text } = tokenFailureExplanations[error.reason];
  return new WindlassError(error.temporary ? "credential.not-tried" : "credential.refused", {
    parameters: { what: `${detail} ${error.message}`, remedy: text },
    details: { reason: error.reason, aadsts: error.aadsts },
    cause: error,
  });
};

/**
 * Signs in with a credential once, without any token that is kept.
 *
 * @throws credential.refused where Entra does not accept it, credential.not-tried where nobody could be asked
 */
export const verifyCredential = async (signIn: SignIn): Promise<void> => {
  try {
    await tokenSourceOf(signIn).token(true);
  } catch (error) {
    throw error instanceof TokenRefused ? refusalOf(error) : error;
  }
};
