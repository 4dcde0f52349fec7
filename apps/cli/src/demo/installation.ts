import { join } from "node:path";
import { z } from "zod";
import { type Child, messageOf, startChild } from "./child.ts";

const labReady = z.object({
  listening: z.url(),
  sample: z.object({
    tenantId: z.string(),
    clientId: z.string(),
    clientSecret: z.string(),
    groupTag: z.string(),
    groupObjectId: z.string(),
  }),
});

export interface Lab {
  readonly child: Child;
  readonly url: string;
  readonly sample: z.infer<typeof labReady>["sample"];
}

/** A tenant lab with its sample tenant; `speed` divides the real service's delays. */
export const startLab = async (directory: string, speed: number): Promise<Lab> => {
  const child = startChild("tenant-lab", {
    parameters: ["--port", "0", "--speed", String(speed), "--seed"],
    logFile: join(directory, "lab.log"),
  });
  const ready = await messageOf(child, "The tenant lab", (message) => labReady.safeParse(message).data);
  return { child, url: ready.listening, sample: ready.sample };
};

/** Lets another organisation's tenant have this serial number already. */
export const holdElsewhere = async (lab: Lab, serialNumber: string): Promise<void> => {
  const answer = await fetch(`${lab.url}/lab/held-elsewhere/${encodeURIComponent(serialNumber)}`, { method: "PUT" });
  if (!answer.ok) throw new Error(`the tenant lab answered ${answer.status}`);
};

const serverReady = z.object({ kind: z.literal("listening"), url: z.url(), setUpUrl: z.url().nullable() });

export interface Server {
  readonly child: Child;
  readonly url: string;
  /** Null once there is an administrator. */
  readonly setUpToken: string | null;
}

export interface ServerSettings {
  readonly dataDirectory: string;
  readonly logFile: string;
  readonly labUrl: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly sourcePort: number;
  readonly registrationPace: number;
  /** Further settings by the names of their variables. */
  readonly environment?: Readonly<Record<string, string>>;
}

export const startServer = async (settings: ServerSettings): Promise<Server> => {
  const child = startChild("server", {
    logFile: settings.logFile,
    environment: {
      WINDLASS_DATA: settings.dataDirectory,
      WINDLASS_HOST: settings.host,
      WINDLASS_PORT: String(settings.port),
      WINDLASS_SOURCE_PORT: String(settings.sourcePort),
      WINDLASS_LAB_URL: settings.labUrl,
      WINDLASS_REGISTRATION_PACE: String(settings.registrationPace),
      ...settings.environment,
    },
  });
  const ready = await messageOf(child, `The server (see ${settings.logFile})`, (message) => {
    return serverReady.safeParse(message).data;
  });
  const setUpToken = ready.setUpUrl ? new URL(ready.setUpUrl).hash.replace("#token=", "") : null;
  return { child, url: ready.url, setUpToken };
};
