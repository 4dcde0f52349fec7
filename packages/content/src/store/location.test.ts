import { describe, expect, it } from "vitest";
import { openStore, readStoreLocation, storeLocationText } from "./location.ts";

const read = (text: string, environment = {}) => readStoreLocation(text, "WINDLASS_CONTENT", environment, "/srv");

describe("the place of the content", () => {
  it("is a folder", () => {
    expect(read("/data/content")).toEqual({ kind: "folder", directory: "/data/content" });
    expect(read("content")).toEqual({ kind: "folder", directory: "/srv/content" });
  });

  it("is a bucket, with a prefix and what reaches it", () => {
    expect(read("s3://windlass", { AWS_REGION: "eu-north-1" })).toEqual({
      kind: "s3",
      bucket: "windlass",
      prefix: "",
      endpoint: undefined,
      region: "eu-north-1",
      pathStyle: false,
    });
    const minio = { WINDLASS_S3_ENDPOINT: "https://minio.contoso.com:9000", WINDLASS_S3_PATH_STYLE: "true" };
    expect(read("s3://windlass/content/live/", minio)).toMatchObject({
      prefix: "content/live/",
      endpoint: "https://minio.contoso.com:9000/",
      region: "us-east-1",
      pathStyle: true,
    });
  });

  it("is told again as it was read", () => {
    for (const text of ["/data/content", "s3://windlass/", "s3://windlass/content/live/"])
      expect(storeLocationText(read(text, { AWS_REGION: "eu-north-1" }))).toBe(text);
  });

  it.each<[string, Record<string, string>, string]>([
    ["s3://", { AWS_REGION: "a" }, "WINDLASS_CONTENT"],
    ["s3://Big_Bucket", { AWS_REGION: "a" }, "WINDLASS_CONTENT"],
    ["s3://bucket/../other", { AWS_REGION: "a", WINDLASS_S3_PATH_STYLE: "perhaps" }, "WINDLASS_S3_PATH_STYLE"],
    ["s3://bucket//x", { AWS_REGION: "a" }, "WINDLASS_CONTENT"],
    ["s3://bucket", {}, "WINDLASS_S3_REGION"],
    ["s3://bucket", { WINDLASS_S3_ENDPOINT: "minio" }, "WINDLASS_S3_ENDPOINT"],
    ["s3://bucket", { WINDLASS_S3_ENDPOINT: "https://key:secret@minio" }, "WINDLASS_S3_ENDPOINT"],
    ["gs://bucket", {}, "WINDLASS_CONTENT"],
  ])("%s with %j is refused at %s, and no secret is repeated", (text, environment, variable) => {
    const refusal = expect.objectContaining({
      code: "start.setting-invalid",
      message: expect.stringMatching(new RegExp(`^(?!.*secret).*${variable}`)),
    });
    expect(() => read(text, environment)).toThrow(refusal);
  });

  it("opens either", async () => {
    for (const text of ["/nowhere/content", "s3://windlass/"])
      expect(await (await openStore(read(text, { AWS_REGION: "eu-north-1" }))).stat("no hash")).toBeNull();
  });
});
