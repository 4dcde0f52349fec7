export { type AnswerFiles, type Filling, renderAnswerFiles } from "./answer-files.ts";
export { AnswersRefused } from "./document/write.ts";
