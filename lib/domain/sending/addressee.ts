/** Whom a person sends to. */
export type Addressee = {
  readonly msisdn: string;
  /** Of the columns, in their order; empty where there are none. */
  readonly values: readonly string[];
};
