import { Badge, makeStyles, tokens } from "@fluentui/react-components";
import type { PublicationChange } from "@windlass/protocol";
import { ObjectLink, objectKinds } from "./object-links.tsx";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "grid",
    gridTemplateColumns: "84px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "start",
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  body: { display: "grid", gap: tokens.spacingVerticalXS, minWidth: 0, overflowWrap: "anywhere" },
  kind: { color: tokens.colorNeutralForeground3 },
  field: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  fields: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

const kinds = {
  added: { word: "Added", color: "success" },
  changed: { word: "Changed", color: "brand" },
  removed: { word: "Removed", color: "danger" },
} as const;

const described = ({ field, before, after }: PublicationChange["fields"][number]): string => {
  if (before === null) return after === null ? field : `${field}: ${after}`;
  return `${field}: ${before} → ${after ?? "nothing"}`;
};

/** What differs between two publications, object by object and field by field. */
export const ChangeList = ({ changes }: { readonly changes: readonly PublicationChange[] }) => {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label="Changes">
      {changes.map((change) => (
        <li key={`${change.objectKind} ${change.objectId}`} className={styles.item}>
          <span>
            <Badge appearance="tint" color={kinds[change.kind].color}>
              {kinds[change.kind].word}
            </Badge>
          </span>
          <div className={styles.body}>
            <span>
              {change.kind === "removed" ? (
                change.name
              ) : (
                <ObjectLink kind={change.objectKind} id={change.objectId} name={change.name} />
              )}{" "}
              <span className={styles.kind}>· {objectKinds[change.objectKind]}</span>
            </span>
            {change.fields.length > 0 && (
              <ul className={styles.fields}>
                {change.fields.map((field) => (
                  <li key={field.field} className={styles.field}>
                    {described(field)}
                  </li>
                ))}
              </ul>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
};
