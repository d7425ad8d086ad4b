import { setFlagsFromString } from "node:v8";
import { keepHeapTight } from "./keep-heap-tight.ts";

let running = 0;

/**
 * Lets the heap double between full collections while `work` is on, instead of keeping it tight: for what is over soon and needs
 * most of what it makes until then, so that collections in between would find little.
 */
export async function letHeapGrow<T>(work: () => Promise<T>): Promise<T> {
  running += 1;
  setFlagsFromString("--heap-growing-percent=100");
  try {
    return await work();
  } finally {
    running -= 1;
    if (running === 0) keepHeapTight();
  }
}
