import { randomUUID } from "node:crypto";
import type { Happening, Notification } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import * as outbox from "./outbox-repository.ts";
import { sentenceOf } from "./sentence.ts";

export interface ConcernedOrganisation {
  readonly id: string;
  readonly name: string;
}

/** The whole message, as it is logged and sent. */
export const compose = (
  context: ServerContext,
  organisation: ConcernedOrganisation | null,
  happening: Happening,
): Notification => {
  const { publicUrl } = context.addresses;
  return {
    id: randomUUID(),
    at: context.clock().toISOString(),
    organisation,
    text: sentenceOf(happening, organisation?.name ?? null),
    link: publicUrl && organisation ? `${publicUrl}/organisations/${organisation.id}` : publicUrl || null,
    ...happening,
  };
};

/**
 * Tells of something, to the log and to the webhooks that want to hear of it. Written in the caller's transaction: it is
 * told if and only if it happened.
 */
export const notify = async (
  context: ServerContext,
  connection: Connection,
  organisation: ConcernedOrganisation,
  happening: Happening,
): Promise<void> => {
  const body = compose(context, organisation, happening);
  await outbox.insertNotification(connection, {
    id: body.id,
    organisation_id: organisation.id,
    kind: body.kind,
    body,
    at: new Date(body.at),
    distributed_at: null,
  });
  await announce(connection, { topic: "webhooks", organisationId: organisation.id, id: null });
};
