import { type OfflineProfile, offlineProfile } from "@windlass/protocol";
import { z } from "zod";
import { decodeLeniently, encodingProblem } from "./encoding.ts";
import { choicesOf, selfDeployingBits } from "./oobe-config.ts";

export interface OfflineProfileProblem {
  readonly code:
    | "encoding"
    | "not-json"
    | "value-wrong"
    | "server-data-not-text"
    | "server-data-differs"
    | "self-deploying";
  readonly message: string;
}

export interface ReadOfflineProfile {
  /** What the file says; null where it says too little. */
  readonly profile: OfflineProfile | null;
  /** Why Windows would not follow it as it is meant; empty when it would. */
  readonly problems: readonly OfflineProfileProblem[];
}

const zeroOrOne = z.union([z.literal(0), z.literal(1)]);
const guid = z.guid();

const fileContent = z.object({
  Comment_File: z.string().optional(),
  CloudAssignedTenantId: guid,
  CloudAssignedTenantDomain: z.string().min(1),
  CloudAssignedOobeConfig: z.number().int().nonnegative(),
  CloudAssignedDomainJoinMethod: zeroOrOne,
  CloudAssignedForcedEnrollment: zeroOrOne,
  ZtdCorrelationId: guid,
  CloudAssignedAadServerData: z.unknown(),
  CloudAssignedDeviceName: z.string().nullish(),
  CloudAssignedLanguage: z.string().nullish(),
  CloudAssignedRegion: z.string().nullish(),
  HybridJoinSkipDCConnectivityCheck: zeroOrOne.optional(),
});
type FileContent = z.infer<typeof fileContent>;

const serverData = z.object({
  ZeroTouchConfig: z.object({
    CloudAssignedTenantDomain: z.string(),
    CloudAssignedTenantUpn: z.string().nullish(),
    ForcedEnrollment: zeroOrOne.optional(),
  }),
});

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const serverDataProblems = (content: FileContent): OfflineProfileProblem[] => {
  const raw = content.CloudAssignedAadServerData;
  const data = serverData.safeParse(typeof raw === "string" ? parse(raw) : undefined);
  if (!data.success) {
    const message = "CloudAssignedAadServerData must be a text that holds JSON with ZeroTouchConfig, not an object.";
    return [{ code: "server-data-not-text", message }];
  }
  const { CloudAssignedTenantDomain, ForcedEnrollment } = data.data.ZeroTouchConfig;
  const same =
    CloudAssignedTenantDomain.toLowerCase() === content.CloudAssignedTenantDomain.toLowerCase() &&
    (ForcedEnrollment === undefined || ForcedEnrollment === content.CloudAssignedForcedEnrollment);
  const message = "CloudAssignedAadServerData names another domain or enrolment than the file itself.";
  return same ? [] : [{ code: "server-data-differs", message }];
};

const selfDeployingProblems = ({ CloudAssignedOobeConfig }: FileContent): OfflineProfileProblem[] => {
  const message = "CloudAssignedOobeConfig asks for self-deploying mode, which works only for registered devices.";
  return CloudAssignedOobeConfig & selfDeployingBits ? [{ code: "self-deploying", message }] : [];
};

const profileOf = (content: FileContent): OfflineProfile | null => {
  const hybrid = content.CloudAssignedDomainJoinMethod === 1;
  const read = offlineProfile.safeParse({
    correlationId: content.ZtdCorrelationId.toLowerCase(),
    tenant: { id: content.CloudAssignedTenantId.toLowerCase(), domain: content.CloudAssignedTenantDomain },
    settings: {
      way: "offline-profile",
      profileName: content.Comment_File?.replace(/^Profile /, "") || "Autopilot profile",
      joinMethod: hybrid ? "hybrid" : "entra",
      ...choicesOf(content.CloudAssignedOobeConfig),
      forcedEnrollment: content.CloudAssignedForcedEnrollment === 1,
      skipConnectivityCheck: content.HybridJoinSkipDCConnectivityCheck === 1,
      deviceNameTemplate: content.CloudAssignedDeviceName || null,
      language: content.CloudAssignedLanguage || null,
      region: content.CloudAssignedRegion || null,
      tenantDomain: null,
    },
  });
  return read.success ? read.data : null;
};

/**
 * Reads the bytes of an `AutopilotConfigurationFile.json`, whoever wrote it, and says what is wrong with it.
 *
 * @example
 * const { profile, problems } = readOfflineProfile(await readFile("AutopilotConfigurationFile.json"));
 */
export const readOfflineProfile = (bytes: Uint8Array): ReadOfflineProfile => {
  const encoding = encodingProblem(bytes);
  const problems: OfflineProfileProblem[] = encoding === null ? [] : [{ code: "encoding", message: encoding }];
  const json = parse(decodeLeniently(bytes));
  if (typeof json !== "object" || json === null) {
    return { profile: null, problems: [...problems, { code: "not-json", message: "The file holds no JSON object." }] };
  }
  const content = fileContent.safeParse(json);
  if (!content.success) {
    const wrong = content.error.issues.map(
      ({ path, message }): OfflineProfileProblem => ({ code: "value-wrong", message: `${path.join(".")}: ${message}` }),
    );
    return { profile: null, problems: [...problems, ...wrong] };
  }
  return {
    profile: profileOf(content.data),
    problems: [...problems, ...serverDataProblems(content.data), ...selfDeployingProblems(content.data)],
  };
};
