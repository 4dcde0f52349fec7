import {
  type Definition,
  type DefinitionKind,
  type DefinitionView,
  definitionKind,
  definition as definitionSchema,
  type SecretView,
} from "@windlass/protocol";
import { z } from "zod";
import { WrongUsage } from "../autopilot/wrong-usage.ts";

/** Definitions of one kind as a file holds them: what they refer to is named, so that they fit another server, too. */
export const portableFile = z.object({
  kind: definitionKind,
  definitions: z.array(z.record(z.string(), z.unknown())).max(10_000),
});

export type PortableDefinitions = z.infer<typeof portableFile>;

/** What names in a file can mean, an organisation's own first. */
export interface Named {
  readonly vendors: readonly Pick<DefinitionView, "id" | "definition">[];
  readonly secrets: readonly Pick<SecretView, "id" | "definition">[];
}

const nameOf = (list: readonly { id: string; definition: { name: string } }[], id: string): string =>
  list.find((one) => one.id === id)?.definition.name ?? id;

/** A definition without ids. */
export const portable = ({ kind: _kind, ...definition }: Definition, { vendors, secrets }: Named): object => {
  if ("vendorId" in definition) {
    const { vendorId, ...rest } = definition;
    return { ...rest, vendor: nameOf(vendors, vendorId) };
  }
  if (!("accounts" in definition)) return definition;
  return {
    ...definition,
    accounts: definition.accounts.map(({ passwordSecretId, ...account }) => ({
      ...account,
      passwordSecret: passwordSecretId === null ? null : nameOf(secrets, passwordSecretId),
    })),
  };
};

const idOf = (what: string, list: readonly { id: string; definition: { name: string } }[], name: unknown): string => {
  const found = list.find(({ definition }) => definition.name.toLowerCase() === String(name).toLowerCase());
  if (!found) throw new WrongUsage(`there is no ${what} “${String(name)}”`);
  return found.id;
};

/** The fields of a kind, so that a misspelt one is not passed over in silence. */
const fieldsOf = (kind: DefinitionKind): ReadonlySet<string> => {
  const form = definitionSchema.options.find((option) => option.shape.kind.value === kind);
  return new Set(Object.keys(form?.shape ?? {}));
};

const account = z.record(z.string(), z.unknown());

const withIds = (item: Readonly<Record<string, unknown>>, { vendors, secrets }: Named) => {
  const { vendor, ...rest } = item;
  const accounts = z.array(account).safeParse(item.accounts);
  return {
    ...rest,
    ...(vendor !== undefined && { vendorId: idOf("vendor", vendors, vendor) }),
    ...(accounts.success && {
      accounts: accounts.data.map(({ passwordSecret = null, ...one }) => ({
        ...one,
        passwordSecretId: passwordSecret === null ? null : idOf("secret", secrets, passwordSecret),
      })),
    }),
  };
};

/**
 * A definition of a file with the ids of what it names.
 *
 * @throws WrongUsage naming its place in the file and what is wrong
 */
export const definitionOf = (
  kind: DefinitionKind,
  item: Readonly<Record<string, unknown>>,
  position: number,
  named: Named,
): Definition => {
  const label = `Number ${position} of the file (“${String(item.name ?? "without a name")}”)`;
  try {
    const complete = { ...withIds(item, named), kind };
    const fields = fieldsOf(kind);
    const unknown = Object.keys(complete).find((field) => !fields.has(field));
    if (unknown !== undefined) throw new WrongUsage(`it has no field “${unknown}”`);
    return definitionSchema.parse(complete);
  } catch (error) {
    if (error instanceof WrongUsage) throw new WrongUsage(`${label}: ${error.message}.`);
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    throw new WrongUsage(`${label}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "wrong"}.`);
  }
};
