import { randomUUID } from "node:crypto";
import {
  changedMeanwhile,
  notFound,
  type SecretCreate,
  type SecretDefinition,
  type SecretQuery,
  type SecretReplacement,
  type SecretUpdate,
  type SecretView,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { tellTakenName } from "../../database/rows.ts";
import { requireUnused } from "../../in-use.ts";
import { recordChange, recordReplacedValue } from "../history/record.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { newestDeliveries } from "./deliveries.ts";
import * as secrets from "./library-repository.ts";
import { mayRead, mayWrite } from "./policy.ts";
import { definitionOf, presentSecret } from "./presenter.ts";
import { putSecret, removeSecret } from "./service.ts";
import { usersOfSecrets } from "./uses.ts";
import { type ReadValue, readValue } from "./values.ts";

const kind = "secret";
const position = z.object({ name: z.string(), id: z.uuid() });

const objectOf = (row: secrets.LibrarySecretRow) =>
  ({ kind, id: row.id, organisationId: row.organisation_id, name: row.name }) as const;

export const listSecrets = (context: ServerContext, actor: Actor, query: SecretQuery) =>
  context.database.within(scopeOf(actor), async (connection) => {
    const after = readCursor(position, query.cursor);
    const rows = await secrets.listSecrets(connection, query, after, query.limit + 1);
    const ids = rows.map(({ id }) => id);
    const users = await usersOfSecrets(connection, ids);
    const given = await newestDeliveries(connection, ids);
    return pageFrom(
      rows,
      query.limit,
      (row) => presentSecret(row, users.get(row.id) ?? [], given.get(row.id) ?? null),
      (row) => ({ name: row.sort_name, id: row.id }),
    );
  });

const load = async (connection: Connection, id: string): Promise<secrets.LibrarySecretRow> => {
  const row = await secrets.findSecret(connection, id);
  if (!row) throw notFound(kind, id);
  return row;
};

const loadToChange = async (connection: Connection, actor: Actor, id: string): Promise<secrets.LibrarySecretRow> => {
  const row = await load(connection, id);
  mayWrite(actor, { id, organisationId: row.organisation_id });
  return row;
};

const presentOne = async (connection: Connection, id: string): Promise<SecretView> => {
  const users = await usersOfSecrets(connection, [id]);
  const given = await newestDeliveries(connection, [id]);
  return presentSecret(await load(connection, id), users.get(id) ?? [], given.get(id) ?? null);
};

const presentChanged = async (connection: Connection, row: secrets.LibrarySecretRow): Promise<SecretView> => {
  await announce(connection, { topic: "secrets", organisationId: row.organisation_id, id: row.id });
  return presentOne(connection, row.id);
};

export const readSecret = (context: ServerContext, actor: Actor, id: string): Promise<SecretView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await load(connection, id);
    mayRead(actor, { id, organisationId: row.organisation_id });
    return presentOne(connection, id);
  });

/** What the value says itself goes before what was entered. */
const expiryOf = (expiresOn: string | null, { lastDay }: Pick<ReadValue, "lastDay">) => {
  if (lastDay !== null) return { expires_on: lastDay, expires_from: "certificate" as const };
  return { expires_on: expiresOn, expires_from: expiresOn === null ? null : ("entered" as const) };
};

const tellTaken = <Result>({ name }: SecretDefinition, work: () => Promise<Result>) =>
  tellTakenName("library_secrets_name", { kind, name }, work());

const sealedNameOf = (id: string): string => `library:${id}`;

