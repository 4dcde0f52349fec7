import type { Group } from "@microsoft/microsoft-graph-types";
import { collectionOf, entityOf, filterText } from "../graph/json.ts";
import { evaluateMembershipRule, membershipRuleForTag } from "../membership-rule/membership-rule.ts";
import { createOnce, findEventually, orNull, patiently } from "./patience.ts";
import { defineStep, type Judgement } from "./step.ts";
import { bearsMark, instantNow, madeOf, markOf, type SetUpWorld } from "./world.ts";

const fields =
  "$select=id,displayName,description,groupTypes,securityEnabled,mailEnabled,membershipRule,membershipRuleProcessingState";

const groupsNamed = async (world: SetUpWorld): Promise<Group[]> => {
  const path = `/groups?$filter=displayName%20eq%20${filterText(world.wish.group.name)}&${fields}`;
  return collectionOf<Group>((await world.graph.send({ method: "GET", path })).body);
};

const isOurs = (world: SetUpWorld, group: Group): boolean =>
  madeOf(world, "group")?.objectId === group.id || bearsMark(world, group.description);

const takesIn = (group: Group, tag: string): boolean =>
  evaluateMembershipRule(group.membershipRule ?? "", {
    physicalIds: ["[ZTDID]:00000000-0000-4000-8000-000000000000", `[OrderId]:${tag}`],
  }).result === "match";

const isDynamic = (group: Group): boolean =>
  group.securityEnabled === true && (group.groupTypes ?? []).includes("DynamicMembership");

const serves = (group: Group, tag: string): boolean =>
  isDynamic(group) && group.membershipRuleProcessingState === "On" && takesIn(group, tag);

const lookForGroup = async (world: SetUpWorld): Promise<Group[]> => {
  const { name, tag } = world.wish.group;
  const made = madeOf(world, "group");
  if (made?.name === name) {
    const path = `/groups/${made.objectId}?${fields}`;
    const own = await orNull(patiently(world, () => world.graph.send({ method: "GET", path })));
    if (own) return [entityOf<Group>(own.body) ?? {}];
  }
  const found = await groupsNamed(world);
  // Entra lets several groups have one name; the one that does what is wanted is the one that is meant.
  const serving = found.filter((group) => serves(group, tag));
  return serving.length === 1 ? serving : found;
};

const whyNot = (group: Group, tag: string): Judgement => {
  const name = `“${group.displayName}”`;
  const remedy = "Choose another name for the group, or correct this one in the Entra admin center.";
  if (!isDynamic(group))
    return { verdict: "cannot", detail: `${name} is there already and is not a dynamic security group.`, remedy };
  if (takesIn(group, tag))
    return {
      verdict: "cannot",
      detail: `${name} is there already, but the processing of its rule is paused.`,
      remedy: "Set “Pause processing” to No in the group's Dynamic membership rules, then plan again.",
    };
  return {
    verdict: "cannot",
    detail: `${name} is there already with another rule, which takes in no device tagged “${tag}”.`,
    remedy,
  };
};

const bodyOf = ({ wish, setUpId }: SetUpWorld) => ({
  displayName: wish.group.name,
  description: markOf(setUpId),
  mailEnabled: false,
  // Graph wants one also where there is no mailbox; letters and digits only.
  mailNickname: `windlass-${setUpId.slice(0, 8)}`,
  securityEnabled: true,
  groupTypes: ["DynamicMembership"],
  membershipRule: membershipRuleForTag(wish.group.tag),
  membershipRuleProcessingState: "On",
});

const findMarked = async (world: SetUpWorld): Promise<Group | null> =>
  (await groupsNamed(world)).find(({ description }) => bearsMark(world, description)) ?? null;

const rememberGroup = (world: SetUpWorld, { id }: Group): Promise<void> =>
  world.memory.remember("group", {
    kind: "group",
    name: world.wish.group.name,
    at: instantNow(world),
    objectId: id ?? "",
  });

export const groupStep = defineStep<readonly Group[]>({
  id: "group",
  title: "Dynamic device group",
  look: async (world) => {
    const found = await lookForGroup(world);
    const [only] = found;
    if (found.length === 1 && only?.id) world.subjects.groupId = only.id;
    return found;
  },
  judge: (world, found) => {
    const { name, tag } = world.wish.group;
    const [first] = found;
    if (!first) return { verdict: "create", detail: `“${name}” with the rule ${membershipRuleForTag(tag)}` };
    if (found.length > 1)
      return {
        verdict: "cannot",
        detail: `${found.length} groups have the name “${name}”, and it is not clear which one is meant.`,
        remedy: "Choose another name for the group.",
      };
    if (serves(first, tag))
      return { verdict: "fits", detail: `“${name}” is there and takes in devices tagged “${tag}”.` };
    if (!isOurs(world, first)) return whyNot(first, tag);
    return { verdict: "change", detail: `“${name}” gets the rule ${membershipRuleForTag(tag)}` };
  },
  apply: async (world, found) => {
    const [only] = found;
    if (only?.id && found.length === 1 && madeOf(world, "group")?.objectId === only.id) {
      const { membershipRule, membershipRuleProcessingState } = bodyOf(world);
      const body = { membershipRule, membershipRuleProcessingState };
      await patiently(world, () => world.graph.send({ method: "PATCH", path: `/groups/${only.id}`, body }));
      return;
    }
    const group = await createOnce(world, "group", {
      find: () => findMarked(world),
      create: async () => {
        const answer = await world.graph.send({ method: "POST", path: "/groups", body: bodyOf(world) });
        return entityOf<Group>(answer.body) ?? {};
      },
    });
    await rememberGroup(world, group);
    world.subjects.groupId = group.id ?? null;
  },
  adopt: async (world) => {
    const found = await findEventually(world, () => findMarked(world));
    if (found) await rememberGroup(world, found);
  },
});
