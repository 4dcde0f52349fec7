import { z } from "zod";
import { type ErrorCode, errorCatalogue } from "./catalogue.ts";

/** The object a failure is about, in the words of the product: `{ kind: "build", id, name }`. */
export const errorObject = z.object({
  kind: z.string(),
  id: z.string().optional(),
  name: z.string().optional(),
});
export type ErrorObject = z.infer<typeof errorObject>;

/** A told failure as it crosses a boundary. */
export const toldError = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  object: errorObject.optional(),
  requestId: z.string().optional(),
  details: z.unknown().optional(),
});
export type ToldError = z.infer<typeof toldError>;

/** Body of every answer that is not a success. */
export const errorAnswer = z.object({ error: toldError }).meta({ id: "Failure" });
export type ErrorAnswer = z.infer<typeof errorAnswer>;

export type ErrorParameters = Readonly<Record<string, string | number>>;

export interface ErrorContext {
  readonly parameters?: ErrorParameters;
  readonly object?: ErrorObject;
  readonly details?: unknown;
  readonly cause?: unknown;
}

const fill = (template: string, parameters: ErrorParameters): string =>
  template.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => String(parameters[name] ?? placeholder));

/**
 * A failure of the catalogue. Thrown inside, presented with {@link WindlassError.told} at each boundary.
 *
 * @example
 * throw new WindlassError("object.not-found", { parameters: { kind: "build" }, object: { kind: "build", id } });
 */
export class WindlassError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly remedy: string;
  readonly object: ErrorObject | undefined;
  readonly details: unknown;

  constructor(code: ErrorCode, context: ErrorContext = {}) {
    const definition = errorCatalogue[code];
    super(fill(definition.message, context.parameters ?? {}), { cause: context.cause });
    this.name = "WindlassError";
    this.code = code;
    this.status = definition.status;
    this.remedy = fill(definition.remedy, context.parameters ?? {});
    this.object = context.object;
    this.details = context.details;
  }

  /** The failure as data for API, journal, command line or screen. */
  told(requestId?: string): ToldError {
    return {
      code: this.code,
      message: this.message,
      remedy: this.remedy,
      ...(this.object && { object: this.object }),
      ...(requestId && { requestId }),
      ...(this.details !== undefined && { details: this.details }),
    };
  }
}

/** The usual answer for an object that does not exist or that the caller may not know of. */
export const notFound = (kind: string, id?: string) =>
  new WindlassError("object.not-found", { parameters: { kind }, object: { kind, ...(id && { id }) } });

/** The answer to whoever saves an object that somebody else saved since it was opened. */
export const changedMeanwhile = (kind: string, { id, name }: { readonly id: string; readonly name: string }) =>
  new WindlassError("object.changed", { parameters: { kind }, object: { kind, id, name } });
