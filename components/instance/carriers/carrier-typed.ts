/** What is typed of a carrier, whatever its kind, and what a form of it begins from. */
import { get, set } from 'react-hook-form';
import { z } from 'zod';
import type { WhenUnknown } from '@/lib/domain/carrier/carrier';
import type { RealKind } from '@/lib/domain/carrier/carrier-setup';
import { fault } from '@/lib/schemas/fault';
import { isSecret, type SettingField, settingGroups } from './carrier-fields';

type Settings = Record<string, unknown>;

export type CarrierTyped = {
  kind: RealKind;
  name: string;
  description: string;
  rank: string;
  whenUnknown: WhenUnknown;
  dlrSecret: string;
  settings: Settings;
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

function typedValue(look: SettingField['look'], value: unknown): string | boolean {
  if (look === 'switch') return value === true;
  if (look !== 'json') return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const isEmpty = typeof value !== 'object' || value === null || Object.keys(value).length === 0;
  return isEmpty ? '' : JSON.stringify(value, null, 2);
}

/** Empty fields are what the schemas have defaults for. What no field asks for stays as it is set up. */
export function typedOf(known: Known): CarrierTyped {
  const { kind, name = '', description = '', rank, whenUnknown = 'again' } = known;
  const fields = settingGroups(kind, known.settings).flatMap((group) => group.fields);
  const settings: Settings = structuredClone(known.settings);
  for (const { look, path } of fields.filter((field) => !isSecret(field))) {
    set(settings, path, typedValue(look, get(known.settings, path)));
  }
  const secrets = fields.filter(isSecret).map(({ path }) => [path, '']);
  return {
    kind,
    name,
    description,
    rank: rank === undefined ? '' : String(rank),
    whenUnknown,
    dlrSecret: '',
    settings,
    secrets: Object.fromEntries(secrets),
  };
}

function jsonIn(text: unknown): unknown {
  if (typeof text !== 'string' || text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What of the settings is typed as JSON: where a provider asks for values by name, each is a field of its own. */
const jsonOf = ({ kind, settings }: CarrierTyped): readonly string[] =>
  settingGroups(kind, settings).flatMap(({ fields }) =>
    fields.filter(({ look }) => look === 'json').map(({ path }) => path),
  );

/** As the schemas of carriers take it: what is typed as JSON is read. */
export function inputOf(typed: CarrierTyped): object {
  const read = jsonOf(typed).map((path) => [path, jsonIn(typed.settings[path])]);
  return { ...typed, settings: { ...typed.settings, ...Object.fromEntries(read) } };
}

/** A carrier's schema, for a form whose fields depend on its kind: its faults, where they belong. */
export const typedSchema = (schema: z.ZodType): z.ZodType<unknown, CarrierTyped> =>
  z.custom<CarrierTyped>().superRefine((typed, context) => {
    const json = jsonOf(typed);
    const unread = json.filter((path) => typeof jsonIn(typed.settings[path]) === 'string');
    for (const path of unread) {
      context.addIssue({ code: 'custom', message: fault('not_json'), path: ['settings', path] });
    }
    if (unread.length > 0) return;
    const checked = schema.safeParse(inputOf(typed));
    if (checked.success) return;
    for (const { message, path } of checked.error.issues) {
      const isInJson = json.some((name) => name === path[1]);
      // What is wrong within the JSON is told beside the field in which all of it stands.
      context.addIssue({ code: 'custom', message, path: isInJson ? path.slice(0, 2) : [...path] });
    }
  });
