/** Comparisons with one value or, for `in` and `notIn`, a list; spelt as Microsoft documents them. */
export const comparisonOperators = [
  "eq",
  "ne",
  "startsWith",
  "notStartsWith",
  "endsWith",
  "notEndsWith",
  "contains",
  "notContains",
  "match",
  "notMatch",
  "in",
  "notIn",
  "le",
  "ge",
] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

export type RuleValue = string | boolean | number | null;

/** A value with its place in the rule's text, for messages. */
export interface RuleLiteral {
  readonly value: RuleValue;
  readonly at: number;
}

/** What stands left of a comparison: a property of the device, the item of a collection (`_`), or a property of a group. */
export type Subject =
  | { readonly kind: "property"; readonly name: string }
  | { readonly kind: "item" }
  | { readonly kind: "group"; readonly name: string };

/** A rule as a tree. */
export type RuleExpression =
  | { readonly kind: "and" | "or"; readonly left: RuleExpression; readonly right: RuleExpression }
  | { readonly kind: "not"; readonly operand: RuleExpression }
  | { readonly kind: "any" | "all"; readonly property: string; readonly condition: RuleExpression }
  | {
      readonly kind: "comparison";
      readonly subject: Subject;
      readonly operator: ComparisonOperator;
      readonly values: readonly RuleLiteral[];
    };

/** The collection that rules for Autopilot are written on. */
export const physicalIdsProperty = "devicePhysicalIds";

/** Groups that a device is in; a preview of Microsoft's. */
export const memberOfProperty = "memberOf";

/** Collections that `-any` and `-all` go through. */
export const collections: readonly string[] = [physicalIdsProperty, memberOfProperty];

/**
 * Device properties in their exact spelling: names are case-sensitive.
 *
 * Source: Microsoft Entra documentation, "Manage rules for dynamic membership groups", section "Rules for devices".
 */
export const deviceProperties: readonly string[] = [
  "accountEnabled",
  "deviceCategory",
  "deviceId",
  "deviceManagementAppId",
  "deviceManufacturer",
  "deviceModel",
  "displayName",
  "deviceOSType",
  "deviceOSVersion",
  "deviceOwnership",
  physicalIdsProperty,
  "deviceTrustType",
  "enrollmentProfileName",
  "isRooted",
  "managementType",
  memberOfProperty,
  "objectId",
  "profileType",
  "systemLabels",
  ...Array.from({ length: 15 }, (_, index) => `extensionAttribute${index + 1}`),
];

/** Values that alone can occur, where Microsoft lists them; people write Intune's words instead. */
export const documentedValues: Readonly<Record<string, readonly string[]>> = {
  deviceOwnership: ["Company", "Personal", "Unknown"],
  deviceTrustType: ["AzureAD", "ServerAD", "Workplace"],
};
