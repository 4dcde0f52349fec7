import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SetUpWish, TenantSetUpPurpose } from "@windlass/protocol";
import { cancelSetUp, proceedWithSetUp, saveWish, startSetUp, tenantSetUpQuery } from "../../api/tenant-set-ups.ts";

type SetUpAnswer = Awaited<ReturnType<typeof cancelSetUp>>;

/** What can be done with a set-up; each answer is shown at once, and what follows comes live. */
export const useSetUpActions = (organisationId: string) => {
  const queryClient = useQueryClient();
  const { queryKey } = tenantSetUpQuery(organisationId);
  const show = (setUp: SetUpAnswer) =>
    queryClient.setQueryData(queryKey, (known) => (known ? { ...known, setUp } : known));
  // A refusal often means that somebody else was faster: what is shown must not stay behind.
  const refetch = () => queryClient.invalidateQueries({ queryKey });
  const proceed = useMutation({
    mutationFn: (purpose: TenantSetUpPurpose) => proceedWithSetUp(organisationId, purpose),
    onSuccess: show,
    onError: refetch,
  });
  const plan = useMutation({
    mutationFn: async (wish: SetUpWish) => {
      await saveWish(organisationId, wish);
      return proceedWithSetUp(organisationId, "plan");
    },
    onSuccess: show,
    onError: refetch,
  });
  const start = useMutation({
    mutationFn: (revision: number) => startSetUp(organisationId, revision),
    onSuccess: show,
    onError: refetch,
  });
  const cancel = useMutation({ mutationFn: () => cancelSetUp(organisationId), onSuccess: show, onError: refetch });
  return {
    proceed,
    plan,
    start,
    cancel,
    busy: [proceed, plan, start, cancel].some(({ isPending }) => isPending),
    error: [proceed, plan, start, cancel].find(({ error }) => error)?.error ?? null,
  };
};

export type SetUpActions = ReturnType<typeof useSetUpActions>;
