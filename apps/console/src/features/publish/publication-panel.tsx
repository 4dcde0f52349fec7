import { Button, DrawerBody, makeStyles, Subtitle2, Text, tokens } from "@fluentui/react-components";
import type { CurrentReleases, PublicationView } from "@windlass/protocol";
import { type ReactNode, useState } from "react";
import { usePermission } from "../../app/session.ts";
import { CopyText } from "../../components/copy-text.tsx";
import { Facts } from "../../components/facts.tsx";
import { formatBytes } from "../../components/format.ts";
import { Panel } from "../../components/panel.tsx";
import { State } from "../../components/state.tsx";
import { Instant } from "../../components/time.tsx";
import { ChangeList } from "./change-list.tsx";
import { ReleaseDialog } from "./release-dialog.tsx";
import { standingOf } from "./release-words.ts";

const useStyles = makeStyles({
  body: { display: "grid", gap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalXL },
});

interface PublicationPanelProps {
  readonly publication: PublicationView;
  /** What devices get; undefined while nobody knows. */
  readonly now: CurrentReleases | undefined;
  readonly onClose: () => void;
}

type Fact = [string, ReactNode];

const Standing = ({ standing }: { readonly standing: ReturnType<typeof standingOf> }) =>
  standing.length === 0
    ? "None"
    : standing.map(({ tone, word }) => (
        <div key={word}>
          <State tone={tone}>{word}</State>
        </div>
      ));

/** One publication: who, when, its hash and signature, what it changed. */
export const PublicationPanel = ({ publication, now, onClose }: PublicationPanelProps) => {
  const styles = useStyles();
  const mayRelease = usePermission("publications.write");
  const [releases, setReleases] = useState(false);
  const { organisationId, changedSince, contentRemovedAt } = publication;
  const { number, publishedBy, publishedAt, sha256, signature, keyId, sizeBytes, changes } = publication;
  const released = now?.all?.number ?? null;
  const standing = standingOf(number, now);
  return (
    <Panel open title={`Publication ${number}`} onClose={onClose}>
      <DrawerBody>
        <div className={styles.body}>
          <Facts
            facts={[
              ["Published", <Instant key="at" at={publishedAt} />],
              ["By", publishedBy],
              ["Devices", <Standing key="devices" standing={standing} />],
              ...(contentRemovedAt === null
                ? []
                : [["Content removed", <Instant key="removed" at={contentRemovedAt} />] satisfies Fact]),
              ["Size", formatBytes(sizeBytes)],
              ["SHA-256", <CopyText key="hash" text={sha256} label="Copy the hash" />],
              ["Signature", <CopyText key="signature" text={signature} label="Copy the signature" />],
              ["Key", <CopyText key="key" text={keyId} label="Copy the key's id" />],
            ]}
          />
          {contentRemovedAt !== null && (
            <Text>No device got it any more. What it changed stays here; it can be neither compared nor released.</Text>
          )}
          {mayRelease && now && contentRemovedAt === null && released !== number && (
            <span>
              <Button onClick={() => setReleases(true)}>
                {released !== null && number < released ? "Roll back to this" : "Release to all devices"}
              </Button>
            </span>
          )}
          {releases && now && (
            <ReleaseDialog
              organisationId={organisationId}
              number={number}
              now={now}
              onClose={() => setReleases(false)}
            />
          )}
          <Subtitle2 as="h3">
            {changedSince === null ? "Changes" : `Changes since publication ${changedSince}`}
          </Subtitle2>
          {changes.length > 0 ? <ChangeList changes={changes} /> : <Text>No changes against the one before.</Text>}
        </div>
      </DrawerBody>
    </Panel>
  );
};
