import { defineErrors } from "./definition.ts";

/** Who may do what; also what is said of an object the caller may not know of. */
export const accessErrors = defineErrors({
  "access.sign-in-required": {
    status: 401,
    message: "This needs a signed-in user.",
    remedy: "Sign in and try again.",
  },
  "access.wrong-credentials": {
    status: 401,
    message: "The e-mail address or the password is wrong.",
    remedy: "Check both. After several failures the account pauses for some minutes.",
  },
  "access.role-missing": {
    status: 403,
    message: "Your roles do not include {permission}.",
    remedy: "Ask an administrator of this installation for a role that includes it.",
  },
  "access.shared-by-all": {
    status: 403,
    message: "This {kind} is shared by all organisations, and your roles are in single ones.",
    remedy: "Ask an administrator of all organisations to change it, or make one of your own organisation.",
  },
  "access.cross-site": {
    status: 403,
    message: "The request came from another site.",
    remedy: "Open the console at its own address and repeat the action there.",
  },
  "access.too-many-requests": {
    status: 429,
    message: "Too many requests from this address or for this account.",
    remedy: "Wait {seconds} seconds and try again.",
  },
  "access.set-up-token-wrong": {
    status: 403,
    message: "This set-up link is not valid: it was used, it has expired or it is incomplete.",
    remedy: "Use the link of the newest start from the terminal, or restart the server for a new one.",
  },
  "access.set-up-done": {
    status: 409,
    message: "This installation already has its first administrator.",
    remedy: "Sign in with that account.",
  },
});
