/** What is typed of keys to the REST API, and what one's own page shows of them. */
import { z } from 'zod';
import { type AccessRule, LONGEST_RULE_PATH, MOST_RULES, RULE_METHODS } from '@/lib/domain/api-key/access-rule';
import { KEY_VALIDITIES, type KeyState } from '@/lib/domain/api-key/api-key';
import { RULE_SETS, rulesOfSet } from '@/lib/domain/api-key/rule-set';
import { checkIpRules, MAX_IP_RULES } from '@/lib/domain/api-user/ip-rules';
import { isOneLine } from '@/lib/domain/one-line';
import { fault } from './fault';
import { currentPasswordSchema } from './panel-user';
import { tooLong } from './too-long';

const MAX_NAME_LENGTH = 80;
const MAX_DESCRIPTION_LENGTH = 200;

const name = z
  .string()
  .trim()
  .min(1, fault('application_name_missing'))
  .max(MAX_NAME_LENGTH, tooLong('name', MAX_NAME_LENGTH))
  .refine(isOneLine, fault('value_not_one_line'));

const description = z
  .string()
  .trim()
  .max(MAX_DESCRIPTION_LENGTH, tooLong('text', MAX_DESCRIPTION_LENGTH))
  .refine(isOneLine, fault('value_not_one_line'));

/** Separated by commas, spaces or lines; none: from anywhere. */
const allowedAddresses = z.string().transform((text, context) => {
  const rules = checkIpRules(text.split(/[\s,;]+/));
  if (rules.ok) return rules.value;
  const [first] = rules.error;
  context.addIssue({
    code: 'custom',
    message: fault(first?.code ?? 'ip_invalid', { by: first?.by ?? '', most: MAX_IP_RULES }),
  });
  return z.NEVER;
});

/** As the choice writes a validity: its days, or nothing. */
const written = (days: number | null) => String(days ?? '');

/** Null: until it is revoked. */
const days = z.string().transform((text, context) => {
  const chosen = KEY_VALIDITIES.find((validity) => written(validity) === text);
  if (chosen !== undefined) return chosen;
  context.addIssue({ code: 'custom', message: fault('unknown') });
  return z.NEVER;
});

/** The choices of a validity, as a form has them. */
export const VALIDITY_CHOICES = KEY_VALIDITIES.map(written);

/** A rule as it is typed: `GET /sms/*`. */
export const writeRule = ({ method, path }: AccessRule): string => `${method} ${path}`;

/** A rule as programs ask for it. */
export const accessRule = z.strictObject({
  method: z.enum(RULE_METHODS),
  path: z
    .string()
    .max(LONGEST_RULE_PATH)
    .regex(/^[/*]\S*$/, 'must begin with / or *'),
});

function readRule(line: string): AccessRule | null {
  const [method = '', path = '', ...rest] = line.split(/\s+/);
  const read = accessRule.safeParse({ method: method.toUpperCase(), path });
  return read.success && rest.length === 0 ? read.data : null;
}

type Link = Readonly<Record<string, string | string[] | undefined>>;

/** What a link asks for, each method with its paths as the original's links have them, as it is typed. */
export const rulesInLink = (link: Link): string =>
  RULE_METHODS.flatMap((method) => [link[method] ?? []].flat().map((path) => writeRule({ method, path }))).join('\n');

/** One a line. */
const rules = z.string().transform((text, context) => {
  const lines = text.split('\n').map((line) => line.trim());
  const read = lines.filter((line) => line !== '').map((line) => ({ line, rule: readRule(line) }));
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  if (read.length === 0) return refuse(fault('rules_missing'));
  if (read.length > MOST_RULES) return refuse(fault('rules_too_many', { most: MOST_RULES }));
  const unread = read.find(({ rule }) => rule === null);
  if (unread) return refuse(fault('rule_unreadable', { line: unread.line.slice(0, LONGEST_RULE_PATH) }));
  return read.flatMap(({ rule }) => rule ?? []);
});

const { currentPassword } = currentPasswordSchema.shape;

export const addApplicationSchema = z.object({ name, description, currentPassword });
export const allowKeySchema = z.object({ days, allowedAddresses, currentPassword });
export const addKeySchema = z.object({ name, description, rules, ...allowKeySchema.shape });

/** A ready set of rules, or those that are typed. */
export const RULE_CHOICES = [...RULE_SETS, 'own'] as const;

/** As the form of new keys has them; the account is that of a ready set, all of them where it is empty. */
export type TypedRules = {
  readonly set: (typeof RULE_CHOICES)[number];
  readonly account: string;
  readonly rules: string;
};

export const chosenRules = ({ set, account, rules: typed }: TypedRules): string =>
  set === 'own'
    ? typed
    : rulesOfSet(set, account.trim() || null)
        .map(writeRule)
        .join('\n');

/** What of an account's name would make another rule of it. */
const NO_ACCOUNT = /[\s/*]/;

/** The form of new keys: what it asks for is `addKeySchema`'s, with the rules of its choice. */
export const createKeysSchema = addKeySchema
  .omit({ rules: true })
  .extend({ set: z.enum(RULE_CHOICES), account: z.string(), rules: z.string() })
  .superRefine((typed, context) => {
    if (typed.set !== 'own' && NO_ACCOUNT.test(typed.account.trim())) {
      context.addIssue({ code: 'custom', path: ['account'], message: fault('service_name_invalid') });
    }
    const read = rules.safeParse(chosenRules(typed));
    for (const { message } of typed.set === 'own' ? (read.error?.issues ?? []) : []) {
      context.addIssue({ code: 'custom', path: ['rules'], message });
    }
  });

/** All that a program calls with, shown once. */
export type NewKeys = {
  readonly applicationKey: string;
  readonly applicationSecret: string;
  readonly consumerKey: string;
};

/** One's own keys and applications, as one's own page shows them. */
export type OwnApiKeys = {
  readonly applications: readonly OwnApplication[];
  readonly keys: readonly OwnApiKey[];
};

export type OwnApplication = {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly applicationKey: string;
  readonly createdAt: string;
};

export type OwnApiKey = {
  readonly id: number;
  readonly application: string;
  readonly state: KeyState;
  readonly rules: readonly AccessRule[];
  readonly allowedAddresses: readonly string[];
  readonly createdAt: string;
  /** Null: it holds until it is revoked. */
  readonly expiresAt: string | null;
  /** Null: never yet. */
  readonly lastUsedAt: string | null;
};
