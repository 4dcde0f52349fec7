export { renderAnswerFile } from "./answer-file.ts";
