import type {
  DriverChange,
  DriverDetail,
  DriverImportFile,
  DriverImportView,
  DriverView,
  OtherData,
} from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import type { ImportFileRow, ImportRow } from "./imports/repository.ts";
import type { SaidRow } from "./many/repository.ts";
import type { DriverDetailRow, DriverRow } from "./repository.ts";

export const presentDriver = (row: DriverRow): DriverView => ({
  id: row.id,
  organisationId: row.organisation_id,
  revision: row.revision,
  description: row.description,
  version: row.version,
  active: row.active,
  availableToWindowsPe: row.available_to_windows_pe,
  filter: row.filter,
  limitedArchitectures: row.limited_architectures,
  limitedMinimumBuild: row.limited_minimum_build,
  notes: row.notes,
  otherData: row.other_data,
  infName: row.inf_name,
  kind: row.kind,
  class: row.class,
  classGuid: row.class_guid,
  provider: row.provider,
  driverDate: row.driver_date,
  driverVersion: row.driver_version,
  architectures: row.architectures,
  minimumVersion: row.minimum_version,
  minimumBuild: row.minimum_build,
  modelCount: row.model_count,
  hardwareIdCount: row.hardware_id_count,
  missingFileCount: row.missing_file_count,
  errorCount: row.error_count,
  sha256: row.sha256,
  sizeBytes: row.size_bytes,
  packs: row.packs,
  infPath: row.inf_path,
  importedAt: instantOf(row.imported_at),
});

export const presentDriverDetail = (row: DriverDetailRow): DriverDetail => ({
  ...presentDriver(row),
  facts: row.facts,
  files: row.files,
  missingFiles: row.missing_files,
  problems: row.problems,
});

/** Each name as a field of its own, so that a history tells which value changed. */
export const otherDataFields = (data: OtherData): Record<string, string> =>
  Object.fromEntries(data.map(({ name, value }) => [`other data “${name}”`, value]));

/** What people say of a driver and when it is used; what its INF says stays. */
export type SaidOfDriver = Omit<DriverChange, "revision">;

/** The same of a row. */
export const saidOf = (row: SaidRow): SaidOfDriver => ({
  description: row.description,
  version: row.version,
  active: row.active,
  availableToWindowsPe: row.available_to_windows_pe,
  filter: row.filter,
  limitedArchitectures: row.limited_architectures,
  limitedMinimumBuild: row.limited_minimum_build,
  notes: row.notes,
  otherData: row.other_data,
});

/** What a person describes of a driver, for its history. */
export const describedByPeople = (driver: SaidOfDriver): object => {
  const { description, version, active, availableToWindowsPe, filter, notes } = driver;
  const { limitedArchitectures, limitedMinimumBuild, otherData } = driver;
  return {
    description,
    version,
    active,
    availableToWindowsPe,
    filter,
    limitedArchitectures,
    limitedMinimumBuild,
    notes,
    ...otherDataFields(otherData),
  };
};

export const presentImport = (row: ImportRow): DriverImportView => ({
  id: row.id,
  organisationId: row.organisation_id,
  fileName: row.file_name,
  sizeBytes: row.size_bytes,
  state: row.state,
  done: row.done,
  total: row.total,
  imported: row.imported,
  known: row.known,
  ignored: row.ignored,
  refused: row.refused,
  withMissingFiles: row.with_missing_files,
  failure: row.failure,
  packId: row.pack_id,
  startedAt: instantOf(row.started_at),
});

export const presentImportFile = (row: ImportFileRow): DriverImportFile => ({
  path: row.path,
  outcome: row.outcome,
  driverId: row.driver_id,
  description: row.description,
  missingFiles: row.missing_files,
  problems: row.problems,
  failure: row.failure,
});
