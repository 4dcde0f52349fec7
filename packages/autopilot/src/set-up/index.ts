export { describeReport } from "./home-steps.ts";
export { withMade, withoutMade } from "./memory.ts";
export { rotationOf } from "./ownership.ts";
export { planSetUp, runSetUp, type StepListener } from "./run.ts";
export { delegatedScopes } from "./scopes.ts";
export { powershellScript } from "./scripts/powershell.ts";
export type { ScriptSubject } from "./scripts/subject.ts";
export { terraformFile } from "./scripts/terraform.ts";
export { undoSetUp } from "./undo.ts";
export {
  type KeptCredential,
  noSubjects,
  type SetUpHome,
  type SetUpMemory,
  type SetUpSubjects,
  type SetUpWorld,
  type StoredConnection,
} from "./world.ts";
