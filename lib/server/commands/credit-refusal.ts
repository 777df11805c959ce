const SENTENCES = {
  account_disabled: (account: string) => `${account} is disabled, so it gets no credit: npm run account:enable.`,
  account_not_found: (account: string) => `There is no account ${account}.`,
  // A command makes no keys.
  act_key_taken: (account: string) => `Something else was done with ${account} under the same key.`,
  not_found: (account: string) => `There is no account ${account}.`,
} as const;

/** Why an account gets no credit, for whoever runs the instance. */
export const creditRefusal = (refusal: keyof typeof SENTENCES, account: string): string => SENTENCES[refusal](account);
