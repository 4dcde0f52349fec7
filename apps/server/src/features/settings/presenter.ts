import {
  type OrganisationSettingsView,
  type SettingsDefinition,
  type SettingsView,
  settingsDefinition,
} from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import type { SettingsRow } from "./repository.ts";

const nothingSet: SettingsView = {
  id: null,
  revision: 0,
  definition: settingsDefinition.parse({}),
  updatedAt: null,
};

/** @param row undefined: nothing was ever set */
export const presentSettings = (row: SettingsRow | undefined): SettingsView =>
  row
    ? { id: row.id, revision: row.revision, definition: row.definition, updatedAt: instantOf(row.updated_at) }
    : nothingSet;

export const presentOrganisationSettings = (
  organisationId: string,
  row: SettingsRow | undefined,
  inherited: SettingsDefinition,
): OrganisationSettingsView => ({ ...presentSettings(row), organisationId, inherited });
