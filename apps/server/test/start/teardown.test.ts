import { expect, it } from "vitest";
import { Teardown } from "../../src/start/teardown.ts";

it("a teardown undoes everything in reverse order, also after a step that fails, and tells the first failure", async () => {
  const undone: string[] = [];
  const teardown = new Teardown();
  teardown.add(async () => undone.push("database"));
  teardown.add(() => Promise.reject(new Error("the workers do not stop")));
  teardown.add(() => Promise.reject(new Error("the source does not stop")));
  teardown.add(async () => undone.push("application"));
  await expect(teardown.run()).rejects.toThrow("the source does not stop");
  expect(undone).toEqual(["application", "database"]);
  await teardown.run();
  expect(undone).toHaveLength(2);
});
