import './scripts/require-node.mjs';
import { buildIdOf, fingerprintSources } from './scripts/fingerprint.mjs';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // Nodes that are built from the same sources, each by itself, serve the same pages.
  generateBuildId: () => buildIdOf(fingerprintSources()),
  // Nothing here is an image that would have to be made: /_next/image is not found.
  images: { unoptimized: true },
  skipTrailingSlashRedirect: true,
  // `npm run typecheck` judges the types; a build would do it all again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@prisma/client', '@prisma/adapter-better-sqlite3', 'better-sqlite3', 'pino', 'undici'],
  // As much as the largest page takes: lib/gateway/admission/path-rules.ts bounds each.
  experimental: { serverActions: { bodySizeLimit: '5mb' } },
};

export default config;
