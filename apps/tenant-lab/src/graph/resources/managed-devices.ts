import type { ManagedDevice as GraphManagedDevice } from "@microsoft/microsoft-graph-types";
import { beginRemoval } from "../../behaviour/enrolment.ts";
import type { ManagedDevice } from "../../state/entities.ts";
import { graphFailures } from "../errors.ts";
import {
  bothVersions,
  type GraphCall,
  type GraphResponse,
  type GraphRoute,
  graphInstant,
  noContent,
  parameter,
} from "../exchange.ts";
import { meets, parseFilter } from "../odata/filter.ts";
import { listing, single } from "../odata/listing.ts";
import { readManagedDevices, writeManagedDevices } from "../permissions.ts";

const collection = "/deviceManagement/managedDevices";
const item = `${collection}/{managedDevice-id}`;
const context = "deviceManagement/managedDevices";

function present(device: ManagedDevice): GraphManagedDevice {
  return {
    id: device.id,
    deviceName: device.deviceName,
    serialNumber: device.serialNumber,
    manufacturer: device.manufacturer,
    model: device.model,
    userPrincipalName: device.userPrincipalName,
    azureADDeviceId: device.entraDeviceId,
    azureADRegistered: true,
    operatingSystem: "Windows",
    enrolledDateTime: graphInstant(device.enrolledAt),
    lastSyncDateTime: graphInstant(device.lastContactAt),
    managementAgent: "mdm",
    managedDeviceOwnerType: "company",
    deviceEnrollmentType: "windowsAzureADJoin",
  };
}

function own(call: GraphCall): ManagedDevice {
  const device = call.lab.state.managedDevices.get(parameter(call, "managedDevice-id"));
  if (device?.tenantId !== call.caller.tenantId) throw graphFailures.intuneNotFound();
  return device;
}

function list(call: GraphCall): GraphResponse {
  const text = call.query.get("$filter");
  const clauses = text === null ? [] : parseFilter(text);
  const fields: Readonly<Record<string, (device: ManagedDevice) => string>> = {
    serialNumber: (device) => device.serialNumber,
    azureADDeviceId: (device) => device.entraDeviceId,
    deviceName: (device) => device.deviceName,
  };
  if (clauses === null || clauses.some((clause) => clause.any || fields[clause.field] === undefined)) {
    throw graphFailures.intuneBadRequest("An error has occurred");
  }
  const matching = call.lab.state.managedDevices
    .by("tenantId", call.caller.tenantId)
    .filter((device) => clauses.every((clause) => meets(clause, fields[clause.field]?.(device) ?? "")));
  const size = call.lab.behaviour().intunePageSize;
  return listing(call, matching, { context, pageSize: size, largestPage: size, present });
}

const readable = { area: "intune", permissions: readManagedDevices, versions: bothVersions } as const;
const writable = { area: "intune", permissions: writeManagedDevices, versions: bothVersions } as const;

export const managedDeviceRoutes: readonly GraphRoute[] = [
  { ...readable, method: "GET", path: collection, handle: list },
  { ...readable, method: "GET", path: item, handle: (call) => single(call, `${context}/$entity`, present(own(call))) },
  {
    ...writable,
    method: "DELETE",
    path: item,
    handle: (call) => {
      beginRemoval(call.lab, own(call));
      return noContent;
    },
  },
];
