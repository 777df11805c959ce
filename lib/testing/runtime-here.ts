import { createCallbackCaller } from '@/lib/engine/callbacks/calls/callback-caller';
import { createEngine } from '@/lib/engine/engine';
import type { Logger } from '@/lib/platform/log/logger';
import type { Runtime } from '@/lib/server/runtime/runtime';
import { startRuntime } from '@/lib/server/runtime/start-runtime';
import type { Env } from '@/lib/server/settings/env';
import { publicUrlAt } from '@/lib/server/settings/public-url';
import { carriersHere } from './carriers-here';
import { readerHere } from './reader-here';

/** The runtime with all that has threads of its own in this one. */
export const startRuntimeHere = (env: Env, log: Logger): Promise<Runtime> =>
  startRuntime({
    env,
    log,
    startEngine: (settings, listener) =>
      createEngine(
        settings,
        createCallbackCaller({ allowedRanges: [], secretsOf: () => null }),
        carriersHere(settings.carriers),
        listener,
        log,
      ),
    startReader: () => readerHere(env.databaseUrl),
    nextAuthSecret: 'not used here',
    publicUrl: () => publicUrlAt(env, env.port),
  });
