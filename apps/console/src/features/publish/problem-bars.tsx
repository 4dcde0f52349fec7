import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, Text, tokens } from "@fluentui/react-components";
import { groupProblems, type ProblemGroup } from "@windlass/planner";
import type { ProblemTopic, PublicationProblem } from "@windlass/protocol";
import type { ReactNode } from "react";
import { counted } from "../../components/format.ts";
import { PageLink } from "../../components/links.tsx";
import { ObjectLink } from "./object-links.tsx";

const useStyles = makeStyles({
  bar: { marginBottom: tokens.spacingVerticalM },
  groups: { display: "grid", gap: tokens.spacingVerticalM, marginTop: tokens.spacingVerticalS, minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300, margin: 0 },
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
    // What hundreds of objects have wrong shall not push the changes out of sight.
    maxHeight: "240px",
    overflowY: "auto",
    overflowWrap: "anywhere",
  },
});

/** Where all problems of a topic are solved, if not at the objects that they name. */
const placeOf = (topic: ProblemTopic, organisationId: string): ReactNode => {
  switch (topic) {
    case "content":
      return <PageLink to="/content">Content</PageLink>;
    case "secret":
      return <PageLink to="/secrets">Secrets</PageLink>;
    case "autopilot":
      return (
        <PageLink to="/organisations/$organisationId" params={{ organisationId }}>
          Tenant connection and readiness
        </PageLink>
      );
    default:
      return null;
  }
};

const GroupOfProblems = ({
  group,
  organisationId,
}: {
  readonly group: ProblemGroup;
  readonly organisationId: string;
}) => {
  const styles = useStyles();
  const { title, topic, problems, nextAction } = group;
  const place = placeOf(topic, organisationId);
  return (
    <div>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.list} aria-label={title}>
        {problems.map((problem) => (
          <li key={`${problem.objectId} ${problem.message}`}>
            <ObjectLink kind={problem.objectKind} id={problem.objectId} name={problem.name} />: {problem.message}
          </li>
        ))}
      </ul>
      <Text>
        {nextAction} {place}
      </Text>
    </div>
  );
};

const heading = (severity: PublicationProblem["severity"], count: number): string =>
  severity === "stops"
    ? `${counted(count, "problem")} must be solved before publishing.`
    : `${counted(count, "warning")}: publishing is possible.`;

interface ProblemBarsProps {
  readonly problems: readonly PublicationProblem[];
  readonly organisationId: string;
}

/** What stands against publishing, and what whoever publishes should know, by what is to be done about it. */
export const ProblemBars = ({ problems, organisationId }: ProblemBarsProps) => {
  const styles = useStyles();
  const bySeverity = Map.groupBy(groupProblems(problems), ({ severity }) => severity);
  return [...bySeverity].map(([severity, groups]) => (
    <MessageBar
      key={severity}
      intent={severity === "stops" ? "error" : "warning"}
      layout="multiline"
      className={styles.bar}
    >
      <MessageBarBody>
        <MessageBarTitle>
          {heading(
            severity,
            groups.reduce((sum, group) => sum + group.problems.length, 0),
          )}
        </MessageBarTitle>
        <div className={styles.groups}>
          {groups.map((group) => (
            <GroupOfProblems key={group.topic} group={group} organisationId={organisationId} />
          ))}
        </div>
      </MessageBarBody>
    </MessageBar>
  ));
};
