import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sessionAnswer } from "@windlass/protocol";
import { type GraphExchange, startTenantLab, type TenantLab } from "@windlass/tenant-lab";
import { Api } from "../../apps/cli/src/demo/api.ts";
import { type Server, startServer } from "../../apps/cli/src/demo/installation.ts";
import { freePort } from "../support/free-port.ts";

export interface InstallationSettings {
  /** How many times faster than real the lab's tenants are. */
  readonly labSpeed: number;
  /** How many times faster than usual the server looks at them. */
  readonly registrationPace: number;
}

/** A real server with its PostgreSQL and its workers, and a lab that tells of everything it is asked over HTTP. */
export interface Installation {
  readonly folder: string;
  readonly lab: TenantLab;
  readonly api: Api;
  /** Called with every operation of Graph; members of batches come one by one. */
  onExchange: (exchange: GraphExchange) => void;
  readonly server: () => Server;
  /** SIGKILL; PostgreSQL stays behind. */
  readonly kill: () => Promise<void>;
  /** The same server again on the same data. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const startInstallation = async ({
  labSpeed,
  registrationPace,
}: InstallationSettings): Promise<Installation> => {
  const folder = await mkdtemp(join(tmpdir(), "windlass-scale-"));
  // PostgreSQL runs as an account of its own and must pass through.
  await chmod(folder, 0o711);
  const lab = await startTenantLab({
    speed: labSpeed,
    onExchange: (exchange) => installation.onExchange(exchange),
  });
  const [port, sourcePort] = [await freePort(), await freePort()];
  const start = () =>
    startServer({
      dataDirectory: join(folder, "server"),
      logFile: join(folder, "server.log"),
      labUrl: lab.url,
      host: "127.0.0.1",
      port,
      sourcePort,
      registrationPace,
    });
  let server = await start();
  const api = new Api(server.url);
  const person = { name: "Scale", email: "scale@example.test", password: randomBytes(12).toString("hex") };
  await api.request(sessionAnswer, "POST", "/api/setup", { token: server.setUpToken ?? "", ...person });
  const installation: Installation = {
    folder,
    lab,
    api,
    onExchange: () => {},
    server: () => server,
    kill: async () => {
      server.child.kill("SIGKILL");
      await server.child.exited;
    },
    restart: async () => {
      server = await start();
    },
    close: async () => {
      await server.child.stop();
      await lab.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return installation;
};
