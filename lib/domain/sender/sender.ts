/** The longest alphanumeric sender that a network carries (3GPP TS 23.040: 11 septet-packed characters). */
export const SENDER_MAX_LENGTH = 11;

/** Whether a sender is a name rather than a number; only then does French law ask for a STOP clause. */
export const isAlphanumericSender = (sender: string): boolean => /[^\d+]/.test(sender);
