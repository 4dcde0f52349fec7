/** What a file is, for programs and for people. */
export interface Inspected {
  readonly data: object;
  /** Lines for people; still to be made printable. */
  readonly text: string;
}
