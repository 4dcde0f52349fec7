import { z } from "zod";

const journal = z.object({ imports: z.array(z.object({ serialNumber: z.string() }).loose()) });

/** How often the tenant lab was asked to import a serial number. */
export const countImports = async (labUrl: string, serialNumber: string): Promise<number> => {
  const answer = await fetch(`${labUrl}/lab/imports?serialNumber=${encodeURIComponent(serialNumber)}`);
  return journal.parse(await answer.json()).imports.length;
};
