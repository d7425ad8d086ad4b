import { expect, test } from "vitest";
import { closing } from "./closing.ts";

test("closes in the reverse of opening, one after the other, and only once", async () => {
  const order: string[] = [];
  const stack = closing();
  for (const name of ["pool", "queue", "worker"]) {
    stack.add(name, async () => {
      await Promise.resolve();
      order.push(name);
    });
  }
  await Promise.all([stack.run(), stack.run()]);
  expect(order).toEqual(["worker", "queue", "pool"]);
});

test("goes on when one does not close, and says which", async () => {
  const order: string[] = [];
  const stack = closing();
  stack.add("pool", async () => order.push("pool"));
  stack.add("worker", () => Promise.reject(new Error("stuck")));
  expect(await stack.run()).toEqual(["worker"]);
  expect(order).toEqual(["pool"]);
});
