import { z } from "zod";
import { deviceNode } from "../agent/inventory.ts";
import { deviceFacts } from "../filter/device-facts.ts";
import { filter } from "../filter/filter.ts";
import { filterJudgement } from "../filter/judgement.ts";
import { architecture, identifier } from "../values.ts";

const build = z.coerce.number().int().min(1).max(999_999);
const purpose = z.enum(["windows", "windows-pe"]).default("windows");

/** The Windows that a known device is to have; without a build the newest of its organisation's library. */
export const deviceDriversQuery = z.object({
  osBuild: build.optional(),
  osEdition: z.string().max(200).optional(),
  purpose,
});
export type DeviceDriversQuery = z.infer<typeof deviceDriversQuery>;

/** A device that nobody has seen here: its identifiers, and what of it is known. */
export const driverMatchRequest = z.object({
  organisationId: identifier,
  architecture,
  osBuild: build.optional(),
  purpose,
  nodes: z.array(deviceNode).min(1).max(2000),
  facts: deviceFacts.default(deviceFacts.parse({})),
});
export type DriverMatchRequest = z.infer<typeof driverMatchRequest>;

/** Tries a filter on a known device or on facts, without keeping anything. */
export const filterTrialRequest = z.object({
  organisationId: identifier,
  filter: filter.nullable(),
  device: z.union([
    z.object({ deviceId: identifier, osBuild: build.optional(), osEdition: z.string().max(200).optional() }).strict(),
    z.object({ facts: deviceFacts }).strict(),
  ]),
});
export type FilterTrialRequest = z.infer<typeof filterTrialRequest>;

export const filterTrialAnswer = z.object({
  /** The filter as a sentence. */
  says: z.string(),
  judgement: filterJudgement,
  /** What the device was judged by. */
  facts: deviceFacts,
});
export type FilterTrialAnswer = z.infer<typeof filterTrialAnswer>;
