'use server';

import type { ActionResult } from '@/lib/schemas/action-result';
import { blacklistedNumber } from '@/lib/schemas/change-blacklist';
import { noInput } from '@/lib/schemas/panel-user';
import { addToBlacklist } from '@/lib/use-cases/blacklist/add-to-blacklist';
import { removeFromBlacklist } from '@/lib/use-cases/blacklist/remove-from-blacklist';
import { boundNumber, withBound } from '../bound-arguments';
import { panelAction } from '../panel-action';

export async function addToBlacklistAction(serviceName: unknown, input: unknown): Promise<ActionResult> {
  return panelAction(addToBlacklist, serviceName, blacklistedNumber, input, {
    number_listed: { field: 'number', fault: 'number_listed' },
  });
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
