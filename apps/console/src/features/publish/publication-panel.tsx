import { DrawerBody, makeStyles, Subtitle2, Text, tokens } from "@fluentui/react-components";
import type { PublicationView } from "@windlass/protocol";
import { CopyText } from "../../components/copy-text.tsx";
import { Facts } from "../../components/facts.tsx";
import { formatBytes } from "../../components/format.ts";
import { Panel } from "../../components/panel.tsx";
import { Instant } from "../../components/time.tsx";
import { ChangeList } from "./change-list.tsx";

const useStyles = makeStyles({
  body: { display: "grid", gap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalXL },
});

interface PublicationPanelProps {
  readonly publication: PublicationView;
  readonly onClose: () => void;
}

/** One publication: who, when, its hash and signature, what it changed. */
export const PublicationPanel = ({ publication, onClose }: PublicationPanelProps) => {
  const styles = useStyles();
  const { number, publishedBy, publishedAt, sha256, signature, keyId, sizeBytes, changes } = publication;
  return (
    <Panel open title={`Publication ${number}`} onClose={onClose}>
      <DrawerBody>
        <div className={styles.body}>
          <Facts
            facts={[
              ["Published", <Instant key="at" at={publishedAt} />],
              ["By", publishedBy],
              ["Size", formatBytes(sizeBytes)],
              ["SHA-256", <CopyText key="hash" text={sha256} label="Copy the hash" />],
              ["Signature", <CopyText key="signature" text={signature} label="Copy the signature" />],
              ["Key", <CopyText key="key" text={keyId} label="Copy the key's id" />],
            ]}
          />
          <Subtitle2 as="h3">Changes</Subtitle2>
          {changes.length > 0 ? <ChangeList changes={changes} /> : <Text>No changes against the one before.</Text>}
        </div>
      </DrawerBody>
    </Panel>
  );
};
