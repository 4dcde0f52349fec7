/** Configuration passes of an image that is applied, not installed by setup.exe. */
export const passes = ["offlineServicing", "specialize", "auditSystem", "auditUser", "oobeSystem"] as const;
export type Pass = (typeof passes)[number];

/** What one setting may hold. Its own passes, where it is known in fewer than its component. */
export type SettingRule = { readonly passes?: readonly Pass[] } & (
  | { readonly kind: "text"; readonly most: number; readonly form?: RegExp }
  | { readonly kind: "boolean" }
  | { readonly kind: "integer"; readonly from: number; readonly to: number }
  | { readonly kind: "choice"; readonly values: readonly string[] }
  /** Children in the order in which Microsoft's samples have them. */
  | { readonly kind: "group"; readonly children: SettingRules }
  /** As many items as one likes, all of one name. */
  | { readonly kind: "list"; readonly item: string; readonly of: SettingRule }
);
export type SettingRules = Readonly<Record<string, SettingRule>>;

export interface ComponentRule {
  readonly passes: readonly Pass[];
  readonly settings: SettingRules;
}

/** @param most characters; Setup refuses the whole file for one more */
export const text = (most: number, form?: RegExp): SettingRule => ({ kind: "text", most, ...(form && { form }) });
export const boolean: SettingRule = { kind: "boolean" };
export const integer = (from: number, to: number): SettingRule => ({ kind: "integer", from, to });
export const choice = (...values: readonly string[]): SettingRule => ({ kind: "choice", values });
export const group = (children: SettingRules): SettingRule => ({ kind: "group", children });
export const list = (item: string, of: SettingRules): SettingRule => ({
  kind: "list",
  item,
  of: { kind: "group", children: of },
});
/** Only in these passes, though the component is known in more. */
export const onlyIn = (rule: SettingRule, ...known: readonly Pass[]): SettingRule => ({ ...rule, passes: known });
