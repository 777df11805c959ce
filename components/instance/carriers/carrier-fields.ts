/** Which settings the form of a carrier asks for, by its kind. What each means stands in messages/*.json. */
import type { RealKind } from '@/lib/domain/carrier/carrier-setup';
import { ALPHABETS, BINDS, JOINTS, PROFILES, RECEIPT_IDS } from '@/lib/domain/carrier/smpp-settings';

type Choice =
  | (typeof PROFILES)[number]
  | (typeof ALPHABETS)[number]
  | (typeof JOINTS)[number]
  | (typeof RECEIPT_IDS)[number]
  | (typeof BINDS)[number];

/** Of the same name in a carrier's settings; a secret, among its secrets. */
export type SettingField = { readonly name: SettingName } & (
  | { readonly look: 'text' | 'number' | 'switch' | 'area' | 'secret' }
  | { readonly look: 'choice'; readonly choices: readonly Choice[] }
);

export type SettingName =
  | 'host'
  | 'port'
  | 'tls'
  | 'tlsCa'
  | 'systemId'
  | 'systemType'
  | 'profile'
  | 'bind'
  | 'binds'
  | 'window'
  | 'perSecond'
  | 'alphabet'
  | 'joint'
  | 'receiptIds'
  | 'validityHours'
  | 'url'
  | 'account'
  | 'login'
  | 'password';

type Group = { readonly name: 'connection' | 'pace' | 'messages'; readonly fields: readonly SettingField[] };

const PASSWORD: SettingField = { name: 'password', look: 'secret' };
const PER_SECOND: SettingField = { name: 'perSecond', look: 'number' };

export const SETTING_GROUPS: Readonly<Record<RealKind, readonly Group[]>> = {
  smpp: [
    {
      name: 'connection',
      fields: [
        { name: 'host', look: 'text' },
        { name: 'port', look: 'number' },
        { name: 'systemId', look: 'text' },
        PASSWORD,
        { name: 'systemType', look: 'text' },
        { name: 'profile', look: 'choice', choices: PROFILES },
        { name: 'tls', look: 'switch' },
        { name: 'tlsCa', look: 'area' },
      ],
    },
    {
      name: 'pace',
      fields: [
        { name: 'bind', look: 'choice', choices: BINDS },
        { name: 'binds', look: 'number' },
        { name: 'window', look: 'number' },
        PER_SECOND,
      ],
    },
    {
      name: 'messages',
      fields: [
        { name: 'alphabet', look: 'choice', choices: ALPHABETS },
        { name: 'joint', look: 'choice', choices: JOINTS },
        { name: 'receiptIds', look: 'choice', choices: RECEIPT_IDS },
        { name: 'validityHours', look: 'number' },
      ],
    },
  ],
  upstream: [
    {
      name: 'connection',
      fields: [
        { name: 'url', look: 'text' },
        { name: 'account', look: 'text' },
        { name: 'login', look: 'text' },
        PASSWORD,
      ],
    },
    { name: 'pace', fields: [PER_SECOND] },
  ],
};
