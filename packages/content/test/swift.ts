import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";

/**
 * An S3 that others wrote: OpenStack Swift with its s3api, as Debian packages it (swift-proxy, swift-account,
 * swift-container, swift-object), one process each on a folder. It checks signatures, clocks and Content-MD5, and knows
 * multi-part uploads with everything around them; docs/decisions/0023 and the packages' README say why this one.
 */
export interface Swift {
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly region: string;
  createBucket(name: string): Promise<void>;
  stop(): Promise<void>;
}

const programs = ["swift-proxy-server", "swift-account-server", "swift-container-server", "swift-object-server"];

export const hasSwift = [...programs, "swift-ring-builder"].every(
  (program) => spawnSync("which", [program], { stdio: "ignore" }).status === 0,
);

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
};

const commonSettings = (folder: string, port: number): string => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${process.getuid?.() === 0 ? "root" : process.env.USER}
swift_dir = ${folder}
log_level = CRITICAL
`;

const storageSettings = (folder: string, kind: string, port: number): string => `${commonSettings(folder, port)}
devices = ${join(folder, "disk")}
mount_check = false
fallocate_reserve = 0
disable_fallocate = true
[pipeline:main]
pipeline = ${kind}-server
[app:${kind}-server]
use = egg:swift#${kind}
recon_cache_path = ${join(folder, "cache")}
`;

const proxySettings = (folder: string, port: number): string => `${commonSettings(folder, port)}
[pipeline:main]
pipeline = catch_errors cache listing_formats s3api tempauth copy slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
allow_account_management = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
`;

const buildRing = (folder: string, kind: string, port: number): void => {
  const builder = join(folder, `${kind}.builder`);
  for (const step of [["create", "4", "1", "0"], ["add", `r1z1-127.0.0.1:${port}/d1`, "1"], ["rebalance"]]) {
    const { status, stderr } = spawnSync("swift-ring-builder", [builder, ...step], { encoding: "utf8" });
    // 1 is a warning: one device is no safe cluster.
    if (status === null || status > 1) throw new Error(`swift-ring-builder ${step[0]}: ${stderr}`);
  }
};

const launch = (folder: string, kind: string): ChildProcess =>
  spawn(`swift-${kind}-server`, [join(folder, `${kind}-server.conf`)], { stdio: "ignore" });

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
};

/** Starts one in an empty folder, on a file system with extended attributes; ready after some seconds. */
export const startSwift = async (folder: string): Promise<Swift> => {
  for (const name of ["disk/d1", "cache"]) await mkdir(join(folder, name), { recursive: true });
  await writeFile(
    join(folder, "swift.conf"),
    "[swift-hash]\nswift_hash_path_suffix = windlass\nswift_hash_path_prefix = windlass\n",
  );
  const children: ChildProcess[] = [];
  for (const kind of ["account", "container", "object"]) {
    const port = await freePort();
    buildRing(folder, kind, port);
    await writeFile(join(folder, `${kind}-server.conf`), storageSettings(folder, kind, port));
    children.push(launch(folder, kind));
  }
  const port = await freePort();
  await writeFile(join(folder, "proxy-server.conf"), proxySettings(folder, port));
  children.push(launch(folder, "proxy"));

  const access = {
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: "test:tester", secretAccessKey: "testing" },
    region: "us-east-1",
  };
  const client = new S3Client({ ...access, forcePathStyle: true, maxAttempts: 1 });
  const createBucket = async (name: string): Promise<void> => {
    for (let attempt = 0; ; attempt++)
      try {
        await client.send(new CreateBucketCommand({ Bucket: name }));
        return;
      } catch (error) {
        if (attempt === 100) throw error;
        await sleep(200);
      }
  };
  return {
    ...access,
    createBucket,
    stop: async () => {
      client.destroy();
      await Promise.all(children.map(end));
    },
  };
};
