import { hash, verify } from "@node-rs/argon2";

/**
 * Argon2id, the library's default algorithm. OWASP's Password Storage Cheat Sheet states 19 MiB, 2 passes and 1 lane as
 * the minimum; this is above it.
 */
const parameters = { memoryCost: 46 * 1024, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

export const verifyPassword = (passwordHash: string, password: string): Promise<boolean> =>
  verify(passwordHash, password);

let decoy: Promise<string> | undefined;

/** Takes as long as a real check, so that the time of an answer does not tell which addresses have an account. */
export const verifyAgainstNobody = async (password: string): Promise<false> => {
  decoy ??= hashPassword("a password that nobody has");
  await verify(await decoy, password);
  return false;
};
