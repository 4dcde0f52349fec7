import type { ConnectorView } from "@windlass/protocol";
import { printable } from "../terminal.ts";

/** A line for each connector. */
export const connectorsText = (connectors: readonly ConnectorView[]): string => {
  if (connectors.length === 0) return "No connectors\n";
  const lines = connectors.map(({ name, domain, state, computer, lastSeenAt, made }) =>
    [name, domain, state, computer ?? "-", lastSeenAt ?? "never heard of", `${made} made`].map(printable).join("  "),
  );
  return `${lines.join("\n")}\n`;
};
