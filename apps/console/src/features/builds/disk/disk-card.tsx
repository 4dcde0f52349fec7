import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { defaultVolumes } from "@windlass/planner";
import type { ViewOf } from "../../../api/definitions.ts";
import { Card } from "../../../components/card.tsx";
import { PageLink } from "../../../components/links.tsx";
import { DiskPicture } from "../../disk-templates/disk-picture.tsx";
import type { BuildPartProps } from "../build-tab.ts";

const useStyles = makeStyles({ fields: { display: "grid", gap: tokens.spacingVerticalL } });

interface DiskCardProps extends BuildPartProps {
  readonly templates: readonly ViewOf<"disk-template">[];
}

/** How the disk of a build's devices is divided, drawn. */
export const DiskCard = ({ value, onChange, problems, readOnly, templates }: DiskCardProps) => {
  const styles = useStyles();
  const chosen = templates.find(({ id }) => id === value.diskTemplateId);
  const isGone = value.diskTemplateId !== null && !chosen;
  return (
    <Card title="Disk">
      <div className={styles.fields}>
        <Field
          label="Disk partition template"
          hint={
            <>
              The whole disk is wiped and divided so. <PageLink to="/disk-templates">All templates</PageLink>
            </>
          }
          validationMessage={
            problems.diskTemplateId ?? (isGone ? "The template is no longer there. Choose another one." : null)
          }
        >
          <Select
            disabled={readOnly}
            value={value.diskTemplateId ?? ""}
            onChange={(_event, data) => onChange({ diskTemplateId: data.value || null })}
          >
            <option value="">As Microsoft documents it</option>
            {isGone && <option value={value.diskTemplateId ?? ""}>A template that is no longer there</option>}
            {templates.map(({ id, definition }) => (
              <option key={id} value={id}>
                {definition.name}
              </option>
            ))}
          </Select>
        </Field>
        {!isGone && <DiskPicture volumes={chosen?.definition.volumes ?? defaultVolumes} />}
      </div>
    </Card>
  );
};
