import { Field, makeStyles, Select, Switch, tokens } from "@fluentui/react-components";
import { buildIcon } from "@windlass/protocol";
import { useOrganisationScope } from "../../../app/organisation-scope.tsx";
import { Card } from "../../../components/card.tsx";
import { Facts } from "../../../components/facts.tsx";
import { PageLink } from "../../../components/links.tsx";
import type { BuildTabProps } from "../build-tab.ts";
import { buildIcons } from "./build-icons.tsx";
import { TagsField } from "./tags-field.tsx";

const useStyles = makeStyles({
  fields: { display: "grid", gap: tokens.spacingVerticalL },
  icon: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
});

/** Whose the build is, whether it is published, and by what people find it. */
export const LookCard = ({ value, onChange, problems, readOnly, organisationId }: BuildTabProps) => {
  const styles = useStyles();
  const { nameOf } = useOrganisationScope();
  return (
    <Card title="In the list of builds">
      <div className={styles.fields}>
        <Facts
          facts={[
            [
              "Organisation",
              <PageLink key="organisation" to="/organisations/$organisationId" params={{ organisationId }}>
                {nameOf(organisationId)}
              </PageLink>,
            ],
          ]}
        />
        <Field hint="An inactive build stays as it is and is left out of publications.">
          <Switch
            label="Active"
            checked={value.active}
            disabled={readOnly}
            onChange={(_event, data) => onChange({ active: data.checked })}
          />
        </Field>
        <Field label="Icon">
          <div className={styles.icon}>
            <span aria-hidden>{buildIcons[value.icon].icon}</span>
            <Select
              aria-label="Icon"
              value={value.icon}
              disabled={readOnly}
              onChange={(_event, data) => onChange({ icon: buildIcon.parse(data.value) })}
            >
              {buildIcon.options.map((icon) => (
                <option key={icon} value={icon}>
                  {buildIcons[icon].word}
                </option>
              ))}
            </Select>
          </div>
        </Field>
        <TagsField
          value={value.tags}
          onChange={(tags) => onChange({ tags })}
          problem={problems.tags}
          disabled={readOnly}
        />
      </div>
    </Card>
  );
};
