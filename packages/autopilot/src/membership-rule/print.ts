import type { RuleExpression, RuleValue, Subject } from "./syntax.ts";

/** A text as it stands in a rule: a double quotation mark escaped with a backtick, a single one doubled. */
export const quoted = (text: string): string => `"${text.replaceAll("'", "''").replaceAll('"', '`"')}"`;

const printValue = (value: RuleValue): string => (typeof value === "string" ? quoted(value) : String(value));

const printSubject = (subject: Subject): string => {
  if (subject.kind === "item") return "_";
  if (subject.kind === "group") return `group.${subject.name}`;
  // A property of users keeps its owner in its name.
  return /^user\./iu.test(subject.name) ? subject.name : `device.${subject.name}`;
};

/** How tightly an expression binds; parentheses stand around what binds less tightly than its surroundings. */
const strength = { or: 1, and: 2, not: 3, comparison: 4, any: 4, all: 4 } as const;

const inside = (expression: RuleExpression, least: number): string =>
  strength[expression.kind] < least ? `(${printMembershipRule(expression)})` : printMembershipRule(expression);

/** A rule's text, spelt as Microsoft documents it; reading it gives the same rule again. */
export const printMembershipRule = (rule: RuleExpression): string => {
  switch (rule.kind) {
    case "and":
    case "or": {
      // Read from left to right, so only the right side needs parentheses where it is of the same kind.
      const own = strength[rule.kind];
      return `${inside(rule.left, own)} -${rule.kind} ${inside(rule.right, own + 1)}`;
    }
    case "not":
      return `-not ${inside(rule.operand, strength.not)}`;
    case "any":
    case "all": {
      const property = printSubject({ kind: "property", name: rule.property });
      return `(${property} -${rule.kind} (${printMembershipRule(rule.condition)}))`;
    }
    case "comparison": {
      const values = rule.values.map(({ value }) => printValue(value));
      const list = rule.operator === "in" || rule.operator === "notIn";
      return `${printSubject(rule.subject)} -${rule.operator} ${list ? `[${values.join(",")}]` : values.join("")}`;
    }
  }
};
