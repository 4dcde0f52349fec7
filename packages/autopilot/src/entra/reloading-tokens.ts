import { TokenRefused } from "./token-failure.ts";
import type { TokenSource } from "./tokens.ts";

/** A source of tokens with the name of the credential it uses. */
export interface NamedTokenSource {
  readonly credentialId: string;
  readonly source: TokenSource;
}

/** A source of tokens whose credential may be replaced while it is in use. */
export interface ReloadingTokenSource extends TokenSource {
  /** Uses this one from now on, where it is another one than before. */
  readonly use: (current: NamedTokenSource) => void;
}

/**
 * Gives tokens through whatever credential is in use. When Entra refuses it, the credential in use is loaded anew: if it
 * was replaced meanwhile, the new one is asked, so that work under way goes on instead of failing.
 *
 * @param load gives the credential in use now; null where there is none any more
 */
export const createReloadingTokenSource = (
  first: NamedTokenSource,
  load: () => Promise<NamedTokenSource | null>,
): ReloadingTokenSource => {
  let current = first;
  const use = (next: NamedTokenSource): void => {
    if (next.credentialId !== current.credentialId) current = next;
  };
  return {
    use,
    token: async (renew) => {
      const asked = current;
      try {
        return await asked.source.token(renew);
      } catch (error) {
        if (!(error instanceof TokenRefused) || error.temporary) throw error;
        const loaded = await load();
        if (loaded) use(loaded);
        if (current.credentialId === asked.credentialId) throw error;
        return current.source.token(renew);
      }
    },
  };
};
