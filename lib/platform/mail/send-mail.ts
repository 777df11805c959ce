type Mail = {
  /** Stays the same however often it is tried, so that a mail server can drop a repetition. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};

/** Rejects when the mail was not taken. */
export type SendMail = (mail: Mail) => Promise<void>;
