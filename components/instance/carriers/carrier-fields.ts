/** Which settings the form of a carrier asks for, by its kind. What each means stands in messages/*.json. */
import type { RealKind } from '@/lib/domain/carrier/carrier-setup';
import { PRESET_NAMES, PRESETS } from '@/lib/domain/carrier/presets/presets';
import {
  ALPHABETS,
  BINDS,
  CLASS_PLACES,
  JOINTS,
  PROFILES,
  RECEIPT_IDS,
  VALIDITY_FORMS,
} from '@/lib/domain/carrier/smpp-settings';
import { SEGMENT_RECEIPTS } from '@/lib/domain/delivery/segment-receipts';

type Choice =
  | (typeof PROFILES)[number]
  | (typeof ALPHABETS)[number]
  | (typeof JOINTS)[number]
  | (typeof RECEIPT_IDS)[number]
  | (typeof BINDS)[number]
  | (typeof VALIDITY_FORMS)[number]
  | (typeof CLASS_PLACES)[number]
  | (typeof SEGMENT_RECEIPTS)[number];

/** What a provider asks of its user besides, which stands among the `values`. */
const ASKED_NAMES = ['server', 'number', 'plan', 'device', 'sim'] as const;

type SettingName =
  | 'host'
  | 'port'
  | 'tls'
  | 'tlsCa'
  | 'tlsCert'
  | 'tlsKey'
  | 'systemId'
  | 'systemType'
  | 'profile'
  | 'bind'
  | 'binds'
  | 'window'
  | 'perSecond'
  | 'segmentsPerSecond'
  | 'alphabet'
  | 'joint'
  | 'receiptIds'
  | 'segmentReceipts'
  | 'validityHours'
  | 'validityForm'
  | 'classPlace'
  | 'url'
  | 'account'
  | 'login'
  | 'username'
  | 'password'
  | 'token'
  | 'atOnce'
  | 'values'
  | 'api'
  | 'asked'
  | (typeof ASKED_NAMES)[number];

export type SettingField = {
  readonly name: SettingName;
  /** Where it stands among a carrier's settings, or its secrets. */
  readonly path: string;
  /** In a provider's own words. */
  readonly label?: string | undefined;
  readonly placeholder?: string;
} & (
  | { readonly look: 'text' | 'number' | 'switch' | 'area' | 'json' | 'secret' | 'secret-area' }
  | { readonly look: 'choice'; readonly choices: readonly Choice[] }
);

type Group = {
  /** What is seldom asked for is `advanced`, and folded away. */
  readonly name: 'connection' | 'pace' | 'messages' | 'api' | 'advanced';
  readonly fields: readonly SettingField[];
};

const text = (name: SettingName): SettingField => ({ name, path: name, look: 'text' });
const number = (name: SettingName): SettingField => ({ name, path: name, look: 'number' });
const choice = (name: SettingName, choices: readonly Choice[]): SettingField => ({
  name,
  path: name,
  look: 'choice',
  choices,
});
const json = (name: SettingName): SettingField => ({ name, path: name, look: 'json' });
const secret = (name: SettingName, label?: string): SettingField => ({ name, path: name, look: 'secret', label });

const TLS: readonly SettingField[] = [
  { name: 'tlsCa', path: 'tlsCa', look: 'area' },
  { name: 'tlsCert', path: 'tlsCert', look: 'area' },
  { name: 'tlsKey', path: 'tlsKey', look: 'secret-area' },
];

/** Whether what is typed is written and never shown. */
export const isSecret = ({ look }: Pick<SettingField, 'look'>): boolean => look === 'secret' || look === 'secret-area';

/** Where it stands among what is typed. */
export const placeOf = (field: SettingField): `settings.${string}` | `secrets.${string}` =>
  isSecret(field) ? `secrets.${field.path}` : `settings.${field.path}`;

const SMPP: readonly Group[] = [
  {
    name: 'connection',
    fields: [
      text('host'),
      number('port'),
      text('systemId'),
      secret('password'),
      text('systemType'),
      choice('profile', PROFILES),
      { name: 'tls', path: 'tls', look: 'switch' },
      ...TLS,
    ],
  },
  {
    name: 'pace',
    fields: [
      choice('bind', BINDS),
      number('binds'),
      number('window'),
      { name: 'segmentsPerSecond', path: 'perSecond', look: 'number' },
    ],
  },
  {
    name: 'messages',
    fields: [
      choice('alphabet', ALPHABETS),
      choice('joint', JOINTS),
      choice('receiptIds', RECEIPT_IDS),
      choice('segmentReceipts', SEGMENT_RECEIPTS),
      number('validityHours'),
      choice('validityForm', VALIDITY_FORMS),
      choice('classPlace', CLASS_PLACES),
    ],
  },
];

const UPSTREAM: readonly Group[] = [
  { name: 'connection', fields: [text('url'), text('account'), text('login'), secret('password')] },
  { name: 'pace', fields: [number('perSecond')] },
  { name: 'advanced', fields: TLS },
];

const isAskedName = (name: string): name is (typeof ASKED_NAMES)[number] => ASKED_NAMES.some((asked) => asked === name);

/** By what its provider asks for; of one that nobody knows, by all that there may be. */
function groupsOfHttp(preset: unknown): readonly Group[] {
  const known = PRESET_NAMES.find((name) => name === preset);
  const { asks, credentials } = known
    ? PRESETS[known]
    : { asks: [], credentials: { username: undefined, password: undefined, token: undefined } };
  return [
    {
      name: 'connection',
      fields: [
        ...asks.map(
          ({ name, otherwise, example }): SettingField => ({
            name: isAskedName(name) ? name : 'asked',
            path: `values.${name}`,
            look: 'text',
            ...(!isAskedName(name) && { label: name }),
            placeholder: otherwise || example,
          }),
        ),
        ...('username' in credentials ? [{ ...text('username'), label: credentials.username }] : []),
        ...('password' in credentials ? [secret('password', credentials.password)] : []),
        ...('token' in credentials ? [secret('token', credentials.token)] : []),
      ],
    },
    { name: 'pace', fields: [number('perSecond'), number('atOnce')] },
    { name: 'messages', fields: [choice('segmentReceipts', SEGMENT_RECEIPTS)] },
    ...(known ? [] : [{ name: 'api', fields: [json('values'), json('api')] } as const]),
    { name: 'advanced', fields: [...TLS, ...(known ? [json('api')] : [])] },
  ];
}

/** Whether something is written in one of these. */
export const isAnyFilled = (fields: readonly SettingField[], typed: Typed): boolean =>
  fields.some((field) => {
    const value = (isSecret(field) ? typed.secrets : typed.settings)[field.path];
    return typeof value === 'string' && value.trim() !== '';
  });

/** Certificates are asked for while TLS is on, or always where no field says so; one that is filled in stays in sight. */
export function shownFields(fields: readonly SettingField[], typed: Typed): readonly SettingField[] {
  const isOff = fields.some(({ name }) => name === 'tls') && typed.settings['tls'] !== true;
  return isOff && !isAnyFilled(TLS, typed) ? fields.filter((field) => !TLS.includes(field)) : fields;
}

type Typed = {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, unknown>>;
};

export function settingGroups(kind: RealKind, settings: Readonly<Record<string, unknown>>): readonly Group[] {
  switch (kind) {
    case 'smpp':
      return SMPP;
    case 'upstream':
      return UPSTREAM;
    case 'http':
      return groupsOfHttp(settings['preset']);
  }
}
