import { z } from "zod";
import { accountName, groupName } from "./definitions/security-model.ts";
import { architecture, identifier } from "./values.ts";

/** A language and region as Windows names them: en-US, sr-Latn-RS. */
export const localeTag = z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, "expected a name such as en-GB");

/** A locale's usual keyboard, a layout such as `0407:00000407`, or an input method by its two GUIDs. */
export const inputLocale = z.union([
  localeTag,
  z.string().regex(/^[0-9A-Fa-f]{4}:(?:[0-9A-Fa-f]{8}|(?:\{[0-9A-Fa-f-]{36}\}){2})$/, "expected LLLL:KKKKKKKK"),
]);

/** Windows' English id, such as `W. Europe Standard Time`. */
export const timeZoneId = z.string().regex(/^[A-Za-z0-9+().\- ]{3,100}$/, "expected a name such as GMT Standard Time");

/** Formats, keyboards and clock where they are not the language's own. */
export const regionalSettings = z.object({
  /** For programs that know no Unicode; null: that of the language. */
  systemLocale: localeTag.nullable().default(null),
  /** Dates, numbers, currency; null: that of the language. */
  userLocale: localeTag.nullable().default(null),
  /** The first is the one in use; none: that of the language. */
  inputLocales: z.array(inputLocale).max(8).default([]),
  /** Null: what Windows derives from the region. */
  timeZone: timeZoneId.nullable().default(null),
});

/** What of the out-of-box experience is answered in advance. */
export const outOfBoxPages = z.object({
  /** Region and keyboard are asked for; else they are answered from the build. */
  askRegion: z.boolean().default(false),
  hideLicence: z.boolean().default(false),
  hideRegistration: z.boolean().default(false),
  /** Without the page a device that has only Wi-Fi stays without a network. */
  hideNetwork: z.boolean().default(false),
  /** Windows then offers a local account only. */
  hideOnlineAccounts: z.boolean().default(false),
  /** `asked`: the person answers; `recommended`: Microsoft's settings; `off`: as little as possible is sent. */
  privacy: z.enum(["asked", "recommended", "off"]).default("asked"),
});
export type OutOfBoxPages = z.infer<typeof outOfBoxPages>;

/** An account that Setup makes. Its password is made on the device and replaced before the device is given over. */
export const answeredAccount = z.object({
  name: accountName,
  fullName: z.string().max(256).default(""),
  description: z.string().max(256).default(""),
  groups: z.array(groupName).min(1).max(50),
});

/** What the person who gets the device finds. */
export const windowsEnding = z.discriminatedUnion("kind", [
  /** The out-of-box experience, as from the factory; null: nothing of it is answered, as Windows Autopilot needs it. */
  z.object({ kind: z.literal("out-of-box"), pages: outOfBoxPages.nullable().default(null) }),
  /** A sign-in screen; the accounts are what Setup needs to pass over the out-of-box experience. */
  z.object({
    kind: z.literal("desktop"),
    pages: outOfBoxPages.pick({ privacy: true }),
    accounts: z.array(answeredAccount).min(1).max(51),
    /** The account that is signed in while the deployment goes on; null: none. */
    signedIn: accountName.nullable().default(null),
  }),
  /** Audit mode, for whoever goes on by hand. */
  z.object({ kind: z.literal("audit") }),
]);

export const joining = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("workgroup"), name: z.string().regex(/^[^\\/:*?"<>|.]{1,15}$/) }),
  /** A computer account that was made before, as `djoin /provision` writes it. */
  z.object({ kind: z.literal("offline-domain"), blobSecretId: identifier }),
]);

/** A program that Setup starts in the specialize pass, one after the other, as SYSTEM. */
export const setupCommand = z.object({ description: z.string().min(1).max(60), path: z.string().min(1).max(259) });

/** What an answer file is made of. No secrets. */
export const answerFileSettings = z.object({
  architecture,
  /** Null: it is left to Windows, to Autopilot, or to the domain's computer account. */
  computerName: z.string().min(1).max(15).nullable(),
  language: z.string(),
  regional: regionalSettings.default(regionalSettings.parse({})),
  registeredOwner: z.string().max(256).default(""),
  registeredOrganisation: z.string().max(256).default(""),
  /** A key that Microsoft published for everybody. Others are installed later, and never written into a file. */
  productKey: z
    .string()
    .regex(/^[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}$/)
    .nullable()
    .default(null),
  skipActivation: z.boolean().default(false),
  join: joining.nullable().default(null),
  commands: z.array(setupCommand).max(20).default([]),
  ending: windowsEnding.default({ kind: "out-of-box", pages: null }),
});
export type AnswerFileSettings = z.infer<typeof answerFileSettings>;
