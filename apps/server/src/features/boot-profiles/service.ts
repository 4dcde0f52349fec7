import { type BootMedium, type ListQuery, notFound } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { type Connection, wholeInstallation } from "../../database/connection.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { currentPublicKey } from "../signing-keys/service.ts";
import { mayRead } from "./policy.ts";
import * as bootProfiles from "./repository.ts";

/** Every organisation has one from the start, so that its first device can boot. */
export const createDefaultBootProfile = (connection: Connection, organisationId: string): Promise<void> =>
  bootProfiles.insertBootProfile(connection, organisationId, "Default");

export const listBootProfiles = async (context: ServerContext, actor: Actor, query: ListQuery) => {
  const items = await context.database.within(scopeOf(actor), (connection) =>
    bootProfiles.listBootProfiles(connection, query.organisationId, query.limit),
  );
  return { items, nextCursor: null };
};

/** Where a device that names this boot profile belongs; a claim that only decides whose list it appears in. */
export const organisationOfBootProfile = async (context: ServerContext, id: string): Promise<string | undefined> => {
  const profile = await context.database.within(wholeInstallation, (connection) =>
    bootProfiles.findBootProfile(connection, id),
  );
  return profile?.organisationId;
};

/** What is written on a boot medium of this profile: public things only (security rule 1). */
export const makeBootMedium = async (context: ServerContext, actor: Actor, id: string): Promise<BootMedium> => {
  const profile = await context.database.within(scopeOf(actor), (connection) =>
    bootProfiles.findBootProfile(connection, id),
  );
  if (!profile) throw notFound("boot profile", id);
  mayRead(actor, profile);
  return {
    serverUrl: context.addresses.publicUrl,
    certificateAuthority: context.configuration.certificateAuthority,
    bootProfileId: profile.id,
    publicationKey: await currentPublicKey(context, "publication"),
  };
};
