import type { SetUpWish } from "@windlass/protocol";

/** What a script is made of. Nothing of it is secret: a certificate comes without its key. */
export interface ScriptSubject {
  readonly wish: SetUpWish;
  /** Marks what the script makes, so that it finds and undoes exactly that. */
  readonly mark: string;
  /** Null: the wish is for a client secret, which the script makes and shows. */
  readonly certificate: { readonly certificatePem: string; readonly endsAt: string } | null;
}
