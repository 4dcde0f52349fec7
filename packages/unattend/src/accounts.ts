import type { AnswerFileSettings } from "@windlass/protocol";
import type { Answer } from "./document/answers.ts";
import { passwordAnswer } from "./passwords.ts";

type Desktop = Extract<AnswerFileSettings["ending"], { kind: "desktop" }>;

/** Makes a password that nobody knows and that Windows' strictest rule takes. */
export type MakePassword = () => string;

/** Windows takes no text of its own for an account without one. */
const told = (text: string): string | undefined => text || undefined;

/**
 * The accounts that let Setup pass over the out-of-box experience. Each has a password that was made for this file alone:
 * an account's real one never lies on a disk. The account that is signed in has the same one twice, or Windows waits for
 * ever at "Just a moment…".
 *
 * Windows adds one to LogonCount; a device that restarts a few times while software is installed is signed in again each
 * time, and the agent ends it with the deployment.
 */
export const accountAnswers = ({ accounts, signedIn }: Desktop, makePassword: MakePassword) => {
  const passwords = new Map(accounts.map(({ name }) => [name, makePassword()]));
  const passwordOf = (name: string): string => {
    const password = passwords.get(name);
    if (password === undefined) throw new RangeError(`there is no account ${name} to be signed in`);
    return password;
  };
  const list = accounts.map(
    ({ name, fullName, description, groups }): Answer => ({
      Name: name,
      DisplayName: told(fullName),
      Description: told(description),
      Group: groups.join(";"),
      Password: passwordAnswer(passwordOf(name), "Password"),
    }),
  );
  return {
    UserAccounts: { LocalAccounts: list },
    AutoLogon:
      signedIn === null
        ? undefined
        : {
            Enabled: true,
            Username: signedIn,
            LogonCount: 999,
            Password: passwordAnswer(passwordOf(signedIn), "Password"),
          },
  } satisfies Record<string, Answer>;
};
