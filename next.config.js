import './scripts/require-node.mjs';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // Nothing here is an image that would have to be made: /_next/image is not found.
  images: { unoptimized: true },
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ['@prisma/client', '@prisma/adapter-better-sqlite3', 'better-sqlite3', 'pino', 'undici'],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
};

export default config;
