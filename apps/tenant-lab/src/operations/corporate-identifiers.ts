import type { LabCore } from "../lab-core.ts";
import type { CorporateIdentifier } from "../state/entities.ts";

export interface NewCorporateIdentifier {
  readonly type: CorporateIdentifier["type"];
  readonly identifier: string;
  readonly description: string;
}

/** Intune tells identifiers apart without regard to case. */
const keyOf = (type: string, identifier: string): string => `${type}/${identifier.toLowerCase()}`;

export function findCorporateIdentifier(
  lab: LabCore,
  tenantId: string,
  type: string,
  identifier: string,
): CorporateIdentifier | undefined {
  const key = keyOf(type, identifier);
  return lab.state.corporateIdentifiers.by("key", key).find((one) => one.tenantId === tenantId);
}

/** Whether an identifier of this type has the form that Intune takes: maker, model and serial number with commas. */
export function isUsableIdentifier({ type, identifier }: NewCorporateIdentifier): boolean {
  if (type === "manufacturerModelSerial") {
    const parts = identifier.split(",").map((part) => part.trim());
    return parts.length === 3 && parts.every((part) => part !== "" && !part.includes("."));
  }
  return type === "serialNumber" ? /^[A-Za-z0-9-]{1,128}$/.test(identifier) : /^\d{14,16}$/.test(identifier);
}

/** Adds one, or changes the description of a known one where that is asked for. @returns whether it was taken */
export function importCorporateIdentifier(
  lab: LabCore,
  tenantId: string,
  request: NewCorporateIdentifier,
  overwrite: boolean,
): { readonly entry: CorporateIdentifier; readonly taken: boolean } {
  const known = findCorporateIdentifier(lab, tenantId, request.type, request.identifier);
  const now = lab.clock.now();
  if (known) {
    if (!overwrite) return { entry: known, taken: false };
    const changed = { ...known, description: request.description, modifiedAt: now };
    return { entry: lab.state.corporateIdentifiers.put(changed), taken: true };
  }
  const entry = lab.state.corporateIdentifiers.put({
    id: lab.newId(),
    sequence: lab.state.nextSequence(),
    tenantId,
    key: keyOf(request.type, request.identifier),
    type: request.type,
    identifier: request.identifier,
    description: request.description,
    createdAt: now,
    modifiedAt: now,
  });
  return { entry, taken: true };
}
