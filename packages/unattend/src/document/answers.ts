import type { ComponentName } from "../vocabulary/components.ts";
import type { Pass } from "../vocabulary/rules.ts";

/** The value of a setting: undefined ones are not written. */
export type Answer = string | number | boolean | undefined | { readonly [setting: string]: Answer } | readonly Answer[];

/** What one file answers, pass by pass and component by component. */
export type Answers = Readonly<Partial<Record<Pass, Partial<Record<ComponentName, Readonly<Record<string, Answer>>>>>>>;
