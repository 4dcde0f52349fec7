import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Cloud, OrganisationView, TenantSetUpView } from "@windlass/protocol";
import { useEffect, useRef, useState } from "react";
import { Failure } from "../../components/failure.tsx";
import { noProblems, type Problems } from "../../forms/problems.ts";
import { ChoicesCards } from "./choices-card.tsx";
import { NeedsCard } from "./needs-card.tsx";
import { ResultCard } from "./result-card.tsx";
import { ScriptCard } from "./script-card.tsx";
import { SignInCard } from "./sign-in-card.tsx";
import { Stages } from "./stages.tsx";
import { StepsCard } from "./steps-card.tsx";
import type { SetUpActions } from "./use-set-up-actions.ts";
import { usualWish, wishProblems } from "./wish.ts";
import { PlanCard, ProgressCard, StoppedCard } from "./working-cards.tsx";

const useStyles = makeStyles({
  cards: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalL,
    maxWidth: "860px",
    scrollMarginTop: tokens.spacingVerticalL,
    ":focus": { outlineStyle: "none" },
  },
  next: { justifySelf: "start" },
});

interface WizardProps {
  readonly organisation: OrganisationView;
  readonly setUp: TenantSetUpView | null;
  readonly clouds: readonly Cloud[];
  readonly actions: SetUpActions;
  readonly readOnly: boolean;
}

const Choices = ({ organisation, setUp, clouds, actions }: WizardProps) => {
  const styles = useStyles();
  const [wish, setWish] = useState(setUp?.wish ?? usualWish(organisation.name, clouds));
  const [problems, setProblems] = useState<Problems>({});
  const check = (): boolean => {
    const found = wishProblems(wish);
    setProblems(found);
    return noProblems(found);
  };
  return (
    <>
      <NeedsCard />
      <ChoicesCards
        wish={wish}
        clouds={clouds}
        problems={problems}
        onChange={(change) => setWish((current) => ({ ...current, ...change }))}
      />
      <Button
        appearance="primary"
        size="large"
        className={styles.next}
        disabledFocusable={actions.busy}
        onClick={() => check() && actions.plan.mutate(wish)}
      >
        Sign in and show the plan
      </Button>
      <ScriptCard organisationId={organisation.id} wish={wish} onCheck={check} />
    </>
  );
};

/** Brings what is new into view, and under the reader's cursor: whoever pressed Start was at the bottom of the page. */
const useNewStage = (stage: string) => {
  const top = useRef<HTMLElement>(null);
  const shown = useRef(stage);
  useEffect(() => {
    if (shown.current === stage) return;
    shown.current = stage;
    top.current?.scrollIntoView({ block: "start" });
    top.current?.focus({ preventScroll: true });
  }, [stage]);
  return top;
};

/** The card of the state the set-up is in; choices before, and again when somebody wants to change them. */
export const Wizard = (props: WizardProps) => {
  const styles = useStyles();
  const { setUp, actions, readOnly } = props;
  const [choosing, setChoosing] = useState(false);
  const [chosenAt, setChosenAt] = useState(0);
  const { busy } = actions;
  const revision = setUp?.revision ?? 0;
  const showsChoices =
    setUp === null || ["draft", "undone"].includes(setUp.state) || (choosing && chosenAt === revision);
  const choose = () => {
    setChosenAt(revision);
    setChoosing(true);
  };
  const cancel = () => actions.cancel.mutate();
  const top = useNewStage(showsChoices ? "choices" : (setUp?.state ?? "choices"));
  const cards = () => {
    if (showsChoices && !readOnly) return <Choices {...props} />;
    if (!setUp) return <NeedsCard />;
    switch (setUp.state) {
      case "signing-in":
        return (
          setUp.signIn && (
            <SignInCard
              signIn={setUp.signIn}
              busy={busy}
              onNewCode={() => actions.proceed.mutate(setUp.purpose)}
              onCancel={cancel}
            />
          )
        );
      case "planned":
        return (
          <PlanCard
            setUp={setUp}
            busy={busy}
            onStart={() => actions.start.mutate(setUp.revision)}
            onChoices={choose}
            onCancel={cancel}
          />
        );
      case "failed":
      case "cancelled":
        return (
          <StoppedCard
            setUp={setUp}
            busy={busy}
            onContinue={() => actions.proceed.mutate(setUp.purpose)}
            onChoices={choose}
          />
        );
      case "done":
        return (
          <>
            <ResultCard setUp={setUp} />
            <StepsCard setUp={setUp} busy={busy} onChoices={choose} />
          </>
        );
      case "planning":
      case "running":
      case "undoing":
        return <ProgressCard setUp={setUp} busy={busy} onCancel={cancel} />;
      default:
        return <NeedsCard />;
    }
  };
  return (
    <section ref={top} tabIndex={-1} aria-label="Current stage" className={styles.cards}>
      <Stages setUp={setUp} />
      <Failure error={actions.error} />
      {cards()}
    </section>
  );
};
