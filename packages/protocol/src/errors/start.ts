import { defineErrors } from "./definition.ts";

/** Why a server, source or lab does not start; told on the terminal. */
export const startErrors = defineErrors({
  "start.port-taken": {
    status: 500,
    message: "Port {port} on {host} is already in use.",
    remedy:
      "Stop the program that uses it, or choose another port with {variable}, for example {variable}={suggestion} npm start.",
  },
  "start.data-directory-in-use": {
    status: 500,
    message: "Another Windlass server (process {pid}) already runs on the data directory {directory}, at {url}.",
    remedy: "Use that one, stop it first, or choose another data directory with WINDLASS_DATA.",
  },
  "start.database-unreachable": {
    status: 500,
    message: "PostgreSQL cannot be reached: {what}.",
    remedy: "Check DATABASE_URL and that the database runs; without DATABASE_URL the embedded one is used.",
  },
  "start.database-role-too-strong": {
    status: 500,
    message: "The database role {role} is a superuser or bypasses row-level security.",
    remedy: "Give Windlass a role of its own that owns its database but has neither right.",
  },
  "start.database-failed": {
    status: 500,
    message: "The embedded PostgreSQL did not start: {what}.",
    remedy: "Read {log}. The data was not touched.",
  },
  "start.database-newer": {
    status: 500,
    message: "The database was written by a newer Windlass (migration {migration}).",
    remedy: "Start that version or restore a backup made with this one.",
  },
  "start.database-version-differs": {
    status: 500,
    message: "The data directory belongs to PostgreSQL {found}; this version brings {expected}.",
    remedy: "Start the version that made it and export a backup, then restore it here.",
  },
  "start.data-directory-not-usable": {
    status: 500,
    message: "The data directory {directory} cannot be used: {what}.",
    remedy: "Give this user the rights on it or choose another with WINDLASS_DATA.",
  },
  "start.master-key-wrong": {
    status: 500,
    message: "The master key does not open this installation's secrets.",
    remedy: "Put back the master.key that belongs to this data directory, or set WINDLASS_MASTER_KEY to it.",
  },
  "start.master-key-retired": {
    status: 500,
    message: "The master key {id} was replaced by another one on {on} and is not accepted any more.",
    remedy: "Start with the master key that replaced it.",
  },
  "master-key.no-file": {
    status: 409,
    message: "There is no {file} to rotate.",
    remedy:
      "Name the data directory with --data. A key given by WINDLASS_MASTER_KEY is rotated as docs/operations/master-key.md says.",
  },
  "master-key.rotation-under-way": {
    status: 409,
    message: "The key before this one is still there: {file}.",
    remedy: "Start the server, wait until it says that the previous key can be removed, remove it, then rotate again.",
  },
  "start.setting-invalid": {
    status: 500,
    message: "The setting {variable} is not usable: {what}.",
    remedy: "Correct it and start again.",
  },
});
