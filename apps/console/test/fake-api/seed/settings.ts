import { randomUUID } from "node:crypto";
import { type SettingsDefinition, type SettingsView, settingsDefinition } from "@windlass/protocol";

export const nothingSet: SettingsView = {
  id: null,
  revision: 0,
  definition: settingsDefinition.parse({}),
  updatedAt: null,
};

export const settingsOf = (set: Partial<SettingsDefinition>): SettingsView => ({
  id: randomUUID(),
  revision: 3,
  definition: settingsDefinition.parse(set),
  updatedAt: "2026-11-20T09:12:00.000Z",
});
