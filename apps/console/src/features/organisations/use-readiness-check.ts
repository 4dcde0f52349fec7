import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReadinessReport, ReadinessRow } from "@windlass/protocol";
import { checkReadiness, readinessQuery } from "../../api/organisations.ts";

/** A row of a report by what makes it one: its name and its build. */
export const rowKey = ({ id, buildId }: Pick<ReadinessRow, "id" | "buildId">): string => `${buildId ?? ""}:${id}`;

const requestOf = (row: ReadinessRow | null, buildId: string | undefined) => {
  if (row) return { rowId: row.id, ...(row.buildId !== null && { buildId: row.buildId }) };
  return buildId === undefined ? { allBuilds: true } : { buildId };
};

/** A report with one row of another one, which was checked later. */
const withRowOf = (report: ReadinessReport, later: ReadinessReport, row: ReadinessRow): ReadinessReport => {
  const fresh = later.rows.find((candidate) => rowKey(candidate) === rowKey(row));
  const rows = report.rows.flatMap((old) => (rowKey(old) === rowKey(row) ? (fresh ?? []) : [old]));
  return { ...report, rows };
};

/** An organisation's newest readiness report, and how to check all of it or one row again. */
export const useReadinessCheck = (organisationId: string, buildId?: string) => {
  const queryClient = useQueryClient();
  const shown = readinessQuery(organisationId, buildId);
  const query = useQuery(shown);
  const check = useMutation({
    mutationFn: (row: ReadinessRow | null) => checkReadiness(organisationId, requestOf(row, buildId)),
    onSuccess: async (report, row) => {
      const before = queryClient.getQueryData(shown.queryKey)?.report;
      const now = row && before ? withRowOf(before, report, row) : report;
      queryClient.setQueryData(shown.queryKey, { report: now });
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ["tenant-connections", "readiness", organisationId] }),
        queryClient.invalidateQueries({ queryKey: ["organisations"] }),
      ]);
    },
  });
  return {
    query,
    report: query.data?.report ?? null,
    check,
    checkAll: () => check.mutate(null),
    checkRow: (row: ReadinessRow) => check.mutate(row),
    /** The row that is being checked alone now. */
    checkingRow: check.isPending && check.variables ? rowKey(check.variables) : null,
    checkingAll: check.isPending && check.variables === null,
  };
};
export type ReadinessCheck = ReturnType<typeof useReadinessCheck>;
