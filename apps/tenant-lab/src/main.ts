import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { startTenantLab, type TenantLab, type TenantLabOptions } from "./start.ts";

const usage = `Usage: windlass lab [--port 8430] [--speed 60] [--data FOLDER] [--seed]

  --port   port on 127.0.0.1 (8430; 0 takes any free one)
  --speed  how much faster than the real service (60: a profile after half a minute)
  --data   folder that keeps the tenant; in memory when left out
  --seed   make the sample tenant
  --tls-key FILE --tls-cert FILE
           answer over TLS with this key and certificate (PEM), as Microsoft's own libraries want it
`;

class UsageError extends Error {}

/** The options of the command line, or "help". @throws UsageError */
function readOptions(): TenantLabOptions | "help" {
  const { values } = parse();
  if (values.help) return "help";
  const port = Number(values.port);
  const speed = Number(values.speed);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError("--port has to be 0 to 65535.");
  if (!(speed > 0)) throw new UsageError("--speed has to be greater than zero.");
  const [key, cert] = [values["tls-key"], values["tls-cert"]];
  if ((key === undefined) !== (cert === undefined)) throw new UsageError("--tls-key and --tls-cert go together.");
  return {
    port,
    speed,
    seed: values.seed,
    ...(values.data === undefined ? {} : { dataDirectory: values.data }),
    ...(key === undefined || cert === undefined ? {} : { tls: { key: readPem(key), cert: readPem(cert) } }),
  };
}

function readPem(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new UsageError(`The file ${path} cannot be read.`);
  }
}

function parse() {
  try {
    return parseArgs({
      options: {
        port: { type: "string", default: "8430" },
        speed: { type: "string", default: "60" },
        data: { type: "string" },
        seed: { type: "boolean", default: false },
        "tls-key": { type: "string" },
        "tls-cert": { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function introduce({ url, sample }: TenantLab): string {
  const lines = [
    `Tenant lab ready at ${url}`,
    `  Entra authority  ${url}`,
    `  Microsoft Graph  ${url}/v1.0 and ${url}/beta`,
  ];
  if (sample !== null) {
    lines.push(
      "",
      "Enter this in the console under Organisations, Tenant connection:",
      `  Directory (tenant) ID    ${sample.tenantId}`,
      `  Application (client) ID  ${sample.clientId}`,
      `  Client secret value      ${sample.clientSecret}`,
      `  Secret expires           ${sample.clientSecretExpiresAt}`,
      "",
      "and this in a build's Autopilot settings:",
      `  Group tag                ${sample.groupTag}`,
      `  Entra group object ID    ${sample.groupObjectId}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function reasonOf(error: unknown, port: number | undefined): string {
  if (!(error instanceof Error)) return String(error);
  const taken = "code" in error && error.code === "EADDRINUSE";
  return taken ? `port ${port} is taken. Choose another with --port.` : error.message;
}

async function run(): Promise<void> {
  const options = readOptions();
  if (options === "help") {
    process.stdout.write(usage);
    return;
  }
  try {
    const running = await startTenantLab(options);
    const end = async () => {
      await running.close();
      if (process.connected) process.disconnect();
    };
    // Before anybody hears of the lab: whoever does may end it at once.
    for (const event of ["SIGINT", "SIGTERM", "disconnect"]) process.once(event, () => void end());
    process.stdout.write(introduce(running));
    // A program that forked the lab is told where it is; the lab ends with it.
    process.send?.({ listening: running.url, sample: running.sample });
  } catch (error) {
    process.stderr.write(`The tenant lab cannot start: ${reasonOf(error, options.port)}\n`);
    process.exitCode = 1;
  }
}

try {
  await run();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
