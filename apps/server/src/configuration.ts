import { join, resolve } from "node:path";
import { namesHost, readStoreLocation, type StoreLocation } from "@windlass/content";
import { WindlassError } from "@windlass/protocol";
import { z } from "zod";
import { readTlsSettings, type TlsSettings } from "./tls-settings.ts";

export type ServerRole = "api" | "worker";

/** Everything that can be set from outside, read once at start. */
export interface Configuration {
  /** Absolute path of the data directory. */
  readonly dataDirectory: string;
  /** Where content lives: a folder, by default in the data directory, or a bucket. */
  readonly content: StoreLocation;
  /** How long content that nothing names is left alone before it is freed. */
  readonly contentGraceHours: number;
  readonly host: string;
  readonly port: number;
  /** Address that people and devices reach this server at; by default made of host and port. */
  readonly publicUrl: string | undefined;
  /** A real cluster instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly masterKey: string | undefined;
  /** Those that the master key replaces; they open and seal nothing. */
  readonly otherMasterKeys: readonly string[];
  readonly roles: ReadonlySet<ServerRole>;
  readonly tls: TlsSettings["tls"];
  readonly certificateAuthority: TlsSettings["certificateAuthority"];
  /** Addresses whose X-Forwarded-For is believed; empty: nobody's. */
  readonly trustedProxies: readonly string[];
  /** Base URL of a tenant lab; offers the cloud “lab”. */
  readonly labUrl: string | undefined;
  /** Port of the master deployment source; 0 chooses a free one. */
  readonly sourcePort: number;
  /** Address devices reach the master source at; by default host and the port it got. */
  readonly sourceUrl: string | undefined;
  /** How much faster than in production registrations are followed (tenant lab with a fast clock). */
  readonly registrationPace: number;
  /** Folder with a folder for each organisation's federated tokens; absolute. */
  readonly federatedTokens: string | undefined;
  /** Networks that webhooks may be sent to although they are not public, in CIDR notation; also by plain HTTP. */
  readonly webhookNetworks: readonly string[];
  /** Networks that WinGet installers may be fetched from although they are not public; also by plain HTTP. */
  readonly installerNetworks: readonly string[];
  /** Where WinGet manifests are read, and where the folders of versions are listed. */
  readonly winget: { readonly base: string; readonly listing: string };
  readonly logLevel: string;
}

const port = z.coerce.number().int().min(0).max(65_535);
const url = z.url({ protocol: /^https?$/ });
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());
const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
  );

const environmentSchema = z.object({
  WINDLASS_DATA: z.string().default(".windlass"),
  WINDLASS_CONTENT: optional(z.string()),
  WINDLASS_CONTENT_GRACE_HOURS: z.coerce.number().int().min(1).max(10_000).default(168),
  WINDLASS_HOST: z.string().default("127.0.0.1"),
  WINDLASS_PORT: port.default(8420),
  WINDLASS_PUBLIC_URL: optional(url),
  DATABASE_URL: optional(z.string()),
  WINDLASS_MASTER_KEY: optional(z.string()),
  WINDLASS_MASTER_KEY_OTHERS: list,
  WINDLASS_ROLES: list.pipe(z.array(z.enum(["api", "worker"]))),
  WINDLASS_TLS_CERTIFICATE: optional(z.string()),
  WINDLASS_TLS_KEY: optional(z.string()),
  WINDLASS_TLS_CA: optional(z.string()),
  WINDLASS_TRUSTED_PROXIES: list,
  WINDLASS_LAB_URL: optional(url),
  WINDLASS_SOURCE_PORT: port.default(8421),
  WINDLASS_SOURCE_URL: optional(url),
  WINDLASS_REGISTRATION_PACE: z.coerce.number().min(1).max(10_000).default(1),
  WINDLASS_FEDERATED_TOKENS: optional(z.string()),
  WINDLASS_WEBHOOK_NETWORKS: list.pipe(z.array(z.union([z.cidrv4(), z.cidrv6()]))),
  WINDLASS_INSTALLER_NETWORKS: list.pipe(z.array(z.union([z.cidrv4(), z.cidrv6()]))),
  WINDLASS_WINGET_URL: url.default("https://raw.githubusercontent.com/microsoft/winget-pkgs/master"),
  WINDLASS_WINGET_LISTING_URL: url.default("https://api.github.com/repos/microsoft/winget-pkgs/contents"),
  WINDLASS_LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("warn"),
});

