import { getRuntime } from '@/lib/server/runtime/runtime';
import type { PanelDependencies } from '@/lib/use-cases/_shared/define-use-case';

/** What every use case of the panel is given, as of now. */
export function panelDependencies(): PanelDependencies {
  const { db, env, events, makeCall, accept, prices } = getRuntime();
  return {
    db,
    events,
    makeCall,
    accept,
    prices,
    callbackAllowedRanges: env.callbackAllowedRanges,
    hasMailServer: env.smtpUrl !== undefined,
    now: new Date(),
    clock: () => new Date(),
  };
}
