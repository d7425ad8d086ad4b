import NextLink from "next/link";
import type { ComponentProps } from "react";

/** A link to a page of ours. Pages are made when they are asked for, so nothing is fetched before a person goes there. */
export const Link = (props: ComponentProps<typeof NextLink>) => <NextLink prefetch={false} {...props} />;
