import { type DecidedName, type PreviewedName, WindlassError } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import {
  beginProposing,
  mustBeEntered,
  type NameRequest,
  type ProposedName,
  proposeFromTemplate,
  proposeName,
} from "./proposing.ts";

/** What a plan is shown with where nobody can know the name yet. */
const toBeEntered: DecidedName = { name: "TO-BE-ENTERED", reason: "whoever approves the device enters its name" };

/** What approving the device may still change, as a sentence; null: nothing, as long as nobody else takes the name. */
const openOf = ({ counted, drawn }: ProposedName): string | null => {
  if (counted !== null) return "The counter goes on with every device that is approved before this one.";
  return drawn ? "Digits and letters are drawn anew when the device is approved." : null;
};

const askedFor = (pattern: string | null): string =>
  `Whoever approves the device enters its name${pattern === null ? "" : `, which has to fit “${pattern}”`}; this is a suggestion.`;

/**
 * The name that a plan is previewed with, and what cannot be known before the device is approved. Writes nothing.
 *
 * @throws what approving the device would be refused with: as `proposeName`, but for a name that is still to be entered
 */
export const previewPlannedName = async (
  connection: Connection,
  request: NameRequest,
): Promise<{ readonly decided: DecidedName; readonly preview: PreviewedName }> => {
  const proposing = await beginProposing(connection, request);
  if (!mustBeEntered(proposing)) {
    const proposed = await proposeName(connection, proposing);
    const { name, reason } = proposed;
    return { decided: { name, reason }, preview: { name, reason, open: openOf(proposed) } };
  }
  const open = askedFor(request.build.naming.ask?.pattern ?? null);
  try {
    const { name, reason } = await proposeFromTemplate(connection, proposing);
    return { decided: { name, reason }, preview: { name, reason, open } };
  } catch (error) {
    if (!(error instanceof WindlassError)) throw error;
    return { decided: toBeEntered, preview: { name: null, reason: toBeEntered.reason, open } };
  }
};
