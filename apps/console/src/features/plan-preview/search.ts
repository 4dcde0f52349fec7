import { identifier } from "@windlass/protocol";
import { z } from "zod";

const search = z.object({
  organisation: identifier.optional().catch(undefined),
  build: identifier.optional().catch(undefined),
  device: identifier.optional().catch(undefined),
});

/** What an address asks the preview for; what is no id is passed over. */
export const planPreviewSearch = (asked: Record<string, unknown>): z.infer<typeof search> => search.parse(asked);
