import { useQuery } from "@tanstack/react-query";
import type { Permission, SessionAnswer } from "@windlass/protocol";
import { sessionQuery } from "../api/people.ts";

/** Who is signed in. Only inside the shell, which shows nothing before it knows. */
export const useSession = (): SessionAnswer | null => useQuery(sessionQuery).data ?? null;

/** Whether to offer an action. The server decides again, whatever is offered. */
export const usePermission = (permission: Permission): boolean =>
  useSession()?.permissions.includes(permission) ?? false;
