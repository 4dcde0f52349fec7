import {
  couldGive,
  enteredNameProblem,
  fillNameTemplate,
  type NameTemplate,
  type NamingFacts,
  nameKey,
  parseNameTemplate,
  placeholdersOf,
  type Random,
} from "@windlass/planner";
import { type BuildDefinition, WindlassError } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import type { ListedAsset } from "../assets/look-up.ts";
import { type DeviceToName, factsOf } from "./facts.ts";
import * as names from "./repository.ts";

/** A name that was entered for one device, and by whom, in words: “by Ada when approving”. */
export interface EnteredName {
  readonly name: string;
  readonly by: string;
}

export interface NameRequest {
  readonly device: DeviceToName;
  readonly build: Pick<BuildDefinition, "name" | "computerNameTemplate" | "naming">;
  /** Null: nobody entered one. */
  readonly entered: EnteredName | null;
  readonly at: Date;
  readonly random: Random;
}

/** A name that is free, with what has to be written when it is given. */
export interface ProposedName {
  readonly name: string;
  readonly reason: string;
  readonly source: "asset-list" | "entered" | "template";
  /** The template in capitals; null: another source. */
  readonly rule: string | null;
  /** The counter's number that it takes; null: it takes none. */
  readonly counted: number | null;
  /** Whether it holds digits or letters that were drawn for it. */
  readonly drawn: boolean;
}

/** Names of a template looked at before it is said that none is free: drawn ones, and counted ones. */
const most = { drawn: 50, counted: 1000 };

interface Known {
  readonly request: NameRequest;
  readonly named: names.NamedDevice;
  readonly facts: NamingFacts;
}

const fixed = async (connection: Connection, known: Known, proposed: ProposedName): Promise<ProposedName> => {
  const { named, request } = known;
  const key = nameKey(proposed.name);
  const holder = (await names.holdersOf(connection, named, [key], request.at)).get(key);
  if (holder === undefined) return proposed;
  const { serialNumber } = named;
  throw new WindlassError("naming.name-taken", { parameters: { name: proposed.name, serialNumber, holder } });
};

const refused = (serialNumber: string, name: string, what: string) =>
  new WindlassError("naming.name-refused", { parameters: { serialNumber, name, what } });

const listed = (connection: Connection, known: Known, name: string, source: string): Promise<ProposedName> => {
  const { entered } = known.request;
  const { serialNumber } = known.named;
  if (entered && nameKey(entered.name) !== nameKey(name)) {
    const parameters = { serialNumber, listed: name, name: entered.name };
    throw new WindlassError("naming.listed-otherwise", { parameters });
  }
  const reason = `from the asset list (${source})`;
  return fixed(connection, known, { name, reason, source: "asset-list", rule: null, counted: null, drawn: false });
};

const entered = (connection: Connection, known: Known, { name, by }: EnteredName): Promise<ProposedName> => {
  const problem = enteredNameProblem(name, known.request.build.naming.ask?.pattern ?? null);
  if (problem !== null) throw refused(known.named.serialNumber, name, problem);
  const reason = `entered ${by}`;
  return fixed(connection, known, { name, reason, source: "entered", rule: null, counted: null, drawn: false });
};

/** The names that a template may give now, in the order in which they are looked at. */
const candidates = (template: NameTemplate, known: Known, last: number): { name: string; counter: number | null }[] => {
  const { facts, request } = known;
  const asked = placeholdersOf(template);
  const counts = asked.has("COUNTER");
  const draws = asked.has("RAND") || asked.has("LETTERS");
  const tries = counts ? most.counted : draws ? most.drawn : 1;
  const found: { name: string; counter: number | null }[] = [];
  for (let index = 0; index < tries; index += 1) {
    const counter = counts ? last + 1 + index : null;
    const filled = fillNameTemplate(template, facts, { random: request.random, counter });
    if ("problem" in filled) {
      // A counter that runs out of digits on the way has only so many names.
      if (found.length > 0) break;
      const { problem: what, name } = filled;
      throw new WindlassError("device.computer-name-invalid", { parameters: { template: template.text, name, what } });
    }
    found.push({ name: filled.name, counter });
  }
  return found;
};

