import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Add16Regular, ArrowSwap16Regular } from "@fluentui/react-icons";
import type { SoftwareProductView, SoftwareVersion } from "@windlass/protocol";
import { useState } from "react";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { counted } from "../../components/format.ts";
import { PageLink } from "../../components/links.tsx";
import { Age } from "../../components/time.tsx";
import { NewVersionPanel } from "./new-version-panel.tsx";
import { ReplaceVersionPanel } from "./replace-version-panel.tsx";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    gap: tokens.spacingHorizontalS,
    alignItems: "center",
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    "@media (max-width: 480px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  text: { display: "grid", minWidth: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const BuildLinks = ({ builds }: Pick<SoftwareVersion, "builds">) => {
  const styles = useStyles();
  if (builds.length === 0) return <span className={styles.quiet}>No build lists it.</span>;
  return (
    <span className={styles.quiet}>
      {"In "}
      {builds.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <PageLink to="/builds/$buildId" params={{ buildId: id }}>
            {name}
          </PageLink>
        </span>
      ))}
    </span>
  );
};

/** The versions of a product, the newest first, and the builds that list them. */
export const VersionsCard = ({
  product,
  readOnly,
}: {
  readonly product: SoftwareProductView;
  readonly readOnly: boolean;
}) => {
  const styles = useStyles();
  const mayWriteBuilds = usePermission("builds.write");
  const [from, setFrom] = useState<SoftwareVersion | "nothing" | null>(null);
  const [replaced, setReplaced] = useState<SoftwareVersion | null>(null);
  const { versions } = product;
  const add = !readOnly && (
    <Button size="small" icon={<Add16Regular />} onClick={() => setFrom(versions[0] ?? "nothing")}>
      New version
    </Button>
  );
  return (
    <Card title="Versions" actions={add}>
      {versions.length === 0 && (
        <Text className={styles.quiet}>
          No versions yet. A version is a software package: files, and the steps in order.
        </Text>
      )}
      <ul className={styles.list} aria-label="Versions">
        {versions.map((version) => (
          <li key={version.packageId} className={styles.item}>
            <span className={styles.text}>
              <Text weight="semibold">
                <PageLink to="/software-packages/$packageId" params={{ packageId: version.packageId }}>
                  {version.version}
                </PageLink>
              </Text>
              <span className={styles.quiet}>
                {`${counted(version.steps, "step")}, ${counted(version.files, "file")}, changed `}
                <Age at={version.updatedAt} />
              </span>
              <BuildLinks builds={version.builds} />
            </span>
            <span className={styles.buttons}>
              {mayWriteBuilds && version.builds.length > 0 && versions.length > 1 && (
                <Button
                  size="small"
                  icon={<ArrowSwap16Regular />}
                  aria-label={`Replace in builds: ${version.version}`}
                  onClick={() => setReplaced(version)}
                >
                  Replace in builds
                </Button>
              )}
              {!readOnly && (
                <Button
                  size="small"
                  icon={<Add16Regular />}
                  aria-label={`New from this: ${version.version}`}
                  onClick={() => setFrom(version)}
                >
                  New from this
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {from && (
        <NewVersionPanel product={product} from={from === "nothing" ? null : from} onClose={() => setFrom(null)} />
      )}
      {replaced && <ReplaceVersionPanel product={product} replaced={replaced} onClose={() => setReplaced(null)} />}
    </Card>
  );
};
