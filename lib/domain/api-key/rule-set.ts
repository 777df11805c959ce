import { type AccessRule, RULE_METHODS } from './access-rule';

/** Ready sets of rules, for whoever makes keys without knowing the API's paths. */
export const RULE_SETS = ['read', 'send', 'everything'] as const;
export type RuleSet = (typeof RULE_SETS)[number];

/** What a set allows on one account; null: on every account, and where it lets read, to ask which there are. */
export function rulesOfSet(set: RuleSet, serviceName: string | null): readonly AccessRule[] {
  const one = serviceName === null ? '/sms' : `/sms/${serviceName}`;
  switch (set) {
    case 'read':
      return everyPath('GET', one);
    case 'send':
      // The jobs of API users are deeper, and meant as well.
      return serviceName === null
        ? [{ method: 'POST', path: '/sms/*/jobs' }]
        : [
            { method: 'POST', path: `${one}/jobs` },
            { method: 'POST', path: `${one}/users/*/jobs` },
          ];
    case 'everything':
      return RULE_METHODS.flatMap((method) => everyPath(method, one));
  }
}

/** A path and all that lies below it. */
const everyPath = (method: AccessRule['method'], path: string): readonly AccessRule[] => [
  { method, path },
  { method, path: `${path}/*` },
];
