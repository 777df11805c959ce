/** What is typed of a carrier, whatever its kind, and what a form of it begins from. */
import { z } from 'zod';
import type { WhenUnknown } from '@/lib/domain/carrier/carrier';
import type { RealKind } from '@/lib/domain/carrier/carrier-setup';
import { SETTING_GROUPS } from './carrier-fields';

export type CarrierTyped = {
  kind: RealKind;
  name: string;
  description: string;
  rank: string;
  whenUnknown: WhenUnknown;
  dlrSecret: string;
  settings: Record<string, string | boolean>;
  secrets: Record<string, string>;
};

type Known = {
  readonly kind: RealKind;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly name?: string;
  readonly description?: string;
  readonly rank?: number;
  readonly whenUnknown?: WhenUnknown;
};

/** Empty fields are what the schemas have defaults for. */
export function typedOf({
  kind,
  settings,
  name = '',
  description = '',
  rank,
  whenUnknown = 'again',
}: Known): CarrierTyped {
  const fields = SETTING_GROUPS[kind].flatMap((group) => group.fields);
  const secrets = fields.filter(({ look }) => look === 'secret');
  const shown = fields.filter(({ look }) => look !== 'secret');
  return {
    kind,
    name,
    description,
    rank: rank === undefined ? '' : String(rank),
    whenUnknown,
    dlrSecret: '',
    settings: Object.fromEntries(
      shown.map((field) => {
        const value = settings[field.name];
        return [field.name, field.look === 'switch' ? value === true : String(value ?? '')];
      }),
    ),
    secrets: Object.fromEntries(secrets.map((field) => [field.name, ''])),
  };
}

/** A carrier's schema, for a form whose fields depend on its kind: its faults, where they belong. */
export const typedSchema = (schema: z.ZodType): z.ZodType<unknown, CarrierTyped> =>
  z.custom<CarrierTyped>().superRefine((typed, context) => {
    const checked = schema.safeParse(typed);
    if (checked.success) return;
    for (const { message, path } of checked.error.issues)
      context.addIssue({ code: 'custom', message, path: [...path] });
  });
