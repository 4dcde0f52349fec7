import { evaluateMembershipRule } from "@windlass/autopilot/membership-rule";
import { addGroupOwner } from "../../operations/group-owners.ts";
import { addGroup, changeGroup, removeGroup } from "../../operations/groups.ts";
import { booleanOf, type JsonObject, objectBody, textOf } from "../body.ts";
import { graphFailures } from "../errors.ts";
import { bothVersions, type GraphCall, type GraphResponse, type GraphRoute, noContent } from "../exchange.ts";
import { single } from "../odata/listing.ts";
import { createGroups, writeGroups } from "../permissions.ts";
import { groupOfPath } from "./group-of-path.ts";
import { presentGroup } from "./groups-presenter.ts";

/** What Entra refuses to store. A rule that only never matches is stored, and stays empty. */
const refusedProblems: ReadonlySet<string> = new Set([
  "empty-rule",
  "too-long",
  "typographic-quotes",
  "typographic-dash",
  "syntax",
  "unbalanced-parentheses",
  "unclosed-quote",
  "missing-quotes",
  "property-case",
  "unknown-property",
  "missing-any",
]);

/** @throws GraphFailure 400 for a rule that cannot be read */
function checkRule(rule: string): string {
  const { problems } = evaluateMembershipRule(rule, { physicalIds: [], properties: {} });
  const problem = problems.find(({ code }) => refusedProblems.has(code));
  if (problem === undefined) return rule;
  throw graphFailures.directoryBadRequest(`Dynamic membership rule validation error: ${problem.message}`);
}

function readProcessingState(body: JsonObject): "On" | "Paused" | null {
  const state = textOf(body, "membershipRuleProcessingState");
  if (state === null || state === "On" || state === "Paused") return state;
  throw invalid("membershipRuleProcessingState");
}

const invalid = (property: string) =>
  graphFailures.directoryBadRequest(`Invalid value specified for property '${property}' of resource 'Group'.`);

function create(call: GraphCall): GraphResponse {
  const body = objectBody(call.body);
  const displayName = textOf(body, "displayName");
  const mailNickname = textOf(body, "mailNickname");
  if (!displayName || !mailNickname) {
    throw graphFailures.directoryBadRequest("A value is required for property 'displayName' and 'mailNickname'.");
  }
  if (displayName.length > 256) throw invalid("displayName");
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(mailNickname)) throw invalid("mailNickname");
  if (booleanOf(body, "mailEnabled") !== false || booleanOf(body, "securityEnabled") !== true) {
    throw graphFailures.directoryBadRequest("Only security groups can be made in the tenant lab.");
  }
  const group = addGroup(call.lab, call.caller.tenantId, {
    displayName,
    mailNickname,
    description: textOf(body, "description"),
    membershipRule: ruleOfNewGroup(body),
    processingState: readProcessingState(body) ?? "On",
  });
  // Whoever makes a group owns it; an application that makes one does not.
  if (call.caller.user !== null) addGroupOwner(call.lab, group, call.caller.user.id);
  return single(call, "groups/$entity", presentGroup(group, call), 201);
}

/** A rule and the type DynamicMembership go together. */
function ruleOfNewGroup(body: JsonObject): string | null {
  const types = Array.isArray(body.groupTypes) ? body.groupTypes : [];
  const rule = textOf(body, "membershipRule");
  if (types.includes("DynamicMembership")) {
    if (rule === null) throw invalid("membershipRule");
    return checkRule(rule);
  }
  if (rule !== null) throw invalid("membershipRule");
  return null;
}

function change(call: GraphCall): GraphResponse {
  const group = groupOfPath(call);
  const body = objectBody(call.body);
  const rule = textOf(body, "membershipRule");
  if (rule !== null && group.membershipRule === null) throw invalid("membershipRule");
  changeGroup(call.lab, group.id, {
    displayName: textOf(body, "displayName") ?? undefined,
    description: "description" in body ? textOf(body, "description") : undefined,
    membershipRule: rule === null ? undefined : checkRule(rule),
    processingState: readProcessingState(body) ?? undefined,
  });
  return noContent;
}

function remove(call: GraphCall): GraphResponse {
  removeGroup(call.lab, groupOfPath(call).id);
  return noContent;
}

const shared = { versions: bothVersions, area: "directory" } as const;

export const groupWriteRoutes: readonly GraphRoute[] = [
  { ...shared, method: "POST", path: "/groups", permissions: createGroups, handle: create },
  { ...shared, method: "PATCH", path: "/groups/{group-id}", permissions: writeGroups, handle: change },
  { ...shared, method: "DELETE", path: "/groups/{group-id}", permissions: writeGroups, handle: remove },
];
