/**
 * How Node runs a worker. What a reading leaves behind dies with its batch: room for little of it keeps the process smaller by some
 * 20 MB, and collecting it more often costs nothing that can be measured.
 */
export const WORKER_FLAGS = ["--max-semi-space-size=8"];
