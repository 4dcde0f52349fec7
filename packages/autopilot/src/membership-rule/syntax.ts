/** Comparisons this product evaluates; regular expressions (`-match`) are left to Entra. */
export const comparisonOperators = [
  "eq",
  "ne",
  "startsWith",
  "notStartsWith",
  "endsWith",
  "notEndsWith",
  "contains",
  "notContains",
  "in",
  "notIn",
] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

export type RuleValue = string | boolean | number | null;

/** What stands left of a comparison: a property of the device, or the item of a collection (`_`). */
export type Subject = { readonly kind: "property"; readonly name: string } | { readonly kind: "item" };

/** A rule as a tree. */
export type RuleExpression =
  | { readonly kind: "and" | "or"; readonly left: RuleExpression; readonly right: RuleExpression }
  | { readonly kind: "not"; readonly operand: RuleExpression }
  | { readonly kind: "any" | "all"; readonly property: string; readonly condition: RuleExpression }
  | {
      readonly kind: "comparison";
      readonly subject: Subject;
      readonly operator: ComparisonOperator;
      readonly values: readonly RuleValue[];
    };

/** The only collection of a device that rules are written on. */
export const physicalIdsProperty = "devicePhysicalIds";

/** Device properties of the Entra documentation, in their exact spelling: names are case-sensitive. */
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
  "memberOf",
  "objectId",
  "profileType",
  "systemLabels",
  ...Array.from({ length: 15 }, (_, index) => `extensionAttribute${index + 1}`),
];
