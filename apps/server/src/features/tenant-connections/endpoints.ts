import { type CloudEndpoints, microsoftClouds } from "@windlass/autopilot";
import { type Cloud, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";

/**
 * The only places this server calls for a tenant: Microsoft's clouds, and a lab where it was started with one (security
 * rule 13).
 *
 * @throws tenant.cloud-not-available
 */
export const endpointsOf = (context: ServerContext, cloud: Cloud): CloudEndpoints => {
  if (cloud !== "lab") return microsoftClouds[cloud];
  const { labUrl } = context.configuration;
  if (labUrl === undefined) throw new WindlassError("tenant.cloud-not-available", { parameters: { cloud } });
  const url = labUrl.replace(/\/+$/u, "");
  return { authorityUrl: url, graphUrl: url };
};
