import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ChangedField } from "@windlass/protocol";
import { useState } from "react";
import { counted } from "../../components/format.ts";

const useStyles = makeStyles({
  fields: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
  field: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** `computerNameTemplate` as people write it; names of list elements stay as they are. */
const spoken = (field: string): string =>
  field.includes("“")
    ? field
    : field.replaceAll(/([a-z])([A-Z])/g, (_all, last: string, first: string) => `${last} ${first.toLowerCase()}`);

const described = ({ field, before, after }: ChangedField): string => {
  if (before === null && after === null) return field;
  if (before === null) return `${spoken(field)}: ${after}`;
  return `${spoken(field)}: ${before} → ${after ?? "nothing"}`;
};

/** What an object was made with is seldom asked for. */
const shownAtOnce = 6;

interface ChangedFieldsProps {
  readonly fields: readonly ChangedField[];
  /** None is seen before somebody asks. */
  readonly folded?: boolean;
  /** So many are seen before somebody asks for the rest. */
  readonly atOnce?: number;
}

/** Which fields became what, in words. */
export const ChangedFields = ({ fields, folded = false, atOnce = shownAtOnce }: ChangedFieldsProps) => {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const limit = folded ? 0 : atOnce;
  const shown = open || fields.length <= limit ? fields : fields.slice(0, limit);
  return (
    <>
      {shown.length > 0 && (
        <ul className={styles.fields}>
          {shown.map((field) => (
            <li key={field.field} className={styles.field}>
              {described(field)}
            </li>
          ))}
        </ul>
      )}
      {shown.length < fields.length && (
        <span>
          <Button size="small" appearance="subtle" onClick={() => setOpen(true)}>
            Show {counted(fields.length - shown.length, shown.length > 0 ? "more field" : "field")}
          </Button>
        </span>
      )}
    </>
  );
};
