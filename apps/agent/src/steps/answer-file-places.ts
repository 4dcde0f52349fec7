/** Where Setup finds it, and where no other place outranks it that an applied image has. */
export const answerFilePath = "C:\\Windows\\Panther\\unattend.xml";

/** Where Setup does not look by itself: Sysprep is told of it when the device is handed over. */
export const handOverAnswersPath = "C:\\ProgramData\\Windlass\\hand-over.xml";

/**
 * Where Windows Setup leaves copies of a file that it has taken, or takes one from; none may be left on a device that is
 * given over. Microsoft Learn, "Windows Setup automation overview"; `unattend-original.xml` is Setup's own second copy.
 */
export const answerFileCopies: readonly string[] = [
  answerFilePath,
  "C:\\Windows\\Panther\\unattend-original.xml",
  "C:\\Windows\\Panther\\Unattend\\unattend.xml",
  "C:\\Windows\\System32\\Sysprep\\unattend.xml",
  "C:\\unattend.xml",
];
