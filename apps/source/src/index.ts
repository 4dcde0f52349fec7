export { type RunningSource, type SourceOptions, startSource } from "./source.ts";
