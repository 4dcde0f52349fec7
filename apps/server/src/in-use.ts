import { WindlassError } from "@windlass/protocol";

/** Something that is to be deleted, and who uses it. */
export interface InUse {
  /** As the product calls it. */
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  /** Where the name alone does not say which: with the version. */
  readonly title?: string;
  /** Each in words: `the build “Office”`. */
  readonly users: readonly string[];
}

/** Of more, a person reads the number. */
const mostNamed = 10;

const named = (texts: readonly string[], separator: string): string =>
  texts.length > mostNamed
    ? `${texts.slice(0, mostNamed).join(separator)} and ${texts.length - mostNamed} more`
    : texts.join(separator);

const worded = ({ kind, name, title = name }: InUse): string => `${kind} “${title}”`;

/**
 * Lets what nobody uses be deleted. Of several that are used all are told, so that nobody meets one after the other.
 *
 * @throws object.in-use, object.several-in-use
 */
export const requireUnused = (objects: readonly InUse[]): void => {
  const used = objects.filter(({ users }) => users.length > 0);
  const [first, ...others] = used;
  if (!first) return;
  const object = { kind: first.kind, id: first.id, name: first.name };
  if (others.length === 0)
    throw new WindlassError("object.in-use", {
      parameters: { kind: worded(first), users: first.users.join(", ") },
      object,
    });
  const told = used.map((one) => `the ${worded(one)} by ${named(one.users, ", ")}`);
  throw new WindlassError("object.several-in-use", {
    parameters: { used: used.length, all: objects.length, which: named(told, "; ") },
  });
};
