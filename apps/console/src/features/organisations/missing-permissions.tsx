import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReadinessRow } from "@windlass/protocol";
import { CopyText } from "../../components/copy-text.tsx";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  path: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** The permissions that rows miss, in one list to be copied: they are added in one place of the portal. */
export const MissingPermissions = ({ rows }: { readonly rows: readonly ReadinessRow[] }) => {
  const styles = useStyles();
  const missing = [...new Set(rows.flatMap(({ missingPermission }) => missingPermission ?? []))];
  if (missing.length === 0) return null;
  return (
    <div className={styles.root}>
      <Text weight="semibold">{missing.length === 1 ? "Missing permission" : "Missing permissions"}</Text>
      <Text>
        Add {missing.length === 1 ? "it" : "them"} as application permissions of Microsoft Graph and grant admin
        consent.
      </Text>
      <span className={styles.path}>Entra admin center › App registrations › your app › API permissions</span>
      <CopyText text={missing.join("\n")} label="Copy all missing permissions" />
    </div>
  );
};
