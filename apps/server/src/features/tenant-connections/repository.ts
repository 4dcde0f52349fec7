import type { Cloud, ReadinessRow, ReadinessState } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";
import type { WishedGroup } from "../../database/tables/tenant.ts";

export interface TenantConnectionRow {
  readonly organisation_id: string;
  readonly tenant_id: string;
  readonly client_id: string;
  readonly cloud: Cloud;
  readonly updated_at: Date;
}

export const findConnection = (
  connection: Connection,
  organisationId: string,
): Promise<TenantConnectionRow | undefined> =>
  connection
    .selectFrom("tenant_connections")
    .select(["organisation_id", "tenant_id", "client_id", "cloud", "updated_at"])
    .where("organisation_id", "=", organisationId)
    .executeTakeFirst();

/** Writes an organisation's one connection; its lease stays as it is. */
export const saveConnection = async (connection: Connection, row: TenantConnectionRow): Promise<void> => {
  const { organisation_id, ...values } = row;
  await connection
    .insertInto("tenant_connections")
    .values({ organisation_id, ...values })
    .onConflict((conflict) => conflict.column("organisation_id").doUpdateSet(values))
    .execute();
};

export const deleteConnection = async (connection: Connection, organisationId: string): Promise<void> => {
  await connection.deleteFrom("tenant_connections").where("organisation_id", "=", organisationId).execute();
};

export interface ReadinessReportRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly checked_at: Date;
  readonly outcome: ReadinessState;
  readonly rows: ReadinessRow[];
  /** What the rows of a build that stand at none are about. */
  readonly wished: WishedGroup | null;
}

export interface NewReport {
  readonly organisationId: string;
  readonly checkedAt: Date;
  readonly outcome: ReadinessState;
  readonly rows: readonly ReadinessRow[];
  readonly wished: WishedGroup | null;
}

export const insertReport = async (connection: Connection, report: NewReport): Promise<ReadinessReportRow> =>
  connection
    .insertInto("readiness_reports")
    .values({
      organisation_id: report.organisationId,
      checked_at: report.checkedAt,
      outcome: report.outcome,
      rows: json(report.rows),
      wished: report.wished && json(report.wished),
    })
    .returningAll()
    .executeTakeFirstOrThrow();

export const newestReport = (
  connection: Connection,
  organisationId: string,
  lock: "for-update" | "no-lock" = "no-lock",
): Promise<ReadinessReportRow | undefined> => {
  const query = connection
    .selectFrom("readiness_reports")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .orderBy("checked_at", "desc")
    .limit(1);
  return (lock === "for-update" ? query.forUpdate() : query).executeTakeFirst();
};

/** Writes what checking one row again changed. */
export const updateReport = async (
  connection: Connection,
  id: string,
  { outcome, rows }: { readonly outcome: ReadinessState; readonly rows: readonly ReadinessRow[] },
): Promise<void> => {
  await connection
    .updateTable("readiness_reports")
    .set({ outcome, rows: json(rows) })
    .where("id", "=", id)
    .execute();
};

/** Keeps the newest reports of an organisation: a check that runs daily must not fill the database. */
export const removeOldReports = async (connection: Connection, organisationId: string, keep: number): Promise<void> => {
  await connection
    .deleteFrom("readiness_reports")
    .where("organisation_id", "=", organisationId)
    .where("id", "not in", (query) =>
      query
        .selectFrom("readiness_reports")
        .select("id")
        .where("organisation_id", "=", organisationId)
        .orderBy("checked_at", "desc")
        .limit(keep),
    )
    .execute();
};
