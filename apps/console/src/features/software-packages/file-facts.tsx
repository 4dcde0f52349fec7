import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Add16Regular } from "@fluentui/react-icons";
import type { PackageFileFacts, SoftwareStep } from "@windlass/protocol";
import { installStepOf } from "./install-step.ts";

const useStyles = makeStyles({
  facts: { display: "grid", justifyItems: "start" },
  line: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  problem: { color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
});

/** What a file told when it was read, in lines. */
const linesOf = (facts: NonNullable<PackageFileFacts["facts"]>): string[] => {
  if (facts.kind === "msi") {
    const about = [facts.productName, facts.productVersion, facts.architecture].filter(Boolean).join(" · ");
    const personal =
      facts.installsFor === "user" ? ["Installs for one person: run as SYSTEM nobody else sees it."] : [];
    return [about, facts.productCode ?? "", ...personal];
  }
  if (facts.kind !== "program") return [facts.kind === "msi-patch" ? "Windows Installer patch" : "Transform"];
  const about = [facts.productName ?? facts.description, facts.productVersion].filter(Boolean).join(" · ");
  const { installer, signature } = facts;
  const kind = installer
    ? `Installer: ${[installer.type, installer.toolVersion].filter(Boolean).join(" ")}`
    : "No installer that is known: look up its silent switches.";
  const signed = signature.present ? `Signed by ${signature.subject ?? "somebody"} (not verified here)` : "Not signed";
  return [about, kind, signed];
};

interface FileFactsProps {
  readonly facts: PackageFileFacts | undefined;
  readonly onStep: ((step: SoftwareStep) => void) | null;
}

/** What a file of a package is, and the step that installs it. */
export const FileFacts = ({ facts: known, onStep }: FileFactsProps) => {
  const styles = useStyles();
  if (!known) return null;
  if (known.facts === null) return <Text className={styles.problem}>{known.problem}</Text>;
  const step = installStepOf(known, crypto.randomUUID());
  return (
    <span className={styles.facts}>
      {linesOf(known.facts)
        .filter((line) => line !== "")
        .map((line) => (
          <Text key={line} className={styles.line}>
            {line}
          </Text>
        ))}
      {step && onStep && (
        <Button
          size="small"
          appearance="subtle"
          icon={<Add16Regular />}
          aria-label={`Add its step: ${known.path}`}
          onClick={() => onStep(step)}
        >
          Add its step
        </Button>
      )}
    </span>
  );
};
