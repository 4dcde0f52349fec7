import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReleaseWish, release } from "../../api/releases.ts";

/** Releases something, and fetches again what shows who gets what. */
export const useRelease = (onDone: () => void) => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (wish: ReleaseWish) => release(wish),
    onSuccess: async () => {
      onDone();
      await queryClient.invalidateQueries({ queryKey: ["builds"] });
    },
    // Also where it was refused: somebody else may have been faster.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["publications"] }),
  });
};
