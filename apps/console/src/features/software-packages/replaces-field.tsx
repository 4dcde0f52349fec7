import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { SoftwarePackageView } from "@windlass/protocol";
import { type SoftwarePackageDefinition, softwarePackagesQuery } from "../../api/software-packages.ts";
import { PageLink } from "../../components/links.tsx";
import { wordsOf } from "../../forms/schema-form/words.ts";
import { PackagesField, titleOf } from "./packages-field.tsx";
import { replacementProblem } from "./replacement-problem.ts";
import { stepWords } from "./steps/step-words.ts";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
});

interface ReplacesFieldProps {
  readonly softwarePackage: SoftwarePackageView;
  readonly definition: Pick<SoftwarePackageDefinition, "dependencies" | "replaces">;
  readonly readOnly: boolean;
  readonly onChange: (replaces: string[]) => void;
}

/** The packages that are removed before, what they lack for it, and the packages that replace this one. */
export const ReplacesField = ({ softwarePackage, definition, readOnly, onChange }: ReplacesFieldProps) => {
  const styles = useStyles();
  const { id, organisationId } = softwarePackage;
  const { data: packages } = useQuery(softwarePackagesQuery(organisationId));
  const edited = (packages ?? []).map((other) => (other.id === id ? { ...other, ...definition } : other));
  const problem = replacementProblem(edited, id);
  const replacing = edited.filter(({ replaces }) => replaces.includes(id));
  return (
    <div className={styles.root}>
      <PackagesField
        field={{
          ...wordsOf(stepWords, "package", "replaces"),
          ...(problem && { validationMessage: problem.message, validationState: problem.state }),
        }}
        listLabel="Replaced packages"
        removeLabel={(title) => `Do not replace ${title}`}
        packages={packages}
        packageId={id}
        value={definition.replaces}
        readOnly={readOnly}
        onChange={onChange}
      />
      {replacing.length > 0 && (
        <div>
          <Text id="replaced-by">Replaced by</Text>
          <ul className={styles.list} aria-labelledby="replaced-by">
            {replacing.map((other) => (
              <li key={other.id}>
                <PageLink to="/software-packages/$packageId" params={{ packageId: other.id }}>
                  {titleOf(other)}
                </PageLink>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
};
