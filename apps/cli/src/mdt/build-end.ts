import type { BuildDraft } from "@windlass/planner";
import { type BuildDefinition, secretView } from "@windlass/protocol";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { everything } from "../server/session.ts";
import type { Importing } from "./outcome.ts";

/** Ids of secrets that the ending of builds needs; null: none was named. */
export interface EndSecrets {
  readonly joinAccount: string | null;
  readonly administratorPassword: string | null;
}

/** @throws WrongUsage where a secret that was named is not there */
export const findEndSecrets = async ({ session, options }: Importing): Promise<EndSecrets> => {
  const { joinAccount, administratorPassword } = options;
  if (joinAccount === undefined && administratorPassword === undefined)
    return { joinAccount: null, administratorPassword: null };
  const known = await everything(session.api, secretView, `/api/secrets?organisationId=${session.organisationId}`);
  const idOf = (option: string, name: string | undefined): string | null => {
    if (name === undefined) return null;
    const found = known.find(({ id, definition }) => id === name || definition.name === name);
    if (found) return found.id;
    throw new WrongUsage(`${option}: the server has no secret “${name}”. Make it there before.`);
  };
  return {
    joinAccount: idOf("--join-account", joinAccount),
    administratorPassword: idOf("--administrator-password", administratorPassword),
  };
};

/**
 * How a build ends. MDT ended at the desktop of the built-in Administrator; here that needs somebody who can sign in, and so a
 * secret. Without one the build ends in the out-of-box experience.
 */
export const buildEnd = (
  { end }: BuildDraft,
  { joinAccount, administratorPassword }: EndSecrets,
): Partial<Pick<BuildDefinition, "ending" | "join" | "administrator">> => {
  const afterwards = end.afterwards ?? "restart";
  const joins = end.domain !== null && joinAccount !== null;
  const isDesktop = joins || administratorPassword !== null;
  const unit: Extract<BuildDefinition["join"], { kind: "domain" }>["organisationalUnit"] =
    end.organisationalUnit === null ? { kind: "default" } : { kind: "fixed", path: end.organisationalUnit };
  return {
    ending: isDesktop
      ? { kind: "desktop", privacy: "off", signInWhileDeploying: false, afterwards }
      : { kind: "untouched", afterwards },
    ...(administratorPassword !== null && {
      administrator: { kind: "enabled", passwordSecretId: administratorPassword, renamedTo: null },
    }),
    ...(end.domain !== null && joinAccount !== null
      ? { join: { kind: "domain", domain: end.domain, accountSecretId: joinAccount, organisationalUnit: unit } }
      : end.workgroup !== null && { join: { kind: "workgroup", name: end.workgroup } }),
  };
};
