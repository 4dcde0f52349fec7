/** A command that was called in a way that makes no sense; the message says what to give instead. */
export class WrongUsage extends Error {}
