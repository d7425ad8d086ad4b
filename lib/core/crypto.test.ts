import { describe, expect, test } from "vitest";
import { hashPassword, keyId, seal, unseal, verifyPassword } from "./crypto.ts";
import { AppError } from "./errors.ts";

describe("passwords", () => {
  test("accept the right one, in either way of writing its letters, and no other", async () => {
    const stored = await hashPassword("pässword");
    expect(stored).toMatch(/^scrypt\$32768\$8\$3\$/);
    expect(stored).not.toContain("pässword");
    expect(await verifyPassword("pa\u0308ssword", stored)).toBe(true);
    expect(await verifyPassword("password", stored)).toBe(false);
  });

  test("are salted: one password, two hashes", async () => {
    expect(await hashPassword("same")).not.toBe(await hashPassword("same"));
  });

  test("are refused, not tried, where the stored hash is weak or broken", async () => {
    for (const stored of [
      "",
      "plain",
      "scrypt$1$8$1$AA$AA",
      "scrypt$1048576$8$1$AA$AA",
      "scrypt$32768$8$3$AA",
    ]) {
      expect(await verifyPassword("x", stored)).toBe(false);
    }
  });
});

describe("seal", () => {
  const [old, current] = ["a".repeat(64), "b".repeat(64)];
  const context = { orgId: "o", recordId: "r", field: "token" };

  test("opens where it was sealed, also after the key was replaced", () => {
    const sealed = seal(old, context, "hunter2 ✓");
    expect(sealed.ciphertext).not.toContain("hunter2");
    expect(unseal(`${current},${old}`, context, sealed)).toBe("hunter2 ✓");
    expect(seal(`${current},${old}`, context, "x").keyId).toBe(keyId(current));
  });

  test("opens in no other tenant, row or field, and with no other key", () => {
    const sealed = seal(old, context, "hunter2");
    for (const moved of [{ orgId: "p" }, { recordId: "s" }, { field: "url" }]) {
      expect(() => unseal(old, { ...context, ...moved }, sealed)).toThrow(AppError);
    }
    expect(() => unseal(current, context, sealed)).toThrow(/key that is not here/);
    expect(() => unseal(current, context, { ...sealed, keyId: keyId(current) })).toThrow(/cannot be opened/);
  });

  test("notices a changed byte anywhere and a shortened tag", () => {
    const sealed = seal(old, context, "hunter2");
    const bytes = Buffer.from(sealed.ciphertext, "base64url");
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => unseal(old, context, { ...sealed, ciphertext: changed.toString("base64url") })).toThrow(
        AppError,
      );
    }
    const short = bytes.subarray(0, 20).toString("base64url");
    expect(() => unseal(old, context, { ...sealed, ciphertext: short })).toThrow(AppError);
  });

  test("never gives the same bytes twice", () => {
    expect(seal(old, context, "x").ciphertext).not.toBe(seal(old, context, "x").ciphertext);
  });
});
