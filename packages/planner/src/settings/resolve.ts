import type { SettingName, SettingOrigin, SettingsDefinition } from "@windlass/protocol";
import { defaultRetention } from "../publication/retention.ts";

/** What is set at each level; null, and a field that is left out, is inherited from the next one. */
export interface SettingsLayers {
  /** Left out where an organisation's own settings are asked for. */
  readonly build?: Partial<SettingsDefinition>;
  readonly organisation?: Partial<SettingsDefinition>;
  readonly tenant: Partial<SettingsDefinition>;
}

export interface ResolvedSetting<Value> {
  readonly value: Value;
  readonly origin: SettingOrigin;
}

const levels = ["build", "organisation", "tenant"] as const;

const resolve = <Value, Default>(
  layers: SettingsLayers,
  of: (layer: Partial<SettingsDefinition>) => Value | null | undefined,
  otherwise: Default,
): ResolvedSetting<Value | Default> => {
  for (const origin of levels) {
    const value = of(layers[origin] ?? {});
    if (value !== null && value !== undefined) return { value, origin };
  }
  return { value: otherwise, origin: "default" };
};

/**
 * Each setting as it holds, and where it comes from: the build, its organisation, the tenant, or Windlass' own default,
 * which stands here beside each. What has the default null is left to Windows.
 */
export const resolveSettings = (layers: SettingsLayers) =>
  ({
    timeZone: resolve(layers, (layer) => layer.timeZone, null),
    userLocale: resolve(layers, (layer) => layer.userLocale, null),
    systemLocale: resolve(layers, (layer) => layer.systemLocale, null),
    inputLocales: resolve(layers, (layer) => layer.inputLocales, [] as readonly string[]),
    registeredOwner: resolve(layers, (layer) => layer.registeredOwner, ""),
    registeredOrganisation: resolve(layers, (layer) => layer.registeredOrganisation, ""),
    // Nothing is checked: a device is refused for what somebody asked for, and for nothing else.
    checks: resolve(layers, (layer) => layer.checks, null),
    computerNameTemplate: resolve(layers, (layer) => layer.computerNameTemplate, "PC-%SERIAL:8%"),
    publicationRetention: resolve(layers, (layer) => layer.publicationRetention, defaultRetention),
  }) satisfies Record<SettingName, ResolvedSetting<unknown>>;
export type ResolvedSettings = ReturnType<typeof resolveSettings>;
