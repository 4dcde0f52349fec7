import { DeviceCodeRefused, deviceCodeReason } from "./device-code-failure.ts";
import { type CloudEndpoints, graphResource } from "./endpoints.ts";
import type { Fetch } from "./msal-network.ts";

/**
 * Microsoft Graph Command Line Tools: Microsoft's own public client for delegated sign-in, present in every tenant. Its
 * consent page names it; a client of our own would need a registration with us first.
 */
const graphCommandLineTools = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

export interface DeviceCodeSettings {
  readonly endpoints: CloudEndpoints;
  /** Directory (tenant) id; `organizations` takes the tenant of whoever signs in. */
  readonly tenant: string;
  /** Delegated permissions of Microsoft Graph by name, for example `Group.ReadWrite.All`. */
  readonly scopes: readonly string[];
  readonly fetch: Fetch;
  readonly clientId?: string;
}

/** A sign-in that somebody has to complete elsewhere. `deviceCode` is a secret: whoever has it gets the token. */
export interface DeviceCode {
  readonly userCode: string;
  readonly verificationUrl: string;
  readonly deviceCode: string;
  readonly expiresInSeconds: number;
  readonly intervalSeconds: number;
}

export type DeviceCodeAnswer =
  | { readonly kind: "pending" }
  /** Asked too often: five seconds longer from now on (RFC 8628, section 3.5). */
  | { readonly kind: "slow-down" }
  | { readonly kind: "token"; readonly accessToken: string; readonly expiresInSeconds: number };

const requestTimeoutMilliseconds = 30_000;

const memberText = (body: unknown, name: string): string => {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === "string" ? value : "";
};

const memberNumber = (body: unknown, name: string): number | null => {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
  const number = Number(value);
  return value !== null && value !== "" && Number.isFinite(number) ? number : null;
};

const troubleOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message ? error.cause.message : error.message;
};

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const post = async (settings: DeviceCodeSettings, endpoint: string, form: Record<string, string>): Promise<Answer> => {
  const base = `${settings.endpoints.authorityUrl}/${encodeURIComponent(settings.tenant)}/oauth2/v2.0`;
  let response: Response;
  let text: string;
  try {
    response = await settings.fetch(`${base}/${endpoint}`, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ client_id: settings.clientId ?? graphCommandLineTools, ...form }).toString(),
      signal: AbortSignal.timeout(requestTimeoutMilliseconds),
      // A redirect would carry the device code to wherever it points.
      redirect: "error",
    });
    text = await response.text();
  } catch (error) {
    throw new DeviceCodeRefused("unreachable", troubleOf(error));
  }
  try {
    return { status: response.status, body: JSON.parse(text) };
  } catch {
    throw new DeviceCodeRefused("transient", `The token service answered HTTP ${response.status}.`);
  }
};

const refusal = ({ status, body }: Answer): DeviceCodeRefused => {
  const description = memberText(body, "error_description") || `The token service answered HTTP ${status}.`;
  return new DeviceCodeRefused(deviceCodeReason(memberText(body, "error"), description), description);
};

/** The page to sign in at is shown as a link, so it must be one of the web. */
const webAddress = (text: string): string | null => {
  const url = URL.parse(text);
  return url && (url.protocol === "https:" || url.protocol === "http:") ? url.href : null;
};

/**
 * Asks for a code (RFC 8628, section 3.1). Two plain requests instead of MSAL, whose device-code client keeps the device
 * code to itself, so that a restarted server could not go on asking, and drops Entra's AADSTS number (decision 0013).
 *
 * @throws DeviceCodeRefused
 */
export const beginDeviceCode = async (settings: DeviceCodeSettings): Promise<DeviceCode> => {
  const resource = graphResource(settings.endpoints);
  const answer = await post(settings, "devicecode", {
    scope: settings.scopes.map((scope) => `${resource}/${scope}`).join(" "),
  });
  if (answer.status !== 200) throw refusal(answer);
  const verificationUrl = webAddress(memberText(answer.body, "verification_uri"));
  const userCode = memberText(answer.body, "user_code");
  const deviceCode = memberText(answer.body, "device_code");
  if (!verificationUrl || !userCode || !deviceCode) {
    throw new DeviceCodeRefused("transient", "The token service gave no code.");
  }
  return {
    userCode,
    deviceCode,
    verificationUrl,
    expiresInSeconds: memberNumber(answer.body, "expires_in") ?? 900,
    intervalSeconds: memberNumber(answer.body, "interval") ?? 5,
  };
};

/**
 * Asks once whether the sign-in is complete. Never asks for a refresh token: the access token ends by itself.
 *
 * @throws DeviceCodeRefused
 */
export const askDeviceCode = async (settings: DeviceCodeSettings, deviceCode: string): Promise<DeviceCodeAnswer> => {
  const answer = await post(settings, "token", {
    grant_type: "urn:ietf:params:oauth:grant-type:device_code",
    device_code: deviceCode,
  });
  const accessToken = memberText(answer.body, "access_token");
  if (answer.status === 200 && accessToken !== "") {
    return { kind: "token", accessToken, expiresInSeconds: memberNumber(answer.body, "expires_in") ?? 3600 };
  }
  const error = memberText(answer.body, "error");
  if (error === "authorization_pending") return { kind: "pending" };
  if (error === "slow_down") return { kind: "slow-down" };
  throw refusal(answer);
};
