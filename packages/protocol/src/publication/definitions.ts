import { z } from "zod";
import { diskTemplateDefinition } from "../definitions/disk-template.ts";
import { vendorDefinition } from "../definitions/hardware.ts";
import { locationDefinition } from "../definitions/location.ts";
import { securityModelDefinition } from "../definitions/security-model.ts";
import { identifier } from "../values.ts";

/** How builds that name it divide the disk. */
export const publishedDiskTemplate = diskTemplateDefinition
  .pick({ name: true, volumes: true })
  .extend({ id: identifier });
export type PublishedDiskTemplate = z.infer<typeof publishedDiskTemplate>;

/** Local accounts and groups of builds that name it. Passwords are ids of secrets, and nothing more of them. */
export const publishedSecurityModel = securityModelDefinition
  .pick({ name: true, accounts: true, groups: true })
  .extend({ id: identifier });
export type PublishedSecurityModel = z.infer<typeof publishedSecurityModel>;

/** A maker with the other names it gives itself, so that filters mean the same on the device as in the console. */
export const publishedVendor = vendorDefinition.pick({ name: true, aliases: true }).extend({ id: identifier });
export type PublishedVendor = z.infer<typeof publishedVendor>;

/** A place with its networks, by which a device's address says where it is. */
export const publishedLocation = locationDefinition.pick({ name: true, subnets: true }).extend({
  id: identifier,
  /** Whether all organisations share it: an organisation's own goes before. */
  isShared: z.boolean(),
});
export type PublishedLocation = z.infer<typeof publishedLocation>;
