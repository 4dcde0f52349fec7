import { type FieldDifference, fieldDifferences, type Nameable, Names } from "@windlass/planner";
import {
  type Definition,
  type DefinitionKind,
  type DefinitionView,
  definitionView,
  type SecretView,
  secretView,
} from "@windlass/protocol";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import type { OwnerSession } from "../server/owner.ts";
import { everything } from "../server/session.ts";
import { definitionOf, type PortableDefinitions, portable, portableFile } from "./portable.ts";

const scopeOf = ({ ownerId }: OwnerSession): string => (ownerId === null ? "" : `organisationId=${ownerId}&`);

/** All of a kind that the owner has or shares, its own first. */
export const readDefinitions = async (session: OwnerSession, kind: DefinitionKind): Promise<DefinitionView[]> => {
  const path = `/api/definitions?${scopeOf(session)}limit=200&kind=${kind}`;
  const all = await everything(session.api, definitionView, path);
  const visible = all.filter(({ organisationId }) => organisationId === null || organisationId === session.ownerId);
  return visible.toSorted((one, other) => Number(one.organisationId === null) - Number(other.organisationId === null));
};

/** Names of what definitions of a kind refer to. */
const readNames = async (session: OwnerSession, kind: DefinitionKind): Promise<Names> => {
  const vendors = kind === "device-model" ? await readDefinitions(session, "vendor") : [];
  const secrets =
    kind === "security-model"
      ? await everything(session.api, secretView, `/api/secrets?${scopeOf(session)}limit=200&kind=password`)
      : [];
  const visible = secrets.filter(({ organisationId }) => organisationId === null || organisationId === session.ownerId);
  const nameable = (kindOfView: Nameable["kind"], { id, organisationId, definition }: DefinitionView | SecretView) => ({
    kind: kindOfView,
    id,
    isShared: organisationId === null,
    definition,
  });
  const objects = [
    ...vendors.map((view) => nameable("vendor", view)),
    ...visible.map((view) => nameable("secret", view)),
  ];
  return new Names(objects, { ownId: session.ownerId ?? "", all: [] });
};

const ownOf = (all: readonly DefinitionView[], { ownerId }: OwnerSession): DefinitionView[] =>
  all.filter(({ organisationId }) => organisationId === ownerId);

/** What the owner has of a kind, as a file holds it. */
export const exportDefinitions = async (session: OwnerSession, kind: DefinitionKind) => {
  const names = await readNames(session, kind);
  const own = ownOf(await readDefinitions(session, kind), session);
  return { kind, definitions: own.map(({ definition }) => portable(definition, names)) };
};

/** What becomes of one definition of a file. */
export interface Outcome {
  readonly name: string;
  readonly action: "create" | "change" | "unchanged";
  readonly fields: readonly FieldDifference[];
}

interface Planned extends Outcome {
  readonly definition: Definition;
  readonly there: DefinitionView | undefined;
}

/** What tells definitions of a kind apart. */
const keyOf = (definition: Definition): string =>
  JSON.stringify([definition.name.toLowerCase(), "vendorId" in definition ? definition.vendorId : null]);

const plan = (definitions: readonly Definition[], own: readonly DefinitionView[], names: Names): Planned[] => {
  const known = new Map(own.map((view) => [keyOf(view.definition), view]));
  return definitions.map((definition): Planned => {
    const there = known.get(keyOf(definition));
    const { name } = definition;
    if (!there) return { name, action: "create", fields: [], definition, there };
    const fields = fieldDifferences(portable(there.definition, names), portable(definition, names));
    return { name, action: fields.length === 0 ? "unchanged" : "change", fields, definition, there };
  });
};

const apply = async ({ api, ownerId }: OwnerSession, { action, definition, there }: Planned): Promise<void> => {
  if (action === "unchanged") return;
  if (there)
    await api.request(definitionView, "PUT", `/api/definitions/${there.id}`, { revision: there.revision, definition });
  else await api.request(definitionView, "POST", "/api/definitions", { organisationId: ownerId, definition });
};

/**
 * Brings the definitions of a file to the owner: makes what is not there by its name, changes what differs, leaves the rest
 * alone, and deletes nothing. All is judged before anything is sent; given again, it goes on where it was refused.
 *
 * @param isTrial only tells what would become of each
 * @throws WrongUsage; ApiFailure in the server's words
 */
export const importDefinitions = async (
  session: OwnerSession,
  { kind, definitions: items }: PortableDefinitions,
  isTrial: boolean,
): Promise<Outcome[]> => {
  const names = await readNames(session, kind);
  const definitions = items.map((item, index) => definitionOf(kind, item, index + 1, names));
  const keys = definitions.map(keyOf);
  const twice = definitions.find((_, index) => keys.indexOf(keys[index] ?? "") !== index);
  if (twice) throw new WrongUsage(`The file holds “${twice.name}” twice.`);
  const planned = plan(definitions, ownOf(await readDefinitions(session, kind), session), names);
  if (!isTrial) for (const one of planned) await apply(session, one);
  return planned.map(({ name, action, fields }) => ({ name, action, fields }));
};

/**
 * What a file holds, before anybody is asked anything.
 *
 * @param text JSON
 * @throws WrongUsage
 */
export const readDefinitionsFile = (kind: DefinitionKind, text: string): PortableDefinitions => {
  const file = portableFile.safeParse(jsonOf(text));
  if (!file.success) throw new WrongUsage('The file is not what an export writes: {"kind": …, "definitions": [ … ]}.');
  if (file.data.kind !== kind)
    throw new WrongUsage(`The file holds definitions of the kind ${file.data.kind}, not ${kind}.`);
  return file.data;
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new WrongUsage("The file is not JSON.");
  }
};
