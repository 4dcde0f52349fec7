import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { type ServerFlags, type ServerSession, withServer, withSession } from "./session.ts";

/** How a command says whose something is: an organisation's, or shared by all. */
export interface OwnerFlags extends ServerFlags {
  readonly shared: boolean;
}

/** A session for what one organisation owns; null: for what all share. */
export interface OwnerSession extends Pick<ServerSession, "api"> {
  readonly ownerId: string | null;
}

/** @throws WrongUsage; Error in the server's words, or where it cannot be reached */
export const withOwner = <Result>(
  flags: OwnerFlags,
  environment: NodeJS.ProcessEnv,
  work: (session: OwnerSession) => Promise<Result>,
): Promise<Result> => {
  if (flags.shared && flags.organisation !== undefined)
    throw new WrongUsage("Give --organisation or --shared: something belongs to one organisation, or to all.");
  return flags.shared
    ? withSession(flags, environment, ({ api }) => work({ api, ownerId: null }))
    : withServer(flags, environment, ({ api, organisationId }) => work({ api, ownerId: organisationId }));
};
