import { z } from "zod";

/** Relative path inside a package's files: forward slashes, no drive, no `..`. */
export const packageFilePath = z
  .string()
  .min(1)
  .max(240)
  .regex(/^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^\\:*?"<>|]+$/, "expected a relative path with forward slashes");

/** Absolute path on the deployed Windows: drive letter and backslashes. */
export const windowsPath = z
  .string()
  .max(240)
  .regex(
    /^[A-Za-z]:\\(?!.*(?:^|\\)\.{1,2}(?:\\|$))[^/:*?"<>|]*$/,
    "expected an absolute Windows path such as C:\\Tools",
  );

/** A file on the device or on a share; `%ProgramFiles%` and other variables may begin it. */
export const windowsFile = z
  .string()
  .min(3)
  .max(1000)
  .regex(
    /^(?:[A-Za-z]:\\|\\\\[^\\/:*?"<>|]+\\|%[A-Za-z][\w()]{0,60}%\\)[^/:*?"<>|]*$/,
    "expected a path such as C:\\Tools\\a.exe",
  );
