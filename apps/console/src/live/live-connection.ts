import type { QueryClient } from "@tanstack/react-query";
import type { LiveChange } from "@windlass/protocol";
import { sessionQuery } from "../api/people.ts";
import { keysToRefresh } from "./refresh-keys.ts";
import { Refresher } from "./refresher.ts";

/** `live`: changes arrive; `connecting`: first try; `lost`: changes may be missing, trying again. */
export type LiveState = "connecting" | "live" | "lost";

const gatherMilliseconds = 150;
const firstRetryMilliseconds = 1000;
const longestRetryMilliseconds = 15_000;

/**
 * Follows `GET /api/live` and refreshes what changed. Browsers reconnect by themselves after a dropped connection but
 * not after a refused one; then this tries again, ever more slowly.
 *
 * @returns a function that ends it
 */
export const openLiveConnection = (
  organisationId: string | null,
  queryClient: QueryClient,
  tell: (state: LiveState) => void,
): (() => void) => {
  const refresher = new Refresher(
    (prefix) => queryClient.invalidateQueries({ queryKey: [...prefix] }),
    () => new Promise((done) => setTimeout(done, gatherMilliseconds)),
  );
  const address = organisationId ? `/api/live?organisationId=${encodeURIComponent(organisationId)}` : "/api/live";
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const open = () => {
    source = new EventSource(address);
    source.addEventListener("connected", () => {
      failures = 0;
      tell("live");
      // A prefix of nothing is every query: whatever happened while nobody listened.
      refresher.note([[]]);
    });
    source.addEventListener("change", (event: MessageEvent<string>) => {
      refresher.note(keysToRefresh(JSON.parse(event.data) as LiveChange));
    });
    source.addEventListener("error", () => {
      tell("lost");
      if (source?.readyState !== EventSource.CLOSED) return;
      failures += 1;
      void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      const wait = Math.min(firstRetryMilliseconds * 2 ** (failures - 1), longestRetryMilliseconds);
      retry = setTimeout(open, wait);
    });
  };

  tell("connecting");
  open();
  return () => {
    clearTimeout(retry);
    source?.close();
  };
};
