import { z } from "zod";
import { displayName } from "../values.ts";

/** A network in CIDR notation. That the address is the network's own is asked where it is saved. */
export const subnet = z
  .string()
  .trim()
  .pipe(z.union([z.cidrv4(), z.cidrv6()], "expected a network such as 10.20.0.0/16 or 2001:db8:20::/48"));

/** Short, since all of a computer name has 15 characters. */
export const locationCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9]{0,8}$/, "expected at most 8 letters or digits");

/** A place where devices are, known by the networks there. */
export const locationDefinition = z.object({
  kind: z.literal("location"),
  name: displayName,
  /** What `%LOCATION%` of a computer name stands for, for example `MUC`; empty: for nothing. */
  code: locationCode.default(""),
  address: z.string().max(500).default(""),
  notes: z.string().max(2000).default(""),
  subnets: z.array(subnet).max(500),
});
export type LocationDefinition = z.infer<typeof locationDefinition>;
