import { WindlassError } from "@windlass/protocol";
import type { Application } from "../http/application.ts";

const isAddressInUse = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "EADDRINUSE";

/** Listens and gives the port it got. @throws start.port-taken */
export const listen = async (app: Application, host: string, port: number): Promise<number> => {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if (!isAddressInUse(error)) throw error;
    throw new WindlassError("start.port-taken", {
      parameters: { host, port, variable: "WINDLASS_PORT", suggestion: port + 10 },
      cause: error,
    });
  }
  const address = app.server.address();
  return typeof address === "object" && address ? address.port : port;
};
