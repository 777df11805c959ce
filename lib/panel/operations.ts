import { getRuntime } from '@/lib/server/runtime/runtime';
import type { OperationsDependencies } from '@/lib/use-cases/_shared/define-instance-use-case';
import type { PanelDependencies } from '@/lib/use-cases/_shared/define-use-case';

/** With what those are given besides that watch over the machine. */
export function operationsOf(dependencies: PanelDependencies): OperationsDependencies {
  const { env, log, signInGuard: guess, backups, processHealth, carriers, readPricesAgain } = getRuntime();
  const carriersChanged = carriers.changed;
  const { timeZone } = env;
  return { ...dependencies, log, guess, timeZone, backups, processHealth, carriersChanged, readPricesAgain };
}
