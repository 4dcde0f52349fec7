export { deleteIdentifierRequest, findIdentifiers } from "../graph/beta/corporate-identifiers.ts";
export { corporateIdentifierOf, type DeviceIdentity, type UsableIdentity } from "./identifier.ts";
export { type IdentifierOutcome, type IdentifierToImport, importCorporateIdentifiers } from "./import.ts";
export { type ManualStep, manualSteps } from "./manual-steps.ts";
