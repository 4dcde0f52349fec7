export { type AutopilotFileKind, decodeText, recogniseAutopilotFile, recognitionLength } from "./recognise.ts";
