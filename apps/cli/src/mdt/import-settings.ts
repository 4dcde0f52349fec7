import type { MdtMigration } from "@windlass/planner";
import { organisationSettingsView, type SettingsDefinition, settingsDefinition } from "@windlass/protocol";
import { attemptOne, type Importing } from "./outcome.ts";

const isSame = (one: SettingsDefinition, other: SettingsDefinition): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Sets for the organisation what the rules say for all devices, as far as nobody has set it yet. */
export const importSettings = async (importing: Importing, { settings }: MdtMigration): Promise<void> => {
  if (isSame(settings, settingsDefinition.parse({}))) return;
  const { session, options } = importing;
  const path = `/api/organisations/${session.organisationId}/settings`;
  await attemptOne(importing, { kind: "settings", name: "Settings of the organisation" }, async () => {
    const { revision, definition } = await session.api.request(organisationSettingsView, "GET", path);
    const unset = Object.fromEntries(Object.entries(definition).filter(([, value]) => value !== null));
    const wanted = settingsDefinition.parse({ ...settings, ...unset });
    if (isSame(wanted, settingsDefinition.parse(definition))) return { outcome: "there", result: null };
    if (options.dryRun) return { outcome: "would-be-made", result: null };
    await session.api.request(organisationSettingsView, "PUT", path, { revision, definition: wanted });
    return { outcome: "made", result: null };
  });
};
