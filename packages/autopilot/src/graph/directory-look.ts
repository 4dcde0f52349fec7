import type { Device } from "@microsoft/microsoft-graph-types";
import type { GraphClient, GraphRequest } from "./client.ts";
import { filterText, memberOf } from "./json.ts";
import { pagesOf } from "./paging.ts";

/** Graph expands at most so many of an object's groups (Microsoft Graph documentation, "$expand"). */
const mostExpanded = 20;

const fields = "$select=id,deviceId,physicalIds";
const groups = "$expand=memberOf($select=id)";

/** Reads one Entra device by its device id, which is not its object id, with the groups it is a direct member of. */
export const deviceWithGroupsRequest = (deviceId: string): GraphRequest => ({
  method: "GET",
  path: `/devices(deviceId='${encodeURIComponent(deviceId)}')?${fields}&${groups}`,
});

/**
 * The Entra devices that carry this group tag, page by page, with their groups where those are asked for.
 *
 * @throws GraphRefused, TokenRefused
 */
export const taggedDevicePages = (
  client: GraphClient,
  groupTag: string,
  withGroups: boolean,
): AsyncGenerator<readonly Device[]> => {
  const filter = `$filter=physicalIds/any(p:p%20eq%20${filterText(`[OrderId]:${groupTag}`)})`;
  return pagesOf<Device>(client, `/devices?${filter}&${fields}${withGroups ? `&${groups}` : ""}&$top=999`);
};

/**
 * Device ids of a group's members, also through other groups, page by page. Needs GroupMember.Read.All.
 *
 * @throws GraphRefused, TokenRefused
 */
export async function* memberDeviceIdPages(client: GraphClient, groupId: string): AsyncGenerator<string[]> {
  const path = `/groups/${encodeURIComponent(groupId)}/transitiveMembers/microsoft.graph.device?$select=id,deviceId&$top=999`;
  for await (const page of pagesOf<Device>(client, path)) yield page.flatMap(({ deviceId }) => deviceId ?? []);
}

const groupsIn = (device: Device | undefined): string[] | null => {
  const expanded: unknown = device?.memberOf;
  return Array.isArray(expanded) ? expanded.map((group: unknown) => String(memberOf(group, "id")).toLowerCase()) : null;
};

/** The groups that a device is a direct member of, in lower case; null where its answer may not name all of them. */
export const expandedGroups = (device: Device | undefined): string[] | null => {
  const groups = groupsIn(device);
  return groups && groups.length < mostExpanded ? groups : null;
};

/** Whether a device is a direct member of a group; null where its answer may not name all its groups. */
export const isExpandedMember = (device: Device, groupId: string): boolean | null => {
  const groups = groupsIn(device);
  if (groups?.includes(groupId.toLowerCase())) return true;
  return expandedGroups(device) === null ? null : false;
};
