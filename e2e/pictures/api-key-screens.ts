/** Keys to the REST API: one's own, one that is asked for, and new ones. */
import { ASKED_TOKEN } from './api-keys';
import { presses, type Screen } from './screen';

const KEYS = '/profile/api-keys';

export const API_KEY_SCREENS: readonly Screen[] = [
  { name: 'api-keys', of: 'server', at: KEYS },
  { name: 'api-keys-add', of: 'server', at: KEYS, isOverlay: true, prepare: presses('Add an application') },
  {
    name: 'api-keys-revoke',
    of: 'server',
    at: KEYS,
    isOverlay: true,
    prepare: (page) =>
      page
        .getByRole('button', { name: /^(Revoke key|Révoquer la clé) / })
        .first()
        .click(),
  },
  {
    name: 'api-keys-delete',
    of: 'server',
    at: KEYS,
    isOverlay: true,
    prepare: (page) => page.getByRole('button', { name: /^(Delete|Supprimer) Order desk$/ }).click(),
  },
  { name: 'create-keys-ready', of: 'server', at: '/createToken' },
  { name: 'create-keys', of: 'server', at: '/createToken?GET=/sms/&GET=/sms/*/jobs&POST=/sms/*/jobs' },
  { name: 'allow-key', of: 'server', at: `/auth?credentialToken=${ASKED_TOKEN}` },
  { name: 'allow-key-over', of: 'server', at: '/auth?credentialToken=none' },
];
