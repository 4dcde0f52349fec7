import { z } from "zod";

/** Text with `%SERIAL%`, `%SERIAL:n%` (last n characters) and `%RAND:n%` (n digits); at most 15 characters when filled. */
export const computerNameTemplate = z.string().trim().min(1).max(60);
