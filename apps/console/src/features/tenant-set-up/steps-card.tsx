import { Button } from "@fluentui/react-components";
import type { TenantSetUpView } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { StepsList } from "./steps-list.tsx";

interface StepsCardProps {
  readonly setUp: TenantSetUpView;
  readonly busy: boolean;
  readonly onChoices: () => void;
}

/** What was done; from here the choices can be changed and planned again. */
export const StepsCard = ({ setUp, busy, onChoices }: StepsCardProps) => (
  <Card
    title="What was done"
    actions={
      <Button size="small" onClick={onChoices} disabledFocusable={busy}>
        Change the choices
      </Button>
    }
  >
    <StepsList steps={setUp.steps} show="progress" />
  </Card>
);
