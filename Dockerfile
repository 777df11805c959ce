# The panel and the gateway in one container; compose.yml runs it. The data folder is the volume /data.
FROM node:24-bookworm-slim AS build
WORKDIR /chappe
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /chappe
COPY --from=build /chappe/package.json /chappe/next.config.js ./
COPY --from=build /chappe/scripts scripts
COPY --from=build /chappe/prisma prisma
COPY --from=build /chappe/node_modules node_modules
COPY --from=build /chappe/public public
COPY --from=build /chappe/.next .next
COPY --from=build /chappe/dist dist
# Next keeps what it renders in its own folder; nothing else outside /data is written.
RUN mkdir /data && chown node:node /data && chown -R node:node .next
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["node", "scripts/container-health.mjs"]
CMD ["node", "--enable-source-maps", "dist/server.js"]
