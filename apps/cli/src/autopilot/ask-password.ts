import { askHidden } from "../ask-hidden.ts";
import { WrongUsage } from "./wrong-usage.ts";

/** Asks on the terminal without showing what is typed. @throws WrongUsage where nobody is there to type */
export const askPassword = async (email: string): Promise<string> => {
  if (!process.stdin.isTTY) throw new WrongUsage("Put the password into WINDLASS_PASSWORD, or run this on a terminal.");
  return askHidden(`Password of ${email}: `);
};
