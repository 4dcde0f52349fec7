/** Name of the agent's folder at the root of the Windows partition; removed when the deployment ends. */
export const durableFolderName = "Windlass";
