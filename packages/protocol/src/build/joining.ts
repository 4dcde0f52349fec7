import { z } from "zod";
import { accountName } from "../definitions/security-model.ts";
import { referenceTo } from "../references.ts";

/** A domain's full DNS name. One label alone is a NetBIOS name, which finds a domain only where WINS still does. */
export const domainName = z
  .string()
  .trim()
  .max(255)
  .regex(
    /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/,
    "expected a full domain name such as corp.example.com",
  );

/** RFC 4514, as far as organisational units and containers need it. */
export const organisationalUnitPath = z
  .string()
  .trim()
  .max(2048)
  .regex(
    /^(?:(?:OU|CN)=(?:[^,=+<>#;"\\\p{Cc}]|\\[^\p{Cc}])+,\s*)+DC=[A-Za-z0-9-]+(?:,\s*DC=[A-Za-z0-9-]+)*$/iu,
    "expected a distinguished name such as OU=Laptops,DC=corp,DC=example,DC=com",
  );

/** Where the computer account is made. */
export const organisationalUnit = z.discriminatedUnion("kind", [
  /** Where the domain puts new computers. */
  z.object({ kind: z.literal("default") }),
  z.object({ kind: z.literal("fixed"), path: organisationalUnitPath }),
  /** By the location that the device's address says. */
  z.object({
    kind: z.literal("by-location"),
    places: z
      .array(z.object({ locationId: referenceTo("location"), path: organisationalUnitPath }))
      .min(1)
      .max(200),
    /** Everywhere else; null: where the domain puts new computers. */
    otherwise: organisationalUnitPath.nullable().default(null),
  }),
]);
export type OrganisationalUnit = z.infer<typeof organisationalUnit>;

/** Letters, digits, hyphens, as in a NetBIOS name; the offline join's blob names its computer so. */
export const computerAccountName = z
  .string()
  .trim()
  .regex(
    /^(?!\d+$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,13}[A-Za-z0-9])?$/,
    "expected a computer name of at most 15 characters",
  );

/** What a device belongs to. */
export const buildJoin = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({
    kind: z.literal("workgroup"),
    name: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9!#$%&'()@^_`{}~-]{1,15}$/, "expected a workgroup name of at most 15 characters"),
  }),
  /** Joined by the agent once Windows is set up: the account never lies in a file. */
  z.object({
    kind: z.literal("domain"),
    domain: domainName,
    /** A secret of the kind user name and password that may join computers. */
    accountSecretId: referenceTo("secret"),
    organisationalUnit: organisationalUnit.default({ kind: "default" }),
  }),
  /** Computer accounts that were made before, as `djoin /provision` writes them: one for each computer name. */
  z.object({
    kind: z.literal("offline-domain"),
    accounts: z
      .array(z.object({ computerName: computerAccountName, blobSecretId: referenceTo("secret") }))
      .min(1)
      .max(1000),
  }),
  /** The same, made by a connector in the domain when a device is let in: for the name that it gets then. */
  z.object({
    kind: z.literal("connected-domain"),
    domain: domainName,
    organisationalUnit: organisationalUnit.default({ kind: "default" }),
    /** How long a device waits for its computer account, before anything of it is wiped. */
    waitMinutes: z.number().int().min(1).max(240).default(10),
  }),
]);
export type BuildJoin = z.infer<typeof buildJoin>;

const renamedTo = accountName.nullable().default(null);

/** What becomes of the built-in Administrator, which Windows disables by itself. */
export const administratorPolicy = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("as-it-is"), renamedTo }),
  z.object({ kind: z.literal("disabled"), renamedTo }),
  z.object({
    kind: z.literal("enabled"),
    /** A secret of the kind password. */
    passwordSecretId: referenceTo("secret"),
    renamedTo,
  }),
]);
export type AdministratorPolicy = z.infer<typeof administratorPolicy>;
