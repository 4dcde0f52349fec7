import { z } from "zod";

/** What a secret is; it decides how its value looks and where it can be used. */
export const secretKind = z.enum([
  "password",
  "user-name-password",
  "client-secret",
  "certificate",
  "wifi-profile",
  "product-key",
  "text",
]);
export type SecretKind = z.infer<typeof secretKind>;

/** Windows passwords are at most 256 UTF-16 characters where tools take them (net user: 127, LAPS and answer files: 256). */
const password = z.string().min(1).max(256);

/**
 * Letters and digits of Microsoft's 25-character keys: none that is mistaken for another, and since Windows 8 one N.
 * The key itself is checked by Windows only.
 */
const productKeyPattern = /^(?:[BCDFGHJKMNPQRTVWXY2346789]{5}-){4}[BCDFGHJKMNPQRTVWXY2346789]{5}$/;

const productKey = z
  .string()
  .trim()
  .toUpperCase()
  .regex(productKeyPattern, "expected five groups of five letters and digits, such as XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")
  .refine((key) => key.split("N").length <= 2, "a product key has the letter N at most once");

/** One schema a kind. Values go in and never come out again. */
export const secretValue = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("password"), password }),
  z.object({
    kind: z.literal("user-name-password"),
    /** `user`, `DOMAIN\user` or `user@domain`: shown again, for it is no secret. */
    userName: z
      .string()
      .trim()
      .min(1)
      .max(256)
      .regex(/^[^"/[\]:;|=,+*?<>]+$/, 'a user name has none of " / [ ] : ; | = , + * ? < >'),
    password,
  }),
  z.object({ kind: z.literal("client-secret"), value: z.string().trim().min(1).max(400) }),
  z.object({
    kind: z.literal("certificate"),
    /** A PFX file, or a PEM file with certificate and private key; base64. */
    file: z.base64().min(1).max(200_000),
    /** That opens the file; empty where it needs none. */
    password: z.string().max(256).default(""),
  }),
  z.object({
    kind: z.literal("wifi-profile"),
    /** As `netsh wlan export profile key=clear` writes it. */
    xml: z.string().min(1).max(40_000),
  }),
  z.object({ kind: z.literal("product-key"), productKey }),
  z.object({ kind: z.literal("text"), text: z.string().min(1).max(64_000) }),
]);
export type SecretValue = z.infer<typeof secretValue>;
