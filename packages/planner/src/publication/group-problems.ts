import {
  type ProblemSeverity,
  type ProblemTopic,
  type PublicationProblem,
  problemSeverity,
  problemTopic,
} from "@windlass/protocol";

/** Problems that are solved in the same way. */
export interface ProblemGroup {
  readonly severity: ProblemSeverity;
  readonly topic: ProblemTopic;
  readonly title: string;
  /** What to do about all of them, as a sentence. */
  readonly nextAction: string;
  readonly problems: readonly PublicationProblem[];
}

interface Words {
  readonly title: string;
  readonly nextAction: string;
}

const stops: Readonly<Record<ProblemTopic, Words>> = {
  content: {
    title: "Content that is missing",
    nextAction: "Restore the content store from its backup, or bring the files in again.",
  },
  build: { title: "Builds that cannot be deployed", nextAction: "Open the build and correct what is named." },
  software: { title: "Software that cannot be installed", nextAction: "Open the package and correct what is named." },
  secret: {
    title: "Secrets that cannot be used",
    nextAction: "Enter a new value for the secret, or choose another one where it is named.",
  },
  autopilot: {
    title: "Windows Autopilot without its tenant",
    nextAction: "Connect the organisation's tenant and check it once, or enter the domain in the build.",
  },
  inactive: { title: "Inactive, and still named", nextAction: "Switch it on, or take it out where it is named." },
};

const warnings: Readonly<Record<ProblemTopic, Words>> = {
  content: {
    title: "Content that could not be looked for",
    nextAction: "Look at the content store: a device that needs what it has lost fails while it is deployed.",
  },
  build: { title: "Builds", nextAction: "Open the build and see whether it is meant so." },
  software: { title: "Software", nextAction: "Open the package and see whether it is meant so." },
  secret: {
    title: "Secrets that end soon",
    nextAction: "Enter a new value before that day; nothing has to be published for it.",
  },
  autopilot: {
    title: "Windows Autopilot is not ready",
    nextAction: "Open the organisation's readiness report, mend what it names, and check again.",
  },
  inactive: {
    title: "Inactive, and left out",
    nextAction: "Switch on what devices should go on getting, and end pins of what they should not.",
  },
};

const words: Readonly<Record<ProblemSeverity, Readonly<Record<ProblemTopic, Words>>>> = { stops, warning: warnings };

/** Problems by how much they weigh and what they are about, with what to do next; groups that nothing is in are left out. */
export const groupProblems = (problems: readonly PublicationProblem[]): ProblemGroup[] =>
  problemSeverity.options.flatMap((severity) =>
    problemTopic.options.flatMap((topic) => {
      const alike = problems.filter((problem) => problem.severity === severity && problem.topic === topic);
      return alike.length === 0 ? [] : [{ severity, topic, ...words[severity][topic], problems: alike }];
    }),
  );

/** Those that have to be solved before anything can be published. */
export const problemsThatStop = (problems: readonly PublicationProblem[]): PublicationProblem[] =>
  problems.filter(({ severity }) => severity === "stops");
