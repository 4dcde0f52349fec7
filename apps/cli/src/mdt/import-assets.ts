import type { MdtMigration } from "@windlass/planner";
import { assetImportReport } from "@windlass/protocol";
import { attemptOne, type Importing } from "./outcome.ts";

type Assets = MdtMigration["assets"];

const keys = ["serial-number", "mac-address", "uuid"] as const;
const columns = ["serial number", "MAC address", "UUID", "computer name"];

const cell = (value: string): string => (/[",\r\n;]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** Names of single devices, as the asset list takes them. */
const csvOf = (assets: Assets): string =>
  [
    columns,
    ...assets.map(({ key, value, computerName }) => [
      ...keys.map((column) => (column === key ? value : "")),
      computerName,
    ]),
  ]
    .map((row) => `${row.map(cell).join(",")}\r\n`)
    .join("");

/** Adds the names that the rules give to single devices to the asset list; what the list has for others stays. */
export const importAssets = async (importing: Importing, assets: Assets): Promise<void> => {
  if (assets.length === 0) return;
  const { session, options } = importing;
  const { organisationId, api } = session;
  const what = options.dryRun ? "preview" : "import";
  await attemptOne(importing, { kind: "asset-list", name: `Names of ${assets.length} single devices` }, async () => {
    const query = new URLSearchParams({ organisationId, fileName: "the names in MDT's rules" });
    const headers = { "content-type": "application/octet-stream" };
    const body = Buffer.from(csvOf(assets));
    const answer = await api.send("POST", `/api/assets/${what}?${query}`, { headers, body });
    const { counts, rows } = assetImportReport.parse(await answer.json());
    const refused = rows
      .filter(({ verdict }) => verdict === "refused")
      .map(({ computerName, findings }) => `${computerName ?? "A device"} is not on the list: ${findings.join(" ")}`);
    const written = counts.new + counts.changed;
    const outcome = written === 0 ? "there" : options.dryRun ? "would-be-made" : "made";
    return { outcome, result: null, ...(refused.length > 0 && { message: refused.join(" ") }) };
  });
};
