/** Fields that rows share. */
import { z } from 'zod';
import { EXAMPLE_SMS } from '@/lib/domain/http2sms/send-example';
import { shownBy } from '../models/types';

/** Longer than any name that exists, and short enough to be looked for. */
const LONGEST_NAME = 100;

export const name = z.string().max(LONGEST_NAME);

/** What a column of ids can hold: nothing has a larger one. */
const LARGEST_ID = 2 ** 31 - 1;

/** A number in a path or a query, where everything is a text. */
export const longText = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** An id in a path, as messages have them. */
export const idText = shownBy(
  '10000001',
  longText.refine((id) => id <= LARGEST_ID),
);

/** A number in a path or a query: nobody has the one that is shown. */
export const shownNumber = shownBy(EXAMPLE_SMS.to, name.clone());

/** A field that may be left out; SDKs send null for what they were not given. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);

export const inAccount = z.strictObject({ serviceName: name });
export const inUser = inAccount.extend({ login: name });
const idInAccount = inAccount.extend({ id: idText });
const idInUser = inUser.extend({ id: idText });

/** What is there of an account as a whole, and of each of its API users. */
export type Whose<Path> = {
  /** What their routes begin with. */
  readonly path: string;
  readonly list: z.ZodType<Path>;
  readonly one: z.ZodType<Path & { readonly id: number }>;
  /** Null: of the account. */
  readonly loginOf: (path: Path) => string | null;
};

export const ofAccount: Whose<z.output<typeof inAccount>> = {
  path: '/sms/{serviceName}',
  list: inAccount,
  one: idInAccount,
  loginOf: () => null,
};

export const ofUser: Whose<z.output<typeof inUser>> = {
  path: '/sms/{serviceName}/users/{login}',
  list: inUser,
  one: idInUser,
  loginOf: ({ login }) => login,
};
