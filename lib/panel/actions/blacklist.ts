'use server';

import type { ActionResult } from '@/lib/schemas/action-result';
import type { WaitingTo } from '@/lib/schemas/blacklist';
import { blacklistedNumber } from '@/lib/schemas/change-blacklist';
import { noInput } from '@/lib/schemas/panel-user';
import { addToBlacklist } from '@/lib/use-cases/blacklist/add-to-blacklist';
import { countWaitingTo } from '@/lib/use-cases/blacklist/count-waiting-to';
import { removeFromBlacklist } from '@/lib/use-cases/blacklist/remove-from-blacklist';
import { boundNumber, withBound } from '../bound-arguments';
import { panelAction } from '../panel-action';

export async function addToBlacklistAction(serviceName: unknown, input: unknown): Promise<ActionResult<WaitingTo>> {
  return panelAction(addToBlacklist, serviceName, blacklistedNumber, input, {
    number_listed: { field: 'number', fault: 'number_listed' },
  });
}

/** It only reads; as an action because what is typed stands in nobody's log. */
export async function countWaitingToAction(serviceName: unknown, input: unknown): Promise<ActionResult<WaitingTo>> {
  return panelAction(countWaitingTo, serviceName, blacklistedNumber, input, {});
}

export async function removeFromBlacklistAction(
  serviceName: unknown,
  number: unknown,
  input: unknown,
): Promise<ActionResult> {
  return panelAction(removeFromBlacklist, serviceName, withBound(boundNumber, { number }, noInput), input, {
    number_not_listed: { field: null, fault: 'number_not_listed' },
  });
}
