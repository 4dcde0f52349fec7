import type { AssetDefinition, AssetRow } from "@windlass/protocol";
import { assetFields, assetHeaders } from "./columns.ts";
import { keyInWords, keysOf, type ReadAsset } from "./reading.ts";
import type { AssetRowOfList } from "./repository.ts";

/** What importing one row does to the list. */
export interface JudgedAsset {
  readonly report: AssetRow;
  /** The row of the list that it changes; null: it is new, or nothing is done. */
  readonly changes: AssetRowOfList | null;
  /** As the list has it afterwards. */
  readonly definition: AssetDefinition;
}

export const definitionOf = (row: AssetRowOfList): AssetDefinition => ({
  serialNumber: row.serial_number,
  mac: row.mac,
  uuid: row.smbios_uuid,
  computerName: row.computer_name,
  assetTag: row.asset_tag,
});

const isIdentity = (key: string): boolean => !key.startsWith("name ");

/** Empty cells leave what the list has. */
const merged = (before: AssetDefinition | null, row: AssetDefinition): AssetDefinition => ({
  serialNumber: row.serialNumber ?? before?.serialNumber ?? null,
  mac: row.mac ?? before?.mac ?? null,
  uuid: row.uuid ?? before?.uuid ?? null,
  computerName: row.computerName ?? before?.computerName ?? null,
  assetTag: row.assetTag ?? before?.assetTag ?? null,
});

const differences = (before: AssetDefinition, after: AssetDefinition): string[] =>
  assetFields
    .filter((field) => before[field] !== after[field])
    .map((field) => `${assetHeaders[field]}: ${before[field] ?? "nothing"} becomes ${after[field]}.`);

const judgeOne = (read: ReadAsset, byKey: ReadonlyMap<string, AssetRowOfList>): JudgedAsset => {
  const { row, definition } = read;
  const told = (verdict: AssetRow["verdict"], findings: readonly string[]): AssetRow => ({
    row,
    verdict,
    ...definition,
    findings: [...findings],
  });
  if (read.refusals.length > 0) return { report: told("refused", read.refusals), changes: null, definition };
  const known = new Map(
    keysOf(definition)
      .filter(isIdentity)
      .flatMap((key) => {
        const found = byKey.get(key);
        return found ? [[found.id, found] as const] : [];
      }),
  );
  if (known.size > 1)
    return {
      report: told("refused", ["Its serial number, MAC address and UUID are of different rows of the list."]),
      changes: null,
      definition,
    };
  const [before] = known.values();
  if (!before) return { report: told("new", []), changes: null, definition };
  const after = merged(definitionOf(before), definition);
  const changed = differences(definitionOf(before), after);
  return {
    report: told(changed.length === 0 ? "unchanged" : "changed", changed),
    changes: changed.length === 0 ? null : before,
    definition: after,
  };
};

/**
 * Judges rows against the list as it is. A name that another row of the list has is refused, unless the file gives that
 * row another one: then the two may swap.
 */
export const judgeAssets = (read: readonly ReadAsset[], list: readonly AssetRowOfList[]): JudgedAsset[] => {
  const byKey = new Map(list.flatMap((row) => keysOf(definitionOf(row)).map((key) => [key, row] as const)));
  const judged = read.map((one) => judgeOne(one, byKey));
  const renamed = new Map(judged.flatMap(({ changes, definition }) => (changes ? [[changes.id, definition]] : [])));
  return judged.map((one) => {
    if (one.report.verdict !== "new" && one.report.verdict !== "changed") return one;
    const taken = keysOf(one.definition).find((key) => {
      const holder = byKey.get(key);
      if (!holder || holder.id === one.changes?.id) return false;
      const after = renamed.get(holder.id);
      return !after || keysOf(after).includes(key);
    });
    if (taken === undefined) return one;
    const findings = [`Another row of the list has ${keyInWords(taken)}.`];
    return { ...one, report: { ...one.report, verdict: "refused", findings }, changes: null };
  });
};
