import { graphAudiences } from "./access-token.ts";
import { entraFailures } from "./errors.ts";
import { graphAppRoles } from "./graph-app-roles.ts";

const openIdScopes = ["openid", "profile", "email", "offline_access"];

/**
 * Delegated permissions of a `scope` parameter, by name. Names without a resource are Microsoft Graph's; `.default` stands
 * for all that were consented to, which in the lab is everything it knows.
 *
 * @throws EntraFailure 900144 or 70011
 */
export function readDelegatedScopes(text: string | null): string[] {
  if (text === null) throw entraFailures.missingParameter("scope");
  const names = text
    .trim()
    .split(/\s+/)
    .flatMap((scope) => namesOf(scope, text));
  if (names.length === 0) throw entraFailures.wrongScope(text);
  return [...new Set(names)];
}

function namesOf(scope: string, text: string): string[] {
  const audience = graphAudiences.find((one) => scope.startsWith(`${one}/`));
  const name = audience === undefined ? scope : scope.slice(audience.length + 1).replace(/^\//, "");
  if (name.includes("/") || name === "") throw entraFailures.wrongScope(text);
  return name === ".default" ? graphAppRoles.map((role) => role.value) : [name];
}

/** Those of Graph, without what OpenID Connect means by its own. */
export const graphScopesOf = (scopes: readonly string[]): string[] =>
  scopes.filter((scope) => !openIdScopes.includes(scope));
