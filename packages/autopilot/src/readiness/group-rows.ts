import { evaluateMembershipRule, membershipRuleForTag } from "../membership-rule/membership-rule.ts";
import { exampleDevice } from "../membership-rule/physical-ids.ts";
import type { BuildSubject, GroupFacts, ReadinessFacts } from "./facts.ts";
import { groupPermission } from "./permissions.ts";
import { processingRow } from "./processing-row.ts";
import type { ReadinessReason } from "./reasons.ts";
import { type JudgedRow, passed, portal, remedy, row, unavailable, withoutPermission, withoutToken } from "./row.ts";

const groupRowIds = ["group", "group-rule", "group-processing"] as const;

const dynamicText =
  "Choose the group type Security and the membership type Dynamic Device; the membership type of a group can be changed in its properties.";

const groupRow = (group: GroupFacts, rule: string): JudgedRow => {
  const failed = (reason: ReadinessReason, detail: string, text = dynamicText) =>
    row("group", { state: "failed", reason, detail, remedy: remedy(text, portal.groups, rule) });
  const another =
    "Make a group of the type Security with the membership type Dynamic Device, and enter its Object ID in the build.";
  if (group.microsoft365) {
    const detail = `“${group.name}” is a Microsoft 365 group, which can have users only.`;
    return failed("group-microsoft-365", detail, another);
  }
  if (!group.security) return failed("group-not-security", `“${group.name}” is not a security group.`, another);
  if (group.mailEnabled) {
    const detail = `“${group.name}” is a mail-enabled security group, which cannot be dynamic.`;
    return failed("group-mail-enabled", detail, another);
  }
  if (!group.dynamic) {
    const detail = `“${group.name}” has assigned members: no device gets into it by its group tag.`;
    return failed("group-not-dynamic", detail);
  }
  if (group.rule !== null && /^\W*(user\.|direct\s+reports\b)/iu.test(group.rule)) {
    const detail = `“${group.name}” is a dynamic group of users: its rule asks for users, so no device gets into it.`;
    return failed("group-of-users", detail);
  }
  return passed("group", `“${group.name}” is a dynamic security group.`);
};

const unreadRule = (rule: string): JudgedRow => ({
  ...withoutPermission(
    "group-rule",
    groupPermission,
    "The app may not read the group's rule, so it could not be checked. Compare it with the one to copy.",
  ),
  remedy: remedy("Compare the group's rule with this one, quotation marks included.", portal.groups, rule),
});

const ruleRow = (group: GroupFacts, groupTag: string): JudgedRow => {
  const right = membershipRuleForTag(groupTag);
  if (!group.dynamic) {
    const detail = "The group is not dynamic, so it has no rule yet. This is the one it needs.";
    return row("group-rule", {
      state: "failed",
      reason: "group-not-dynamic",
      detail,
      remedy: remedy("Change the membership type to Dynamic Device and paste this rule.", portal.groups, right),
    });
  }
  if (group.rule === null) return unreadRule(right);
  const judged = evaluateMembershipRule(group.rule, exampleDevice(groupTag));
  const findings = judged.problems.map(({ message }) => message).join(" ");
  const correct = judged.suggested ?? right;
  const path = `${portal.groups} › ${group.name} › Dynamic membership rules`;
  const pasteRule = remedy(
    "Replace the rule by this one and save; then validate it there with a device.",
    path,
    correct,
  );
  const [problem] = judged.problems;
  if (judged.result === "no-match") {
    const detail = `The rule takes in no device with the group tag “${groupTag}”. ${findings}`.trim();
    const reason = problem?.code ?? "rule-does-not-match";
    return row("group-rule", { state: "failed", reason, detail, remedy: pasteRule });
  }
  if (judged.result === "cannot-tell") {
    const detail = `Windlass cannot judge this rule. ${findings}`;
    const text = "Validate the rule with a device there, or use this simpler one.";
    const reason = problem?.code ?? "unsupported";
    return row("group-rule", { state: "cannot-tell", reason, detail, remedy: remedy(text, path, correct) });
  }
  if (problem) {
    return row("group-rule", { state: "warning", reason: problem.code, detail: findings, remedy: pasteRule });
  }
  return passed("group-rule", `The rule takes in devices with the group tag “${groupTag}”.`);
};

const missingGroup = (groupObjectId: string): JudgedRow[] => {
  const missing = row("group", {
    state: "failed",
    reason: "group-not-found",
    detail: `This tenant has no group with the object id ${groupObjectId}.`,
    remedy: remedy(
      "Copy the Object ID from the group's Overview into the build's Autopilot settings, and publish.",
      portal.groups,
    ),
  });
  const none = {
    state: "cannot-tell",
    reason: "group-not-found",
    detail: "There is no group to have a rule.",
  } as const;
  return [missing, row("group-rule", none), row("group-processing", none)];
};

/** A build's group: whether it is of the right kind, takes in the build's devices, and is being processed. */
export const groupRows = ({ token, groups }: ReadinessFacts, build: BuildSubject): JudgedRow[] => {
  const rule = membershipRuleForTag(build.groupTag);
  const group = groups?.[build.groupObjectId.toLowerCase()];
  if (token.kind === "refused" || !group) return groupRowIds.map(withoutToken);
  switch (group.kind) {
    case "seen":
      return [groupRow(group.value, rule), ruleRow(group.value, build.groupTag), processingRow(group.value)];
    case "unavailable":
      return groupRowIds.map((id) => unavailable(id, group.message));
    case "forbidden": {
      const detail = "The app may not read groups, so the group could not be checked.";
      return [
        withoutPermission("group", groupPermission, detail),
        unreadRule(rule),
        withoutPermission("group-processing", groupPermission, detail),
      ];
    }
    case "not-found":
      return missingGroup(build.groupObjectId);
  }
};
