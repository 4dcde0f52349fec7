import { type ToldError, WindlassError } from "@windlass/protocol";

/** The server or a source did not answer usefully; asking again later may help. */
export class Unreachable extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "Unreachable";
  }
}

/** The server answered and said no, in the product's words. Asking the same again does not help. */
export class Refusal extends Error {
  readonly status: number;
  readonly told: ToldError;

  constructor(status: number, told: ToldError) {
    super(told.message);
    this.name = "Refusal";
    this.status = status;
    this.told = told;
  }
}

/** The other side of a connection is not whom this device trusts, or cannot prove to be. Trying again does not help. */
export class NotTrusted extends WindlassError {
  constructor(host: string, what: string, cause?: unknown) {
    super("device.server-not-trusted", { parameters: { host, what }, cause });
    this.name = "NotTrusted";
  }
}

export const isRefusal = (error: unknown, ...codes: readonly string[]): error is Refusal =>
  error instanceof Refusal && codes.includes(error.told.code);

const sentence = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 1000) || "unknown reason";

/** Any failure in the product's form, for events, the end of the deployment and the device's screen. */
export const toldFailure = (error: unknown, doing: string): ToldError => {
  if (error instanceof WindlassError) return error.told();
  if (error instanceof Refusal) return error.told;
  return new WindlassError("device.platform-failure", { parameters: { step: doing, what: sentence(error) } }).told();
};
