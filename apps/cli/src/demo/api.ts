import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { errorAnswer } from "@windlass/protocol";
import type { z } from "zod";

/** The server's own words for a refusal. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";

const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");

/** The server's API with one person's session, for programs. */
export class Api {
  readonly #url: string;
  #cookie = "";

  constructor(url: string) {
    this.#url = url;
  }

  /** Answer in the form of `schema`; the session's cookie is kept. */
  async request<Schema extends z.ZodType>(
    schema: Schema,
    method: Method,
    path: string,
    body?: object,
  ): Promise<z.infer<Schema>> {
    const answer = await this.send(method, path, {
      headers: body ? { "content-type": "application/json" } : {},
      ...(body && { body: JSON.stringify(body) }),
    });
    return schema.parse(answer.status === 204 ? null : await answer.json());
  }

  /** Sends a file as the request's body. */
  async requestWithFile<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    contents: string,
  ): Promise<z.infer<Schema>> {
    const headers = { "content-type": "application/octet-stream" };
    return schema.parse(await (await this.send("POST", path, { headers, body: contents })).json());
  }

  /** Uploads a file by tus 1.0 in one piece. @returns the upload's id */
  async upload(file: string, organisationId: string): Promise<string> {
    const { size } = await stat(file);
    const metadata = `filename ${base64(basename(file))},organisationId ${base64(organisationId)}`;
    const created = await this.send("POST", "/api/uploads", {
      headers: { "tus-resumable": "1.0.0", "upload-length": String(size), "upload-metadata": metadata },
    });
    const location = new URL(created.headers.get("location") ?? "", this.#url).pathname;
    await this.send("PATCH", location, {
      headers: {
        "tus-resumable": "1.0.0",
        "upload-offset": "0",
        "content-type": "application/offset+octet-stream",
      },
      body: Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>,
      duplex: "half",
    });
    return location.split("/").at(-1) ?? "";
  }

  /** Any request with the session. @throws ApiFailure in the server's words */
  async send(method: Method, path: string, options: RequestInit & { duplex?: "half" }): Promise<Response> {
    const headers = new Headers(options.headers);
    if (this.#cookie) headers.set("cookie", this.#cookie);
    const answer = await fetch(`${this.#url}${path}`, { ...options, method, headers });
    const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
    if (cookie) this.#cookie = cookie;
    if (answer.ok) return answer;
    const told = errorAnswer.safeParse(await answer.json().catch(() => null));
    if (!told.success) throw new ApiFailure(answer.status, "unknown", `${method} ${path} answered ${answer.status}`);
    const { code, message, remedy } = told.data.error;
    throw new ApiFailure(answer.status, code, `${method} ${path}: ${message} ${remedy}`);
  }
}
