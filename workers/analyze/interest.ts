import { lexerFor } from "@/lib/ledger/files/lexer-for.ts";
import { isManifest } from "@/lib/ledger/files/manifests.ts";
import { isFollowed } from "./text-files.ts";

/** Of which files a reading keeps more than the hashes of their lines. */
export const INTEREST = { lexerFor, keepText: (path: string) => isManifest(path) || isFollowed(path) };
