'use server';

import { MOST_RATE_LINES, MOST_RATES } from '@/lib/domain/pricing/rate';
import type { RateImportCounts } from '@/lib/domain/pricing/rate-change';
import type { ActionResult } from '@/lib/schemas/action-result';
import { boundImport, boundRate, changeRateSchema, importRatesSchema, newRateSchema } from '@/lib/schemas/change-rate';
import { fault } from '@/lib/schemas/fault';
import { noInput } from '@/lib/schemas/panel-user';
import type { ShownImport } from '@/lib/schemas/rate';
import { addRate } from '@/lib/use-cases/rates/add-rate';
import { changeRate } from '@/lib/use-cases/rates/change-rate';
import { deleteRate } from '@/lib/use-cases/rates/delete-rate';
import { importRates } from '@/lib/use-cases/rates/import-rates';
import { previewImport } from '@/lib/use-cases/rates/preview-import';
import { withBound } from '../bound-arguments';
import { instanceAction } from '../instance-action';
import { presentImport } from '../presenters/present-rates';
import { CHANGED } from '../refusals';

const MOMENT = {
  moment_invalid: { field: 'at', fault: 'moment_invalid' },
  moment_skipped: { field: 'at', fault: 'moment_skipped' },
  moment_past: { field: 'at', fault: 'moment_past' },
} as const;
const TOO_MANY = { too_many_rates: { field: null, fault: fault('too_many_rates', { most: MOST_RATES }) } } as const;
const GONE = { rate_not_found: { field: null, fault: 'rate_not_found' } } as const;
const UNREADABLE = {
  too_many_rate_lines: { field: null, fault: fault('too_many_rate_lines', { most: MOST_RATE_LINES }) },
  no_rate_lines: { field: null, fault: 'no_rate_lines' },
} as const;

export async function addRateAction(input: unknown): Promise<ActionResult> {
  const exists = { rate_exists: { field: 'prefix', fault: 'rate_exists' } } as const;
  return instanceAction(addRate, newRateSchema, input, { ...MOMENT, ...TOO_MANY, ...exists });
}

export async function changeRateAction(bound: unknown, input: unknown): Promise<ActionResult> {
  const taken = { rate_moment_taken: { field: 'at', fault: 'rate_moment_taken' } } as const;
  const refusals = { ...MOMENT, ...TOO_MANY, ...GONE, ...CHANGED, ...taken };
  return instanceAction(changeRate, withBound(boundRate, bound, changeRateSchema), input, refusals);
}

export async function deleteRateAction(bound: unknown, input: unknown): Promise<ActionResult> {
  const needed = { rate_needed: { field: null, fault: 'rate_needed' } } as const;
  const { changed_meanwhile } = CHANGED;
  const refusals = { ...GONE, changed_meanwhile, ...needed };
  return instanceAction(deleteRate, withBound(boundRate, bound, noInput), input, refusals);
}

/** Reads only; a file is too long for an address. */
export async function previewRatesAction(input: unknown): Promise<ActionResult<ShownImport>> {
  const preview = await instanceAction(previewImport, importRatesSchema, input, UNREADABLE);
  return preview.ok ? { ok: true, value: presentImport(preview.value) } : preview;
}

/** `seen`: what its dialog showed that it does. */
export async function importRatesAction(seen: unknown, input: unknown): Promise<ActionResult<RateImportCounts>> {
  const faulty = { rate_lines_faulty: { field: null, fault: 'rate_lines_faulty' } } as const;
  const schema = withBound(boundImport, { seen }, importRatesSchema);
  return instanceAction(importRates, schema, input, { ...UNREADABLE, ...CHANGED, ...TOO_MANY, ...faulty });
}
