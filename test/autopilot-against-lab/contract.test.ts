import { evaluateReadiness, gatherReadinessFacts } from "@windlass/autopilot";
import type { GraphExchange } from "@windlass/tenant-lab";
import { contractMissing, createContractValidator } from "@windlass/tenant-lab/contract";
import { describe, expect, test } from "vitest";
import { capture, MemoryStore, runToEnd, startLabTenant } from "./lab-tenant.ts";

const missing = contractMissing();
if (missing !== null) console.warn(`Skipped. ${missing}`);

describe.skipIf(missing !== null)(
  `the product's requests and Microsoft's contract${missing === null ? "" : ` (skipped: ${missing})`}`,
  () => {
    test("agree in everything that a readiness report and a registration ask of Graph", async () => {
      const exchanges: GraphExchange[] = [];
      const tenant = await startLabTenant({
        onExchange: (exchange) => exchanges.push(exchange),
        behaviour: { intunePageSize: 2, directoryPageSize: 2 },
      });
      try {
        const { sample } = tenant;
        const subject = {
          tenantId: sample.tenantId,
          clientId: sample.clientId,
          credential: { kind: "client-secret", hint: sample.clientSecret.slice(0, 3), expiresOn: null } as const,
          builds: [{ id: null, groupTag: sample.groupTag, groupObjectId: sample.groupObjectId }],
        };
        const rows = evaluateReadiness(await gatherReadinessFacts(tenant, subject), tenant.now());
        expect(rows.filter(({ state }) => state === "failed")).toEqual([]);

        tenant.lab.lab.addRegisteredDevice(sample.tenantId, { serialNumber: "KNOWN 1-A", groupTag: "OTHER" });
        tenant.lab.lab.holdElsewhere("FOREIGN1");
        const store = new MemoryStore();
        for (const serialNumber of ["NEW1", "NEW2", "NEW3", "KNOWN 1-A", "FOREIGN1"]) {
          store.add(capture(tenant, serialNumber));
        }
        const records = await runToEnd(tenant, store);
        expect(records.map(({ state }) => state)).toEqual(["ready", "ready", "ready", "ready", "failed"]);
      } finally {
        await tenant.lab.close();
      }

      const validator = createContractValidator();
      expect(exchanges.filter(({ request }) => request.method === "POST").length).toBeGreaterThan(1);
      expect(new Set(exchanges.flatMap((exchange) => validator.validateRequest(exchange)))).toEqual(new Set());
      expect(new Set(exchanges.flatMap((exchange) => validator.validateResponse(exchange).problems))).toEqual(
        new Set(),
      );
    });
  },
);