const quoted = (template: NameTemplate): string => `from the template “${template.text}”`;

const fromTemplate = async (connection: Connection, known: Known): Promise<ProposedName> => {
  const { named, facts, request } = known;
  const template = parseNameTemplate(request.build.computerNameTemplate);
  const rule = template.text.toUpperCase();
  const base = { source: "template", rule } as const;
  const own = await names.namesOfDevice(connection, named.id);
  const kept = own.find((one) => one.rule === rule && couldGive(template, facts, one.name));
  const last = await names.lastCounted(connection, named.organisationId, rule);
  const offered = kept ? [{ name: kept.name, counter: null }] : [];
  const offers = [...offered, ...candidates(template, known, last)];
  const keys = offers.map(({ name }) => nameKey(name));
  const holders = await names.holdersOf(connection, named, keys, request.at);
  const free = offers.find(({ name }) => !holders.has(nameKey(name)));
  if (free) {
    if (kept && free.name === kept.name) {
      const reason = `${quoted(template)}; the device keeps its name`;
      return { ...base, name: kept.name, reason, counted: null, drawn: false };
    }
    const reason = `${quoted(template)}${free.counter === null ? "" : `, counter ${free.counter}`}`;
    const asked = placeholdersOf(template);
    const drawn = asked.has("RAND") || asked.has("LETTERS");
    return { ...base, name: free.name, reason, counted: free.counter, drawn };
  }
  const { serialNumber } = named;
  const [only] = offers;
  if (offers.length === 1 && only) {
    const holder = holders.get(nameKey(only.name)) ?? "";
    throw new WindlassError("naming.name-taken", { parameters: { name: only.name, serialNumber, holder } });
  }
  throw new WindlassError("naming.none-free", {
    parameters: { template: template.text, tries: offers.length, serialNumber },
  });
};

/** What the asset list has for a device, where the build asks it. */
const listedName = ({ build }: NameRequest, asset: ListedAsset | null): string | null =>
  build.naming.lookUp ? (asset?.computerName ?? null) : null;

export interface Proposing {
  readonly request: NameRequest;
  readonly known: Known;
  readonly asset: ListedAsset | null;
}

export const beginProposing = async (connection: Connection, request: NameRequest): Promise<Proposing> => {
  const { device } = request;
  const { facts, asset } = await factsOf(connection, device);
  const { serialNumber } = device.inventory.smbios;
  const named = { id: device.id, organisationId: device.organisationId, serialNumber, assetId: asset?.id ?? null };
  return { request, known: { request, named, facts }, asset };
};

/** Whether whoever approves the device has to enter its name. */
export const mustBeEntered = ({ request, asset }: Proposing): boolean =>
  request.build.naming.ask !== null && listedName(request, asset) === null;

/** What the template gives, whoever else might be asked first. @throws as {@link proposeName} */
export const proposeFromTemplate = (connection: Connection, { known }: Proposing): Promise<ProposedName> =>
  fromTemplate(connection, known);

/**
 * The name of a device: of the asset list, where the build asks it; else what was entered; else of the template. Writes
 * nothing.
 *
 * @throws naming.listed-otherwise, naming.name-refused, naming.name-taken, naming.name-needed, naming.none-free,
 *   device.computer-name-invalid
 */
export const proposeName = async (connection: Connection, proposing: Proposing): Promise<ProposedName> => {
  const { request, known, asset } = proposing;
  const name = listedName(request, asset);
  if (name !== null) return listed(connection, known, name, asset?.source ?? "");
  if (request.entered) return entered(connection, known, request.entered);
  if (request.build.naming.ask) {
    const { serialNumber } = known.named;
    throw new WindlassError("naming.name-needed", { parameters: { build: request.build.name, serialNumber } });
  }
  return fromTemplate(connection, known);
};
