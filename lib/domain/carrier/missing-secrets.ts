import type { HttpSettings } from './http-settings';
import { PRESETS } from './presets/presets';

const SECRETS = ['password', 'token'] as const;
type Secret = (typeof SECRETS)[number];

type Setup = {
  readonly settings: Pick<HttpSettings, 'preset'>;
  readonly secrets: Readonly<Record<Secret, string>>;
};

/** Those that its provider has and that nobody has told; an API of its own uses what it uses. */
export function missingSecrets({ settings: { preset }, secrets }: Setup): readonly Secret[] {
  if (preset === 'own') return [];
  const { credentials } = PRESETS[preset];
  return SECRETS.filter((name) => name in credentials && secrets[name] === '');
}
