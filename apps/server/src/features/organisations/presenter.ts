import type { OrganisationView } from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import type { OrganisationRow } from "./repository.ts";

export const presentOrganisation = (row: OrganisationRow): OrganisationView => ({
  id: row.id,
  name: row.name,
  createdAt: instantOf(row.created_at),
  connection: row.connection,
});
