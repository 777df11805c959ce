import { getRuntime } from '@/lib/server/runtime/runtime';
import type { OperationsDependencies } from '@/lib/use-cases/_shared/define-instance-use-case';
import type { PanelDependencies } from '@/lib/use-cases/_shared/define-use-case';

/** With what those are given besides that watch over the machine. */
export function operationsOf(dependencies: PanelDependencies): OperationsDependencies {
  const {
    env,
    log,
    signInGuard: guess,
    backups,
    processHealth,
    carriers,
    carrierWatch,
    readPricesAgain,
    endSmppSessions,
  } = getRuntime();
  const { timeZone } = env;
  const watching = { carriersChanged: carriers.changed, carrierWatch, endSmppSessions };
  return { ...dependencies, ...watching, log, guess, timeZone, backups, processHealth, readPricesAgain };
}
