import { parseArgs } from "node:util";
import { startTenantLab, type TenantLab } from "./start.ts";

const usage = `Usage: windlass lab [--port 8430] [--speed 60] [--data FOLDER] [--seed]

  --port   port on 127.0.0.1 (8430)
  --speed  how much faster than the real service (60: a profile after half a minute)
  --data   folder that keeps the tenant; in memory when left out
  --seed   make the sample tenant
`;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8430" },
    speed: { type: "string", default: "60" },
    data: { type: "string" },
    seed: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

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

const port = Number(values.port);
const speed = Number(values.speed);
if (values.help) {
  process.stdout.write(usage);
} else if (!Number.isInteger(port) || port < 0 || port > 65_535 || !(speed > 0)) {
  process.stderr.write(`--port has to be 0 to 65535 and --speed greater than zero.\n\n${usage}`);
  process.exitCode = 2;
} else {
  const data = values.data === undefined ? {} : { dataDirectory: values.data };
  try {
    const running = await startTenantLab({ port, speed, seed: values.seed, ...data });
    process.stdout.write(introduce(running));
    // For a program that started this one; the lab ends with it.
    process.send?.({ listening: running.url, sample: running.sample });
    process.once("disconnect", () => void running.close());
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void running.close());
  } catch (error) {
    process.stderr.write(`The tenant lab cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
