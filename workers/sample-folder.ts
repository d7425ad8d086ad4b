import { join } from "node:path";

/** Where the repositories of a sample lie, and what its hosts know. */
export const sampleFolder = (dataDir: string, orgId: string): string => join(dataDir, "sample", orgId);
