import { isAbsolute, resolve } from "node:path";
import { WindlassError } from "@windlass/protocol";
import { createFolderStore } from "./folder-store.ts";
import type { ContentStore } from "./store.ts";

/** Where content lives. Never with credentials: those are found by the AWS SDK, so that they stand on no command line. */
export type StoreLocation =
  | { readonly kind: "folder"; readonly directory: string }
  | {
      readonly kind: "s3";
      readonly bucket: string;
      /** Empty, or ending with a slash. */
      readonly prefix: string;
      readonly endpoint: string | undefined;
      readonly region: string | undefined;
      readonly pathStyle: boolean;
    };

type Environment = Readonly<Record<string, string | undefined>>;

const refused = (variable: string, what: string) =>
  new WindlassError("start.setting-invalid", { parameters: { variable, what } });

/** Names of buckets: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const keyPrefix = /^(?:[A-Za-z0-9!_.*'()-]+\/)*$/;

const endpointOf = (environment: Environment): string | undefined => {
  const text = environment.WINDLASS_S3_ENDPOINT || undefined;
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw refused("WINDLASS_S3_ENDPOINT", `“${text}” is not an address such as https://s3.example.com`);
  if (url.username !== "" || url.password !== "")
    throw refused("WINDLASS_S3_ENDPOINT", "an address with keys in it ends up in logs; set AWS_ACCESS_KEY_ID instead");
  return url.href;
};

const flag = (environment: Environment, variable: string): boolean => {
  const text = environment[variable] ?? "";
  if (["", "0", "false", "no"].includes(text)) return false;
  if (["1", "true", "yes"].includes(text)) return true;
  throw refused(variable, `“${text}” is neither true nor false`);
};

const bucketLocation = (rest: string, variable: string, environment: Environment): StoreLocation => {
  const [bucket = "", ...folders] = rest.replace(/\/$/, "").split("/");
  if (!bucketName.test(bucket)) throw refused(variable, `“${bucket}” is not the name of a bucket`);
  const prefix = folders.map((folder) => `${folder}/`).join("");
  if (!keyPrefix.test(prefix)) throw refused(variable, `“${prefix}” cannot be the beginning of keys`);
  const region = environment.WINDLASS_S3_REGION || environment.AWS_REGION || undefined;
  const endpoint = endpointOf(environment);
  if (region === undefined && endpoint === undefined)
    throw refused("WINDLASS_S3_REGION", "Amazon S3 needs the bucket's region, another store its WINDLASS_S3_ENDPOINT");
  return {
    kind: "s3",
    bucket,
    prefix,
    endpoint,
    // Stores of others want some region in the signature; most call theirs so.
    region: region ?? "us-east-1",
    pathStyle: flag(environment, "WINDLASS_S3_PATH_STYLE"),
  };
};

/**
 * Reads where content lives: a folder, or `s3://bucket/prefix` with `WINDLASS_S3_ENDPOINT`, `WINDLASS_S3_REGION` and
 * `WINDLASS_S3_PATH_STYLE` of the environment.
 *
 * @param variable - how a problem names the setting that `text` comes from
 * @throws WindlassError `start.setting-invalid`
 */
export const readStoreLocation = (
  text: string,
  variable: string,
  environment: Environment,
  workingDirectory: string,
): StoreLocation => {
  if (text.startsWith("s3://")) return bucketLocation(text.slice("s3://".length), variable, environment);
  if (/^[a-z0-9+]+:\/\//i.test(text)) throw refused(variable, `“${text}” is neither a folder nor s3://bucket/prefix`);
  return { kind: "folder", directory: isAbsolute(text) ? text : resolve(workingDirectory, text) };
};

/** As {@link readStoreLocation} reads it. */
export const storeLocationText = (location: StoreLocation): string =>
  location.kind === "folder" ? location.directory : `s3://${location.bucket}/${location.prefix}`;

/** Opens the store; says nothing of whether it is well, which its `check` does. */
export const openStore = async (location: StoreLocation): Promise<ContentStore> => {
  if (location.kind === "folder") return createFolderStore(location.directory);
  // Loaded only where it is used: the SDK takes 40 MB and half a second.
  const { createS3Store } = await import("./s3-store.ts");
  return createS3Store(location);
};
