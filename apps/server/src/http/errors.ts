import { STATUS_CODES } from "node:http";
import { type ErrorAnswer, WindlassError } from "@windlass/protocol";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";

const describeValidation = (error: FastifyError): string | undefined => {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined;
  return error.validation
    .slice(0, 10)
    .map((problem) => {
      const where = problem.instancePath.replaceAll("/", ".").replace(/^\./, "");
      return where ? `${where}: ${problem.message}` : String(problem.message);
    })
    .join("; ");
};

/** Turns whatever was thrown into a failure of the catalogue. */
const toWindlassError = (error: FastifyError | WindlassError): WindlassError => {
  if (error instanceof WindlassError) return error;
  const problems = describeValidation(error);
  if (problems !== undefined) return new WindlassError("request.invalid", { parameters: { problems } });
  if (error.statusCode === 413) return new WindlassError("request.too-large", { cause: error });
  if (error.statusCode === 415) return new WindlassError("request.unsupported-media-type", { cause: error });
  if (error.statusCode === 429)
    return new WindlassError("access.too-many-requests", { parameters: { seconds: 60 }, cause: error });
  // Fastify's own refusals of a malformed request carry a 4xx and no inner detail.
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return new WindlassError("request.invalid", {
      parameters: { problems: STATUS_CODES[error.statusCode] ?? "malformed request" },
      cause: error,
    });
  return new WindlassError("server.unexpected", { cause: error });
};

const send = (reply: FastifyReply, error: WindlassError, request: FastifyRequest): FastifyReply => {
  const answer: ErrorAnswer = { error: error.told(request.id) };
  return reply.status(error.status).type("application/json; charset=utf-8").send(JSON.stringify(answer));
};

/** One error shape for every answer that is not a success; the cause of a 500 goes to the log alone. */
export const tellErrors = (app: FastifyInstance): void => {
  app.setErrorHandler<FastifyError>((thrown, request, reply) => {
    const error = toWindlassError(thrown);
    if (error.status >= 500) request.log.error({ err: thrown, code: error.code }, "a request failed");
    return send(reply, error, request);
  });
};

/** Answer for what Fastify refuses before it looks for a route, such as an address that cannot be decoded. */
export const answerUnreadable = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
  send(reply, toWindlassError(error), request);
};

/** Answer for an address without a route. */
export const answerNoRoute = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  send(reply, new WindlassError("route.not-found"), request);
