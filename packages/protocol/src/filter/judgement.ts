import { z } from "zod";

/** "cannot tell" is an answer of its own: the device has not told what is asked. */
export const filterVerdict = z.enum(["matches", "does-not-match", "cannot-tell"]);
export type FilterVerdict = z.infer<typeof filterVerdict>;

export type FilterJudgement =
  | { readonly kind: "every-device"; readonly verdict: "matches" }
  | { readonly kind: "all" | "any"; readonly verdict: FilterVerdict; readonly parts: readonly FilterJudgement[] }
  | { readonly kind: "not"; readonly verdict: FilterVerdict; readonly part: FilterJudgement }
  | {
      readonly kind: "condition";
      readonly verdict: FilterVerdict;
      /** What the filter asks, in words: `Vendor is Dell or HP`. */
      readonly asked: string;
      /** What the device has, in words; null when it has not told. */
      readonly found: string | null;
    };

/** A filter's verdict on one device, with that of each of its conditions, in the form of the filter. */
export const filterJudgement: z.ZodType<FilterJudgement> = z
  .lazy(() =>
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("every-device"), verdict: z.literal("matches") }),
      z.object({ kind: z.enum(["all", "any"]), verdict: filterVerdict, parts: z.array(filterJudgement) }),
      z.object({ kind: z.literal("not"), verdict: filterVerdict, part: filterJudgement }),
      z.object({
        kind: z.literal("condition"),
        verdict: filterVerdict,
        asked: z.string(),
        found: z.string().nullable(),
      }),
    ]),
  )
  .meta({ id: "FilterJudgement" });
