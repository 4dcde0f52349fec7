import createClient from "openapi-fetch";
import { failedAnswer, noAnswer } from "./api-error.ts";
import type { paths } from "./schema.gen.ts";

/** The client generated from the server's OpenAPI; the session travels in its cookie. */
export const client = createClient<paths>({ baseUrl: globalThis.location?.origin ?? "", credentials: "same-origin" });

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The data of a successful answer.
 * @throws ApiError when the server refuses or does not answer
 */
export const dataOf = async <Data>(call: Promise<Answer<Data>>): Promise<Data> => {
  const answer = await call.catch((cause: unknown) => {
    throw noAnswer(cause);
  });
  if (!answer.response.ok) throw failedAnswer(answer.error, answer.response.status);
  return answer.data as Data;
};
