import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { UseQueryResult } from "@tanstack/react-query";
import { patternWords } from "@windlass/planner";
import type { NameProposal } from "@windlass/protocol";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { TextField } from "../../forms/text-field.tsx";

const useStyles = makeStyles({
  name: { fontFamily: tokens.fontFamilyMonospace, fontWeight: tokens.fontWeightSemibold },
  problem: { display: "grid", color: tokens.colorStatusDangerForeground1 },
});

interface NameFieldProps {
  readonly proposal: UseQueryResult<NameProposal>;
  readonly value: string;
  readonly onChange: (name: string) => void;
  /** In words that follow "because"; null: none. */
  readonly problem: string | null;
}

/** What a device will be called, or a field for it where the build asks whoever approves. */
export const NameField = ({ proposal, value, onChange, problem }: NameFieldProps) => {
  const styles = useStyles();
  const { data, error, isPending } = proposal;
  if (error) return <Failure error={error} retry={() => void proposal.refetch()} />;
  if (isPending || !data) return <Loading label="Looking for a name" />;
  if (data.ask) {
    const { pattern } = data.ask;
    return (
      <TextField
        label="Computer name"
        required
        monospace
        autoComplete="off"
        hint={
          pattern === null ? "15 letters, digits or hyphens at most." : `It has to fit ${pattern}: ${patternWords}.`
        }
        value={value}
        onChange={onChange}
        problem={problem === null || value === "" ? undefined : `It cannot be used: ${problem}.`}
      />
    );
  }
  if (data.problem)
    return (
      <Text role="alert" className={styles.problem}>
        <span>{data.problem.message}</span>
        <span>{data.problem.remedy}</span>
      </Text>
    );
  return (
    <Text>
      Computer name <span className={styles.name}>{data.name}</span>, {data.reason}.
    </Text>
  );
};
