import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ChangedConnection } from "../../api/credentials.ts";
import { tenantConnectionQuery } from "../../api/organisations.ts";

/** Something done to an organisation's connection: what comes back is shown at once, and what depends on it fetched anew. */
export const useConnectionChange = <Input = void>(
  organisationId: string,
  change: (input: Input) => Promise<ChangedConnection>,
  done?: () => void,
) => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (connection) => {
      queryClient.setQueryData(tenantConnectionQuery(organisationId).queryKey, { connection });
      done?.();
      await queryClient.invalidateQueries({ queryKey: ["organisations"] });
      await queryClient.invalidateQueries({ queryKey: ["tenant-connections", "readiness", organisationId] });
    },
  });
};
