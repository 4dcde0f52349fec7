import type { ReadinessRow } from "@windlass/protocol";
import { evaluateMembershipRule, membershipRuleForTag } from "../membership-rule/membership-rule.ts";
import type { GroupFacts, ReadinessFacts } from "./facts.ts";
import { groupPermission, portal, remedy, row, unavailable, withoutPermission, withoutToken } from "./row.ts";

const heads = {
  group: { id: "group", step: 5, title: "Dynamic device group" },
  rule: { id: "group-rule", step: 6, title: "Membership rule" },
} as const;

const dynamicText =
  "Choose the group type Security and the membership type Dynamic Device; a group can be converted in its properties.";

const groupRow = (group: GroupFacts, rule: string): ReadinessRow => {
  if (!group.security) {
    const detail = `“${group.name}” is not a security group.`;
    return row(heads.group, {
      state: "failed",
      reason: "group-not-security",
      detail,
      remedy: remedy(dynamicText, portal.groups, rule),
    });
  }
  if (!group.dynamic) {
    const detail = `“${group.name}” has assigned members: no device gets into it by its group tag.`;
    return row(heads.group, {
      state: "failed",
      reason: "group-not-dynamic",
      detail,
      remedy: remedy(dynamicText, portal.groups, rule),
    });
  }
  return row(heads.group, { state: "passed", detail: `“${group.name}” is a dynamic security group.` });
};

const ruleRow = (group: GroupFacts, groupTag: string): ReadinessRow => {
  // Every registered device carries its Autopilot id beside the tag.
  const candidate = { physicalIds: ["[ZTDID]:00000000-0000-4000-8000-000000000000", `[OrderId]:${groupTag}`] };
  const judged = evaluateMembershipRule(group.rule, candidate);
  const findings = judged.problems.map(({ message }) => message).join(" ");
  const correct = judged.suggested ?? membershipRuleForTag(groupTag);
  const path = `${portal.groups} › ${group.name} › Dynamic membership rules`;
  const pasteRule = remedy(
    "Replace the rule by this one and save; then validate it there with a device.",
    path,
    correct,
  );
  if (judged.result === "no-match") {
    const reason = judged.problems[0]?.code ?? "rule-does-not-match";
    const detail = `The rule takes in no device with the group tag “${groupTag}”. ${findings}`.trim();
    return row(heads.rule, { state: "failed", reason, detail, remedy: pasteRule });
  }
  if (!group.processing) {
    const text = "Set “Pause processing” to No.";
    const detail = "Processing of the rule is paused: the group takes in nobody.";
    return row(heads.rule, { state: "failed", reason: "processing-paused", detail, remedy: remedy(text, path) });
  }
  if (judged.result === "cannot-tell") {
    const reason = judged.problems[0]?.code ?? "unsupported";
    const detail = `Windlass cannot judge this rule. ${findings}`;
    const text = "Validate the rule with a device there, or use this simpler one.";
    return row(heads.rule, { state: "cannot-tell", reason, detail, remedy: remedy(text, path, correct) });
  }
  const [problem] = judged.problems;
  if (problem) return row(heads.rule, { state: "warning", reason: problem.code, detail: findings, remedy: pasteRule });
  return row(heads.rule, { state: "passed", detail: `The rule takes in devices with the group tag “${groupTag}”.` });
};

/** The build's group and whether its rule takes in the build's devices; nothing where no build was asked about. */
export const groupRows = ({ subject, token, group }: ReadinessFacts): ReadinessRow[] => {
  const { build } = subject;
  if (!build) return [];
  const rule = membershipRuleForTag(build.groupTag);
  if (token.kind === "refused" || !group) return Object.values(heads).map(withoutToken);
  switch (group.kind) {
    case "seen":
      return [groupRow(group.value, rule), ruleRow(group.value, build.groupTag)];
    case "unavailable":
      return Object.values(heads).map((head) => unavailable(head, group.message));
    case "forbidden": {
      const unread = withoutPermission(
        heads.group,
        groupPermission,
        "The app may not read groups, so the group could not be checked.",
      );
      const detail = "The app may not read groups, so the rule could not be checked. Compare it with the one to copy.";
      const unjudged = withoutPermission(heads.rule, groupPermission, detail);
      return [
        unread,
        {
          ...unjudged,
          remedy: remedy("Compare the group's rule with this one, quotation marks included.", portal.groups, rule),
        },
      ];
    }
    case "not-found": {
      const missing = row(heads.group, {
        state: "failed",
        reason: "group-not-found",
        detail: `This tenant has no group with the object id ${build.groupObjectId}.`,
        remedy: remedy(
          "Copy the Object ID from the group's Overview into the build's Autopilot settings, and publish.",
          portal.groups,
        ),
      });
      return [
        missing,
        row(heads.rule, {
          state: "cannot-tell",
          reason: "group-not-found",
          detail: "There is no group to have a rule.",
        }),
      ];
    }
  }
};