/** Listening everywhere says nothing of the address that boot media must carry. */
const refuseWildcardWithoutAddress = (settings: z.infer<typeof environmentSchema>): void => {
  if (settings.WINDLASS_HOST !== "0.0.0.0" && settings.WINDLASS_HOST !== "::") return;
  for (const variable of ["WINDLASS_PUBLIC_URL", "WINDLASS_SOURCE_URL"] as const)
    if (!settings[variable])
      throw new WindlassError("start.setting-invalid", {
        parameters: {
          variable,
          what: `with WINDLASS_HOST=${settings.WINDLASS_HOST} it must say the address devices use`,
        },
      });
};

/** Devices that trust one authority refuse plain HTTP, so no address of theirs may be plain. */
const refusePlainAddresses = (
  settings: z.infer<typeof environmentSchema>,
  { tls, certificateAuthority }: TlsSettings,
): void => {
  if (certificateAuthority === null) return;
  for (const variable of ["WINDLASS_PUBLIC_URL", "WINDLASS_SOURCE_URL"] as const)
    if (settings[variable] ? !settings[variable].startsWith("https:") : !tls)
      throw new WindlassError("start.setting-invalid", {
        parameters: { variable, what: "boot media name an authority for TLS, so it must be an https address" },
      });
};

/** Without a proxy before it, the server's own certificate must be for the address that people and devices use. */
const refuseCertificateForAnotherHost = (settings: z.infer<typeof environmentSchema>, { tls }: TlsSettings): void => {
  if (!tls || settings.WINDLASS_TRUSTED_PROXIES.length > 0) return;
  const { WINDLASS_PUBLIC_URL: publicUrl, WINDLASS_HOST: listening } = settings;
  const host = publicUrl ? new URL(publicUrl).hostname.replace(/^\[|\]$/g, "") : listening;
  if (namesHost(tls.certificate, host)) return;
  throw new WindlassError("start.setting-invalid", {
    parameters: {
      variable: publicUrl ? "WINDLASS_PUBLIC_URL" : "WINDLASS_HOST",
      what: `the certificate of WINDLASS_TLS_CERTIFICATE is not for ${host}, so every device and browser would refuse this address; behind a TLS proxy set WINDLASS_TRUSTED_PROXIES`,
    },
  });
};

/** Reads the settings. Relative paths count from `workingDirectory`. @throws start.setting-invalid */
export const readConfiguration = (
  environment: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
  now = new Date(),
): Configuration => {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new WindlassError("start.setting-invalid", {
      parameters: { variable: String(issue?.path[0] ?? "?"), what: issue?.message ?? "unknown" },
    });
  }
  const settings = parsed.data;
  refuseWildcardWithoutAddress(settings);
  const tlsSettings = readTlsSettings(settings, workingDirectory, now);
  refusePlainAddresses(settings, tlsSettings);
  refuseCertificateForAnotherHost(settings, tlsSettings);
  const dataDirectory = resolve(workingDirectory, settings.WINDLASS_DATA);
  const content = settings.WINDLASS_CONTENT ?? join(dataDirectory, "content");
  return {
    dataDirectory,
    contentGraceHours: settings.WINDLASS_CONTENT_GRACE_HOURS,
    content: readStoreLocation(content, "WINDLASS_CONTENT", environment, workingDirectory),
    host: settings.WINDLASS_HOST,
    port: settings.WINDLASS_PORT,
    publicUrl: settings.WINDLASS_PUBLIC_URL,
    databaseUrl: settings.DATABASE_URL,
    masterKey: settings.WINDLASS_MASTER_KEY,
    otherMasterKeys: settings.WINDLASS_MASTER_KEY_OTHERS,
    roles: new Set(settings.WINDLASS_ROLES.length > 0 ? settings.WINDLASS_ROLES : ["api", "worker"]),
    ...tlsSettings,
    trustedProxies: settings.WINDLASS_TRUSTED_PROXIES,
    labUrl: settings.WINDLASS_LAB_URL,
    sourcePort: settings.WINDLASS_SOURCE_PORT,
    sourceUrl: settings.WINDLASS_SOURCE_URL,
    registrationPace: settings.WINDLASS_REGISTRATION_PACE,
    federatedTokens:
      settings.WINDLASS_FEDERATED_TOKENS && resolve(workingDirectory, settings.WINDLASS_FEDERATED_TOKENS),
    webhookNetworks: settings.WINDLASS_WEBHOOK_NETWORKS,
    installerNetworks: settings.WINDLASS_INSTALLER_NETWORKS,
    winget: { base: settings.WINDLASS_WINGET_URL, listing: settings.WINDLASS_WINGET_LISTING_URL },
    logLevel: settings.WINDLASS_LOG_LEVEL,
  };
};
