import { randomUUID } from "node:crypto";
import { oneOrganisation } from "../../src/database/connection.ts";
import type { TestServer } from "../harness.ts";

/** A device of an organisation's copy, as a synchronisation would have written it. @returns its id here */
export const storeAutopilotDevice = (server: TestServer, organisationId: string, serialNumber: string) =>
  server.database.within(oneOrganisation(organisationId), async (connection) => {
    const { id } = await connection
      .insertInto("autopilot_devices")
      .values({
        organisation_id: organisationId,
        autopilot_device_id: randomUUID(),
        serial_number: serialNumber,
        manufacturer: "Contoso",
        model: "Lab Book 14",
        system_family: "",
        group_tag: "",
        display_name: "",
        purchase_order: "",
        user_principal_name: "",
        addressable_user_name: "",
        enrolment: "not-contacted",
        generation: 1,
        read_at: new Date(),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    return id;
  });
