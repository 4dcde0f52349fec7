import { makeStyles, tokens } from "@fluentui/react-components";
import type { TenantSetUpView } from "@windlass/protocol";
import { StateIcon } from "../../components/state.tsx";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexWrap: "wrap",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    listStyleType: "none",
    margin: 0,
    padding: 0,
    color: tokens.colorNeutralForeground3,
  },
  stage: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  current: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
});

const names = ["Choices", "Sign in", "Plan", "Set up", "Result"] as const;

const stageOf = (setUp: TenantSetUpView | null): number => {
  switch (setUp?.state) {
    case "signing-in":
      return 1;
    case "planning":
    case "planned":
      return 2;
    case "running":
    case "undoing":
    case "failed":
    case "cancelled":
      return 3;
    case "done":
      return 4;
    default:
      return 0;
  }
};

/** Where one is on the way. */
export const Stages = ({ setUp }: { readonly setUp: TenantSetUpView | null }) => {
  const styles = useStyles();
  const at = stageOf(setUp);
  return (
    <ol className={styles.list} aria-label="Way of the set-up">
      {names.map((name, index) => (
        <li
          key={name}
          className={index === at ? `${styles.stage} ${styles.current}` : styles.stage}
          {...(index === at && { "aria-current": "step" as const })}
        >
          <StateIcon tone={index < at ? "good" : index === at ? "asking" : "idle"} />
          {index + 1}. {name}
        </li>
      ))}
    </ol>
  );
};
