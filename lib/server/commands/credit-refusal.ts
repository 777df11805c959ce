const SENTENCES = {
  account_disabled: (account: string) => `${account} is disabled, so it gets no credit: npm run account:enable.`,
  account_not_found: (account: string) => `There is no account ${account}.`,
  not_found: (account: string) => `There is no account ${account}.`,
} as const;

/** Why an account gets no credit, for whoever runs the instance. */
export const creditRefusal = (refusal: keyof typeof SENTENCES, account: string): string => SENTENCES[refusal](account);
