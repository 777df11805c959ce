'use server';

import type { ActionResult } from '@/lib/schemas/action-result';
import type { WaitingTo } from '@/lib/schemas/blacklist';
import { blacklistedNumber } from '@/lib/schemas/change-blacklist';
import { type BlacklistImport, importBlacklistSchema, TOO_MANY_NUMBERS } from '@/lib/schemas/import-blacklist';
import { noInput } from '@/lib/schemas/panel-user';
import { addToBlacklist } from '@/lib/use-cases/blacklist/add-to-blacklist';
import { countWaitingTo } from '@/lib/use-cases/blacklist/count-waiting-to';
import { importBlacklist } from '@/lib/use-cases/blacklist/import-blacklist';
import { previewBlacklistImport } from '@/lib/use-cases/blacklist/preview-blacklist-import';
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

const TOO_MANY = { field: 'numbers', fault: TOO_MANY_NUMBERS } as const;

/** It only reads; as an action because what is written may be more than an address holds. */
export async function previewBlacklistImportAction(
  serviceName: unknown,
  input: unknown,
): Promise<ActionResult<BlacklistImport>> {
  return panelAction(previewBlacklistImport, serviceName, importBlacklistSchema, input, {
    too_many_numbers: TOO_MANY,
  });
}

export async function importBlacklistAction(
  serviceName: unknown,
  input: unknown,
): Promise<ActionResult<BlacklistImport>> {
  return panelAction(importBlacklist, serviceName, importBlacklistSchema, input, {
    too_many_numbers: TOO_MANY,
    no_number: { field: 'numbers', fault: 'blacklist_numbers_none' },
    unchanged: { field: null, fault: 'nothing_to_confirm' },
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
