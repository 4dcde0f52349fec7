export { deleteIdentifierRequest, findIdentifiers } from "../graph/beta/corporate-identifiers.ts";
export { deleteCorporateIdentifiers } from "./delete.ts";
export { corporateIdentifierOf, type DeviceIdentity, type UsableIdentity } from "./identifier.ts";
export { type IdentifierToImport, importCorporateIdentifiers } from "./import.ts";
export { type ManualStep, manualSteps } from "./manual-steps.ts";
export type { IdentifierOutcome } from "./outcome.ts";
