import { makeStyles, ToolbarButton, tokens } from "@fluentui/react-components";
import { Broom20Regular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ContentOverview } from "@windlass/protocol";
import { contentQuery, lookThroughContent } from "../../api/content.ts";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { Facts } from "../../components/facts.tsx";
import { Failure } from "../../components/failure.tsx";
import { counted, formatBytes } from "../../components/format.ts";
import { Page } from "../../components/page.tsx";
import { RunsCard } from "./runs-card.tsx";
import { UnusedCard } from "./unused-card.tsx";
import { UsageCard } from "./usage-card.tsx";

const useStyles = makeStyles({ cards: { display: "grid", gap: tokens.spacingVerticalL } });

type Installation = NonNullable<ContentOverview["installation"]>;

const amount = ({ count, bytes }: { readonly count: number; readonly bytes: number }): string =>
  count === 0 ? "None" : `${formatBytes(bytes)} in ${counted(count, "file")}`;

const StoreCard = ({ overview, installation }: { overview: ContentOverview; installation: Installation }) => (
  <Card title="Store">
    <Facts
      facts={[
        ["Lies in", overview.store === "s3" ? "A bucket (S3)" : "A folder of the server"],
        ["Total", amount(installation.total)],
        ["Only in earlier publications", amount(installation.earlierPublications)],
        ["Unused", amount(installation.unused)],
        ["Freed by the next clean-up", amount(installation.due)],
      ]}
    />
  </Card>
);

/** What is stored, who uses it, and what could be freed. */
export const ContentPage = () => {
  const styles = useStyles();
  const cache = useQueryClient();
  const mayCollect = usePermission("content.write");
  const overview = useQuery(contentQuery);
  const look = useMutation({
    mutationFn: lookThroughContent,
    onSuccess: () => cache.invalidateQueries({ queryKey: ["content"] }),
  });
  const installation = overview.data?.installation;
  const isLooking = installation?.runs.some((run) => run.state === "waiting" || run.state === "running") ?? false;
  return (
    <Page
      title="Content"
      description="Images, drivers and packages as they are stored: each file once, under its SHA-256. What nothing uses any more is freed after a while."
      commands={
        mayCollect && (
          <ToolbarButton
            icon={<Broom20Regular />}
            disabledFocusable={isLooking || look.isPending}
            onClick={() => look.mutate()}
          >
            {isLooking ? "Cleaning up…" : "Clean up now"}
          </ToolbarButton>
        )
      }
    >
      <Failure error={look.error} />
      <div className={styles.cards}>
        {overview.data && installation && <StoreCard overview={overview.data} installation={installation} />}
        <UsageCard overview={overview.data} error={overview.error} retry={() => void overview.refetch()} />
        {overview.data && installation && (
          <>
            <UnusedCard graceHours={overview.data.graceHours} />
            <RunsCard runs={installation.runs} />
          </>
        )}
      </div>
    </Page>
  );
};
