import type { ImportedDeviceIdentity } from "@microsoft/microsoft-graph-types-beta";
import {
  findCorporateIdentifier,
  importCorporateIdentifier,
  isUsableIdentifier,
  type NewCorporateIdentifier,
} from "../../operations/corporate-identifiers.ts";
import type { CorporateIdentifier } from "../../state/entities.ts";
import { booleanOf, type JsonObject, objectBody, objectsOf, textOf } from "../body.ts";
import { graphFailures } from "../errors.ts";
import {
  betaOnly,
  contextOf,
  type GraphCall,
  type GraphResponse,
  type GraphRoute,
  graphInstant,
  noContent,
  parameter,
} from "../exchange.ts";
import { listing, single } from "../odata/listing.ts";
import { readServiceConfiguration, writeServiceConfiguration } from "../permissions.ts";

const collection = "/deviceManagement/importedDeviceIdentities";
const item = `${collection}/{importedDeviceIdentity-id}`;
const context = "deviceManagement/importedDeviceIdentities";

/** The portal's limit for a CSV file. */
const mostInOneCall = 5000;

const present = (entry: CorporateIdentifier): ImportedDeviceIdentity => ({
  id: entry.id,
  importedDeviceIdentifier: entry.identifier,
  importedDeviceIdentityType: entry.type,
  createdDateTime: graphInstant(entry.createdAt),
  lastModifiedDateTime: graphInstant(entry.modifiedAt),
  lastContactedDateTime: graphInstant(null),
  description: entry.description,
  enrollmentState: "notContacted",
  platform: "windows",
});

const types: readonly CorporateIdentifier["type"][] = ["imei", "serialNumber", "manufacturerModelSerial"];

function readIdentifier(body: JsonObject): NewCorporateIdentifier | null {
  const type = types.find((known) => known === textOf(body, "importedDeviceIdentityType"));
  const identifier = textOf(body, "importedDeviceIdentifier") ?? "";
  return type === undefined ? null : { type, identifier, description: textOf(body, "description") ?? "" };
}

function readIdentifiers(call: GraphCall): NewCorporateIdentifier[] {
  const bodies = objectsOf(objectBody(call.body), "importedDeviceIdentities") ?? [];
  const identifiers = bodies.map(readIdentifier);
  const usable = identifiers.filter((one) => one !== null && isUsableIdentifier(one));
  const wrong = identifiers.length - usable.length;
  if (wrong > 0 || identifiers.length > mostInOneCall) {
    throw graphFailures.intuneBadRequest(
      `Invalid Device Identifier parameter found for ${wrong || identifiers.length} import records!`,
    );
  }
  return identifiers.filter((one) => one !== null);
}

function importList(call: GraphCall): GraphResponse {
  const overwrite = booleanOf(objectBody(call.body), "overwriteImportedDeviceIdentities") ?? false;
  const value = readIdentifiers(call).map((request) => {
    const { entry, taken } = importCorporateIdentifier(call.lab, call.caller.tenantId, request, overwrite);
    return { "@odata.type": "#microsoft.graph.importedDeviceIdentityResult", ...present(entry), status: taken };
  });
  return {
    status: 200,
    body: { "@odata.context": contextOf(call, "Collection(importedDeviceIdentityResult)"), value },
  };
}

function search(call: GraphCall): GraphResponse {
  const value = readIdentifiers(call).flatMap(({ type, identifier }) => {
    const found = findCorporateIdentifier(call.lab, call.caller.tenantId, type, identifier);
    return found ? [present(found)] : [];
  });
  return { status: 200, body: { "@odata.context": contextOf(call, `Collection(${context})`), value } };
}

function own(call: GraphCall): CorporateIdentifier {
  const entry = call.lab.state.corporateIdentifiers.get(parameter(call, "importedDeviceIdentity-id"));
  if (entry?.tenantId !== call.caller.tenantId) throw graphFailures.intuneNotFound();
  return entry;
}

function list(call: GraphCall): GraphResponse {
  const entries = call.lab.state.corporateIdentifiers.by("tenantId", call.caller.tenantId);
  const size = call.lab.behaviour().intunePageSize;
  return listing(call, entries, { context, pageSize: size, largestPage: size, present });
}

function remove(call: GraphCall): GraphResponse {
  call.lab.state.corporateIdentifiers.delete(own(call).id);
  return noContent;
}

const readable = { versions: betaOnly, area: "intune", permissions: readServiceConfiguration } as const;
const writable = { versions: betaOnly, area: "intune", permissions: writeServiceConfiguration } as const;

export const corporateIdentifierRoutes: readonly GraphRoute[] = [
  { ...readable, method: "GET", path: collection, handle: list },
  { ...writable, method: "POST", path: `${collection}/importDeviceIdentityList`, handle: importList },
  { ...readable, method: "POST", path: `${collection}/searchExistingIdentities`, handle: search },
  {
    ...readable,
    method: "GET",
    path: item,
    handle: (call) => single(call, `${context}/$entity`, present(own(call))),
  },
  { ...writable, method: "DELETE", path: item, handle: remove },
];
