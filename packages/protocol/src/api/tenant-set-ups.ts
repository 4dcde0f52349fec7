import { z } from "zod";
import { toldError } from "../errors/windlass-error.ts";
import { madeObject, setUpStep, setUpWish } from "../set-up.ts";
import { identifier, instant } from "../values.ts";
import { cloud } from "./tenant-connections.ts";

export const tenantSetUpState = z.enum([
  "draft",
  "signing-in",
  "planning",
  "planned",
  "running",
  "done",
  "failed",
  "undoing",
  "undone",
  "cancelled",
]);
export type TenantSetUpState = z.infer<typeof tenantSetUpState>;

/** What happens once somebody has signed in. */
export const tenantSetUpPurpose = z.enum(["plan", "run", "undo"]);
export type TenantSetUpPurpose = z.infer<typeof tenantSetUpPurpose>;

/** One thing that undo would remove. */
export const madeObjectView = z.object({
  kind: z.enum(madeObject.options.map((option) => option.shape.kind.value)),
  name: z.string(),
  at: instant,
});

export const tenantSetUpView = z.object({
  organisationId: identifier,
  revision: z.number().int().positive(),
  state: tenantSetUpState,
  purpose: tenantSetUpPurpose,
  wish: setUpWish,
  /** While somebody has to enter the code. */
  signIn: z.object({ userCode: z.string(), verificationUrl: z.url(), expiresAt: instant }).nullable(),
  /** Whoever signed in, and until when; null when a new sign-in is needed. */
  signedIn: z.object({ as: z.string(), until: instant }).nullable(),
  tenantId: identifier.nullable(),
  steps: z.array(setUpStep),
  made: z.array(madeObjectView),
  /** The values to use elsewhere, as far as they are known. */
  result: z.object({
    clientId: identifier.nullable(),
    groupObjectId: identifier.nullable(),
    groupTag: z.string(),
  }),
  failure: toldError.nullable(),
  updatedAt: instant,
});
export type TenantSetUpView = z.infer<typeof tenantSetUpView>;

/** `clouds`: those that this installation can set up. */
export const tenantSetUpAnswer = z.object({ setUp: tenantSetUpView.nullable(), clouds: z.array(cloud) });

export const tenantSetUpWishInput = z.object({ wish: setUpWish });
export const tenantSetUpProceedInput = z.object({ purpose: tenantSetUpPurpose });

/** The revision of the plan that was shown. */
export const tenantSetUpStartInput = z.object({ revision: z.number().int().positive() });

export const tenantSetUpScriptInput = z.object({ kind: z.enum(["powershell", "terraform"]) });
export const tenantSetUpScript = z.object({ fileName: z.string(), content: z.string() });

/** What the script printed. */
export const tenantSetUpAdoptInput = z.object({ tenantId: identifier, clientId: identifier });