/** @throws object.not-found, object.name-taken, and the `secret.…` refusals of values */
export const createSecret = async (context: ServerContext, actor: Actor, input: SecretCreate): Promise<SecretView> => {
  const { organisationId, definition } = input;
  mayWrite(actor, { organisationId });
  const value = await readValue(input.value, context.clock());
  return tellTaken(definition, () =>
    context.database.within(scopeOf(actor), async (connection) => {
      if (organisationId !== null) await loadOrganisation(connection, actor, organisationId);
      const id = randomUUID();
      const at = context.clock();
      const sealed = { organisationId, name: sealedNameOf(id), kind: "library", value: value.sealed } as const;
      await secrets.insertSecret(connection, {
        id,
        organisation_id: organisationId,
        name: definition.name,
        kind: input.value.kind,
        description: definition.description,
        facts: value.facts,
        ...expiryOf(definition.expiresOn, value),
        sealed_id: await putSecret(context, connection, sealed),
        value_set_at: at,
        updated_at: at,
      });
      const row = await load(connection, id);
      await recordChange(context, connection, actor, objectOf(row), { before: null, after: definitionOf(row) });
      return presentChanged(connection, row);
    }),
  );
};

/** @throws object.not-found, object.changed, object.name-taken */
export const updateSecret = (context: ServerContext, actor: Actor, id: string, input: SecretUpdate) =>
  tellTaken(input.definition, () =>
    context.database.within(scopeOf(actor), async (connection) => {
      const row = await loadToChange(connection, actor, id);
      const { name, description, expiresOn } = input.definition;
      const isTold = row.expires_from === "certificate";
      const isSame = isTold || expiresOn === row.expires_on;
      const changes = { name, description, ...(!isSame && expiryOf(expiresOn, { lastDay: null })) };
      if (!(await secrets.updateSecret(connection, id, input.revision, changes, context.clock())))
        throw changedMeanwhile(kind, row);
      const after = await load(connection, id);
      const versions = { before: definitionOf(row), after: definitionOf(after) };
      await recordChange(context, connection, actor, objectOf(after), versions);
      return presentChanged(connection, after);
    }),
  );

/** Everything that names the secret gets the new value. @throws object.not-found, secret.kind-differs */
export const replaceValue = async (
  context: ServerContext,
  actor: Actor,
  id: string,
  input: SecretReplacement,
): Promise<SecretView> => {
  // Judged before the value is looked into: whoever may not change it has nothing read for them.
  await context.database.within(scopeOf(actor), (connection) => loadToChange(connection, actor, id));
  const value = await readValue(input.value, context.clock());
  return context.database.within(scopeOf(actor), async (connection) => {
    const row = await loadToChange(connection, actor, id);
    if (row.kind !== input.value.kind)
      throw new WindlassError("secret.kind-differs", {
        parameters: { name: row.name, kind: row.kind, given: input.value.kind },
      });
    const at = context.clock();
    const sealed = {
      organisationId: row.organisation_id,
      name: sealedNameOf(id),
      kind: "library",
      value: value.sealed,
    } as const;
    await putSecret(context, connection, sealed);
    const expiry = expiryOf(input.expiresOn === undefined ? row.expires_on : input.expiresOn, value);
    const changes = { facts: value.facts, ...expiry, value_set_at: at };
    if (!(await secrets.updateSecret(connection, id, row.revision, changes, at))) throw changedMeanwhile(kind, row);
    await recordReplacedValue(context, connection, actor, objectOf(row));
    return presentChanged(connection, row);
  });
};

/**
 * Deletes all of them, or none.
 *
 * @throws object.not-found, access.role-missing; object.in-use, object.several-in-use naming who uses which
 */
export const deleteSecrets = (context: ServerContext, actor: Actor, ids: readonly string[]): Promise<void> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const rows: secrets.LibrarySecretRow[] = [];
    for (const id of new Set(ids)) rows.push(await loadToChange(connection, actor, id));
    await secrets.lockSecretUses(connection);
    const users = await usersOfSecrets(connection, ids);
    requireUnused(
      rows.map(({ id, name }) => {
        const names = (users.get(id) ?? []).map((user) => `the ${user.kind} “${user.name}”`);
        return { kind, id, name, users: names };
      }),
    );
    await secrets.deleteSecrets(
      connection,
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      await removeSecret(connection, row.sealed_id);
      await recordChange(context, connection, actor, objectOf(row), { before: definitionOf(row), after: null });
      await announce(connection, { topic: "secrets", organisationId: row.organisation_id, id: row.id });
    }
  });
