import type { ImportedWindowsAutopilotDeviceIdentity } from "@microsoft/microsoft-graph-types";
import { type ImportRequest, submitImports } from "../../behaviour/imports.ts";
import { isBinaryLiteral } from "../../hardware.ts";
import type { ImportRecord } from "../../state/entities.ts";
import { isObject, type JsonObject, objectBody, textOf } from "../body.ts";
import { graphFailures } from "../errors.ts";
import { bothVersions, contextOf, type GraphCall, type GraphRoute, noContent, parameter } from "../exchange.ts";
import { meets, parseFilter } from "../odata/filter.ts";
import { listing, single } from "../odata/listing.ts";
import { readServiceConfiguration, writeServiceConfiguration } from "../permissions.ts";

const collection = "/deviceManagement/importedWindowsAutopilotDeviceIdentities";
const context = "deviceManagement/importedWindowsAutopilotDeviceIdentities";

/** The hash is taken, never given back. */
function presentImport(record: ImportRecord): ImportedWindowsAutopilotDeviceIdentity {
  return {
    id: record.id,
    groupTag: record.groupTag,
    serialNumber: record.serialNumber,
    productKey: record.productKey,
    importId: record.importId ?? "",
    hardwareIdentifier: null,
    assignedUserPrincipalName: record.assignedUserPrincipalName ?? "",
    state: {
      deviceImportStatus: record.status,
      deviceRegistrationId: record.registrationId,
      deviceErrorCode: record.errorCode,
      deviceErrorName: record.errorName,
    },
  };
}

function readImport(body: JsonObject): ImportRequest {
  const hardwareIdentifier = textOf(body, "hardwareIdentifier") ?? "";
  if (!isBinaryLiteral(hardwareIdentifier)) {
    throw graphFailures.badRequest(
      `Cannot convert the literal '${hardwareIdentifier}' to the expected type 'Edm.Binary'.`,
    );
  }
  return {
    hardwareIdentifier,
    importId: textOf(body, "importId"),
    serialNumber: textOf(body, "serialNumber") ?? "",
    productKey: textOf(body, "productKey") ?? "",
    groupTag: textOf(body, "groupTag") ?? "",
    assignedUserPrincipalName: textOf(body, "assignedUserPrincipalName"),
  };
}

function own(call: GraphCall): ImportRecord {
  const record = call.lab.state.imports.get(parameter(call, "importedWindowsAutopilotDeviceIdentity-id"));
  if (record?.tenantId !== call.caller.tenantId) throw graphFailures.intuneNotFound();
  return record;
}

function list(call: GraphCall) {
  const text = call.query.get("$filter");
  const clauses = text === null ? [] : parseFilter(text);
  const known = clauses?.every(
    ({ field, operator, any }) =>
      !any && ((field === "importId" && operator === "eq") || (field === "serialNumber" && operator === "contains")),
  );
  if (clauses === null || !known) throw graphFailures.intuneBadRequest("An error has occurred");
  // Clients poll by the id they gave: an index answers that.
  const importId = clauses.find((clause) => clause.field === "importId")?.value;
  const { imports } = call.lab.state;
  const records = (
    importId === undefined ? imports.by("tenantId", call.caller.tenantId) : imports.by("importId", importId)
  ).filter(
    (record) =>
      record.tenantId === call.caller.tenantId &&
      clauses.every((clause) =>
        meets(clause, clause.field === "importId" ? (record.importId ?? "") : record.serialNumber),
      ),
  );
  const size = call.lab.behaviour().intunePageSize;
  return listing(call, records, { context, pageSize: size, largestPage: size, present: presentImport });
}

export const importedDeviceRoutes: readonly GraphRoute[] = [
  {
    method: "GET",
    path: collection,
    versions: bothVersions,
    area: "intune",
    permissions: readServiceConfiguration,
    handle: list,
  },
  {
    method: "POST",
    path: collection,
    versions: bothVersions,
    area: "intune",
    permissions: writeServiceConfiguration,
    handle: (call) => {
      const [record] = submitImports(call.lab, call.caller, [readImport(objectBody(call.body))]);
      if (record === undefined) throw graphFailures.badRequest("Empty Payload. JSON content expected.");
      return single(call, `${context}/$entity`, presentImport(record), 201);
    },
  },
  {
    method: "POST",
    path: `${collection}/import`,
    versions: bothVersions,
    area: "intune",
    permissions: writeServiceConfiguration,
    handle: (call) => {
      const entries = objectBody(call.body).importedWindowsAutopilotDeviceIdentities;
      if (!Array.isArray(entries) || !entries.every(isObject)) {
        throw graphFailures.badRequest("importedWindowsAutopilotDeviceIdentities: a collection is expected.");
      }
      const records = submitImports(call.lab, call.caller, entries.map(readImport));
      return { status: 200, body: { "@odata.context": contextOf(call, context), value: records.map(presentImport) } };
    },
  },
  {
    method: "GET",
    path: `${collection}/{importedWindowsAutopilotDeviceIdentity-id}`,
    versions: bothVersions,
    area: "intune",
    permissions: readServiceConfiguration,
    handle: (call) => single(call, `${context}/$entity`, presentImport(own(call))),
  },
  {
    method: "DELETE",
    path: `${collection}/{importedWindowsAutopilotDeviceIdentity-id}`,
    versions: bothVersions,
    area: "intune",
    permissions: writeServiceConfiguration,
    handle: (call) => {
      call.lab.state.imports.delete(own(call).id);
      return noContent;
    },
  },
];
