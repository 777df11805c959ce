/** Whether a sender is a name rather than a number; only then does French law ask for a STOP clause. */
export const isAlphanumericSender = (sender: string): boolean => /[^\d+]/.test(sender);
