import { z } from "zod";
import { outOfBoxPages } from "../answer-file.ts";

/** What the device does when everything is done. */
export const afterDeployment = z.enum(["restart", "shut-down"]);
export type AfterDeployment = z.infer<typeof afterDeployment>;

const afterwards = afterDeployment.default("restart");

/** What whoever gets the device finds. See decision 0032 for how each is reached, 0038 for what each rules out. */
export const buildEnding = z.discriminatedUnion("kind", [
  /** The out-of-box experience with nothing answered and no answer file left: as Windows Autopilot needs it. */
  z.object({ kind: z.literal("untouched"), afterwards }),
  /** The out-of-box experience, as from the factory, with pages answered in advance. */
  z.object({ kind: z.literal("answered"), pages: outOfBoxPages, afterwards }),
  /** A sign-in screen. Windows Setup passes over the out-of-box experience, so privacy cannot be asked there. */
  z.object({
    kind: z.literal("desktop"),
    privacy: z.enum(["recommended", "off"]).default("off"),
    /** A temporary administrator is signed in while software is installed, and removed at the end. */
    signInWhileDeploying: z.boolean().default(false),
    afterwards,
  }),
  /** Audit mode, for whoever goes on by hand. */
  z.object({ kind: z.literal("audit"), afterwards }),
]);
export type BuildEnding = z.infer<typeof buildEnding>;

/** What builds did before they could say: the out-of-box experience, untouched. */
export const usualEnding: BuildEnding = { kind: "untouched", afterwards: "restart" };
