import { z } from "zod";
import { identifier } from "../values.ts";

export const bootProfileView = z.object({ id: identifier, organisationId: identifier, name: z.string() });
export type BootProfileView = z.infer<typeof bootProfileView>;
