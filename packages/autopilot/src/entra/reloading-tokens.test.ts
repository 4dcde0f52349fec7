import { describe, expect, test } from "vitest";
import { createReloadingTokenSource, type NamedTokenSource } from "./reloading-tokens.ts";
import { type TokenFailureReason, TokenRefused } from "./token-failure.ts";

const giving = (credentialId: string): NamedTokenSource => ({
  credentialId,
  source: { token: async () => `token of ${credentialId}` },
});

const refusing = (credentialId: string, reason: TokenFailureReason): NamedTokenSource => ({
  credentialId,
  source: { token: () => Promise.reject(new TokenRefused(reason, `${credentialId} is refused`)) },
});

const never = () => Promise.reject(new Error("loaded without need"));

describe("a token source whose credential may be replaced", () => {
  test("asks the credential in use and loads nothing while it works", async () => {
    const tokens = createReloadingTokenSource(giving("old"), never);
    expect(await tokens.token()).toBe("token of old");
    tokens.use(giving("new"));
    expect(await tokens.token()).toBe("token of new");
  });

  test("goes on with the new one when the old one is refused, and stays with it", async () => {
    let loads = 0;
    const tokens = createReloadingTokenSource(refusing("old", "secret-expired"), async () => {
      loads += 1;
      return giving("new");
    });
    expect(await tokens.token()).toBe("token of new");
    expect(await tokens.token()).toBe("token of new");
    expect(loads).toBe(1);
  });

  test("passes the refusal on where nothing was replaced, where nothing is left, and where waiting helps", async () => {
    const same = createReloadingTokenSource(refusing("old", "wrong-secret"), async () => refusing("old", "transient"));
    await expect(same.token()).rejects.toMatchObject({ reason: "wrong-secret" });
    const gone = createReloadingTokenSource(refusing("old", "wrong-secret"), async () => null);
    await expect(gone.token()).rejects.toMatchObject({ reason: "wrong-secret" });
    await expect(createReloadingTokenSource(refusing("old", "transient"), never).token()).rejects.toMatchObject({
      reason: "transient",
    });
  });

  test("takes the one that somebody else loaded meanwhile, without throwing its cached tokens away", async () => {
    const kept = giving("new");
    const tokens = createReloadingTokenSource(refusing("old", "wrong-secret"), async () => {
      tokens.use(kept);
      return giving("new");
    });
    expect(await tokens.token()).toBe("token of new");
  });
});
