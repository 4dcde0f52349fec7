import { Button, Field, Input, makeStyles, Tag, TagGroup, tokens } from "@fluentui/react-components";
import { Add20Regular } from "@fluentui/react-icons";
import { useState } from "react";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalS, justifyItems: "start", minWidth: 0 },
  tags: { flexWrap: "wrap", rowGap: tokens.spacingVerticalXS },
  add: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalS },
});

interface TagsFieldProps {
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly problem: string | undefined;
  readonly disabled: boolean;
}

/** Words by which builds are found, added with Enter, with the button, or several with commas between. */
export const TagsField = ({ value, onChange, problem, disabled }: TagsFieldProps) => {
  const styles = useStyles();
  const [typed, setTyped] = useState("");
  const add = () => {
    const known = new Set(value.map((tag) => tag.toLowerCase()));
    const added = typed.split(",").flatMap((text) => {
      const tag = text.trim();
      if (tag === "" || known.has(tag.toLowerCase())) return [];
      known.add(tag.toLowerCase());
      return [tag];
    });
    if (added.length > 0) onChange([...value, ...added]);
    setTyped("");
  };
  return (
    <div className={styles.root}>
      {!disabled && (
        <div className={styles.add}>
          <Field
            label="Tags"
            hint="Builds are found by them in the list."
            {...(problem && { validationMessage: problem, validationState: "error" as const })}
          >
            <Input
              value={typed}
              maxLength={200}
              onChange={(_event, data) => setTyped(data.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                add();
              }}
            />
          </Field>
          <Button icon={<Add20Regular />} disabled={typed.trim() === ""} onClick={add}>
            Add tag
          </Button>
        </div>
      )}
      {value.length > 0 && (
        <TagGroup
          aria-label="Tags of the build"
          className={styles.tags}
          onDismiss={(_event, data) => onChange(value.filter((tag) => tag !== data.value))}
        >
          {value.map((tag) => (
            <Tag
              key={tag}
              value={tag}
              size="small"
              dismissible={!disabled}
              dismissIcon={{ "aria-label": `Remove ${tag}` }}
            >
              {tag}
            </Tag>
          ))}
        </TagGroup>
      )}
    </div>
  );
};
