import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, stop } from 'esbuild';
import type { DriverSettings } from '@/lib/engine/carriers/carriers';
import type { Carriers } from '@/lib/engine/carriers/thread/start-carriers-thread';

type Module = typeof import('@/lib/engine/carriers/thread/start-carriers-thread');

export type BundledCarriers = {
  /** Carriers in the thread that a server has for them. */
  start(settings: DriverSettings): Carriers;
  remove(): void;
};

const root = path.resolve(import.meta.dirname, '../..');
const THREAD = 'lib/engine/carriers/thread';

/** Bundles the carriers' thread as a build does, and whoever starts it. */
export async function bundleCarriers(): Promise<BundledCarriers> {
  const folder = mkdtempSync(path.join(tmpdir(), 'chappe-carriers-'));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  await build({
    absWorkingDir: root,
    entryPoints: { carriers: `${THREAD}/carriers.thread.ts`, start: `${THREAD}/start-carriers-thread.ts` },
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    tsconfig: 'tsconfig.json',
    logLevel: 'warning',
  });
  await stop();
  const { startCarriersThread }: Module = await import(pathToFileURL(path.join(folder, 'start.js')).href);
  const die = (cause: Error) => {
    throw cause;
  };
  return {
    start: (settings) => startCarriersThread(settings, die),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
