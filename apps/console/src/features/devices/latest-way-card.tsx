import { useQuery } from "@tanstack/react-query";
import { deploymentQuery } from "../../api/deployments.ts";
import { WayCard } from "../deployments/way-card.tsx";

/** How the device's latest deployment brought it into Windows Autopilot. */
export const LatestWayCard = ({ deploymentId }: { readonly deploymentId: string }) => {
  // A failure is told by the list of deployments beside it.
  const { data } = useQuery(deploymentQuery(deploymentId));
  return data ? <WayCard deployment={data} /> : null;
};
