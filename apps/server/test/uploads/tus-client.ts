import type { TestClient } from "../harness.ts";

const tus = { "tus-resumable": "1.0.0" };
const encoded = (text: string) => Buffer.from(text).toString("base64");

/** Speaks tus 1.0 as a browser's client does. */
export const beginUpload = (
  client: TestClient,
  organisationId: string,
  sizeBytes: number,
  fileName = "install.wim",
  headers: Readonly<Record<string, string>> = {},
) =>
  client.request<{ error: { code: string; message: string } }>("POST", "/api/uploads", undefined, {
    ...tus,
    "upload-length": String(sizeBytes),
    "upload-metadata": `organisationId ${encoded(organisationId)},filename ${encoded(fileName)}`,
    ...headers,
  });

export const uploadOffset = (client: TestClient, location: string) => client.request("HEAD", location, undefined, tus);

export const sendBytes = (client: TestClient, location: string, offset: number, bytes: Uint8Array) =>
  client.request<{ error: { code: string } }>("PATCH", location, Buffer.from(bytes), {
    ...tus,
    "upload-offset": String(offset),
    "content-type": "application/offset+octet-stream",
  });

export const giveUp = (client: TestClient, location: string) => client.request("DELETE", location, undefined, tus);

/** Uploads a whole file and gives the upload's id. */
export const upload = async (
  client: TestClient,
  organisationId: string,
  bytes: Uint8Array,
  fileName?: string,
): Promise<string> => {
  const begun = await beginUpload(client, organisationId, bytes.length, fileName);
  const location = String(begun.headers.location);
  const sent = await sendBytes(client, location, 0, bytes);
  if (begun.status !== 201 || sent.status !== 204) throw new Error(`upload: ${begun.text} ${sent.text}`);
  return location.split("/").at(-1) ?? "";
};
