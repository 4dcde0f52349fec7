import type { DeviceNode, Inventory } from "@windlass/protocol";

/**
 * The nodes that a device told of. An older agent told a flat list, of which each identifier stands for a node of its own:
 * rank within a node is lost, but what names it is found.
 */
export const deviceNodesOf = ({
  deviceNodes,
  hardwareIds,
}: Pick<Inventory, "deviceNodes" | "hardwareIds">): readonly DeviceNode[] =>
  deviceNodes.length > 0 ? deviceNodes : hardwareIds.map((id) => ({ hardwareIds: [id], compatibleIds: [] }));
