import { WindlassError } from "@windlass/protocol";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { type HardwareHashInspection, inspectHardwareHash } from "./inspection.ts";

/** Longest XML taken, in characters; the tool writes about 5000. */
export const longestOa3Xml = 262_144;

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const child = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined);

const unreadable = (what: string): WindlassError =>
  new WindlassError("hardware-hash.xml-unreadable", { parameters: { what } });

/** The decoded report may stand between the tool's own lines on standard output. */
const reportIn = (text: string): string => {
  const start = text.indexOf("<HardwareReport");
  const end = text.lastIndexOf("</HardwareReport>");
  return start >= 0 && end > start ? text.slice(start, end + "</HardwareReport>".length) : text;
};

const parsed = (text: string): unknown => {
  if (text.length > longestOa3Xml) throw unreadable("it is far larger than what the OA3 tool writes");
  // No document of the tool declares anything; whoever does wants a reader to expand or to fetch.
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(text)) throw unreadable("it declares a document type");
  const xml = reportIn(text).trim();
  try {
    const problem = XMLValidator.validate(xml);
    if (problem !== true) throw new Error(problem.err.msg);
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: "",
      parseTagValue: false,
      processEntities: false,
      isArray: (name) => name === "p",
    });
    const document: unknown = parser.parse(xml);
    return document;
  } catch (error) {
    // Also where a hostile nesting exhausts the stack.
    throw unreadable(error instanceof Error ? error.message : String(error));
  }
};

/** Values of a decoded report by their names, small letters. */
const valuesOf = (entries: unknown): ReadonlyMap<string, string> => {
  const values = new Map<string, string>();
  for (const entry of Array.isArray(entries) ? entries : []) {
    const [name, value] = [child(entry, "n"), child(entry, "v")];
    if (typeof name === "string" && typeof value === "string") values.set(name.toLowerCase(), value.trim());
  }
  return values;
};

/** `oa3tool.exe /DecodeHwHash`: the contents of a hash, which was checked by the tool and is not there any more. */
const inspectReport = (values: ReadonlyMap<string, string>): HardwareHashInspection => {
  const value = (name: string): string | null => values.get(name.toLowerCase()) || null;
  const version = value("TPMVersion");
  const present = version !== null && (value("TPMEkPub") ?? value("EkPubHash") ?? value("TPMEkPubHash")) !== null;
  const warnings = [
    { code: "decoded-report", message: "This is a decoded report: the hash itself, which Intune needs, is not in it." },
  ];
  if (!present) {
    const message =
      "The report names no TPM data: user-driven mode may work, self-deploying and pre-provisioning do not.";
    warnings.push({ code: "tpm-data-missing", message });
  }
  return {
    kind: "hardware-hash",
    valid: value("SmbiosSystemSerialNumber") !== null && value("SmbiosSystemManufacturer") !== null,
    serialNumber: value("SmbiosSystemSerialNumber"),
    manufacturer: value("SmbiosSystemManufacturer"),
    model: value("SmbiosSystemProductName"),
    tpm: { present, version: /(\d+\.\d+)/u.exec(version ?? "")?.[1] ?? version },
    warnings,
  };
};

/**
 * Reads what Microsoft's OA3 tool writes: `OA3.xml` of `/Report` (`Key/HardwareHash`) and the report that
 * `/DecodeHwHash` prints (`HardwareReport/HardwareInventory/p`).
 *
 * @throws WindlassError `hardware-hash.xml-unreadable`, `hardware-hash.xml-without-hash`
 */
export const inspectOa3Xml = (text: string): HardwareHashInspection => {
  const document = parsed(text);
  const hash = child(child(document, "Key"), "HardwareHash");
  if (typeof hash === "string" && hash.trim() !== "") return inspectHardwareHash(hash);
  const inventory = child(child(document, "HardwareReport"), "HardwareInventory");
  const values = valuesOf(child(inventory, "p"));
  if (values.size === 0) throw new WindlassError("hardware-hash.xml-without-hash");
  return inspectReport(values);
};
