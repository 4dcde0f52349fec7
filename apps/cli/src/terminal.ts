import type { WindlassError } from "@windlass/protocol";

/** Where a command writes; the tests put strings in its place. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

export const processTerminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
};

/** Text from a file is never trusted to steer the terminal: control and direction characters become visible marks. */
export const printable = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, "�");

/** One JSON value on one line. */
export const jsonLine = (value: object): string => `${JSON.stringify(value)}\n`;

/** A refusal as data: `{ error: { code, message, remedy } }`. */
export const refusalAsData = ({ code, message, remedy }: WindlassError) => ({ error: { code, message, remedy } });

/** A refusal for people: the sentence, then what to do. */
export const refusalAsText = ({ message, remedy }: WindlassError): string =>
  `${printable(message)}\n${printable(remedy)}\n`;
