import { getRuntime } from '@/lib/server/runtime/runtime';
import type { InstanceDependencies, OperationsDependencies } from '@/lib/use-cases/_shared/define-instance-use-case';

/** With what those are given besides that watch over the machine. */
export function operationsOf(dependencies: InstanceDependencies): OperationsDependencies {
  const { backups, processHealth } = getRuntime();
  return { ...dependencies, backups, processHealth };
}
