import type { NextConfig } from "next";

/** Nothing is gained by packing what never leaves this machine. */
const isLocal = /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(process.env.APP_URL ?? "");

const config: NextConfig = {
  compress: !isLocal,
  reactStrictMode: true,
  poweredByHeader: false,
  // Types are checked by `npm test`; checking them again would double the time of the first start.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "@prisma/client", "@prisma/adapter-pg", "bullmq", "ioredis", "pino"],
};

export default config;
