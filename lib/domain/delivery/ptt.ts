/**
 * ptt codes: how far a message came, finer than the DLR id. 1 to 8, 20 to 76 and 202 mean what the API users guide
 * says; the SMPP guide's table, which gives 1 to 6 and 8 other meanings, is used only for codes that guide leaves out.
 */
type PttDuration = 'indeterminated' | 'permanent' | 'temporary';

export type PttDetails = {
  /** A few words, for a table cell. */
  readonly comment: string;
  /** A sentence, for whoever asks why. */
  readonly description: string;
  readonly duration: PttDuration;
};

const ptt = (duration: PttDuration, comment: string, description: string): PttDetails => ({
  comment,
  description,
  duration,
});

const PTT_CODES: ReadonlyMap<number, PttDetails> = new Map([
  [0, ptt('indeterminated', 'Accepted', 'The message was accepted and no network has reported on it yet.')],
  [
    1,
    ptt('temporary', 'Phone problem, retrying', 'Not delivered yet because of the phone; delivery is being retried.'),
  ],
  [
    2,
    ptt(
      'temporary',
      'Network problem, retrying',
      'Not delivered yet because of the operator; the network is retrying.',
    ),
  ],
  [3, ptt('indeterminated', 'Accepted by operator', 'The operator has accepted the message.')],
  [4, ptt('permanent', 'Delivered', 'The message was delivered to the phone.')],
  [5, ptt('permanent', 'Not delivered', 'The message was not delivered and the operator gives no detail.')],
  [6, ptt('indeterminated', 'Outcome unknown', 'The operator gave no final state, so the outcome is unknown.')],
  [7, ptt('temporary', 'Operator problem', 'The operator could not handle the message.')],
  [8, ptt('permanent', 'Expired', "The message expired in the operator's SMSC without a stated reason.")],
  [9, ptt('permanent', 'Undeliverable', 'The message cannot be delivered.')],
  [10, ptt('temporary', 'Carrier credit', "The account's credit with the carrier is too low.")],
  [20, ptt('permanent', 'Undeliverable as it is', 'The message cannot be delivered in its present form.')],
  [
    21,
    ptt(
      'permanent',
      'Subscriber credit',
      'Accepted by the operator, then expired because the subscriber had no credit.',
    ),
  ],
  [
    23,
    ptt('permanent', 'Invalid or barred number', 'The number is wrong, blacklisted or barred; do not use it again.'),
  ],
  [
    24,
    ptt('temporary', 'Subscriber absent', 'The subscriber is temporarily absent, with the phone off or out of reach.'),
  ],
  [25, ptt('temporary', 'Network busy', "A temporary condition in the operator's network (SS7, SMSC or gateway).")],
  [26, ptt('temporary', 'Phone busy', 'A temporary error of the phone: SIM full, busy or out of memory.')],
  [27, ptt('permanent', 'Phone not capable', 'The handset will never be able to take this type of message.')],
  [28, ptt('permanent', 'Suspected spam', 'The message was rejected on suspicion of spam.')],
  [29, ptt('permanent', 'Content refused', 'The content is not permitted on this network or short code.')],
  [33, ptt('permanent', 'Parental lock', 'Adult content was blocked by a parental lock.')],
  [39, ptt('temporary', 'New operator failure', 'The operator that now serves the number failed to take the message.')],
  [50, ptt('temporary', 'Internal error', 'An internal error of the carrier.')],
  [51, ptt('temporary', 'Internal error', 'An internal error of the carrier while routing.')],
  [52, ptt('permanent', 'Missing template', 'The destination requires an approved template and none matches.')],
  [53, ptt('permanent', 'Blacklisted', 'The recipient answered STOP and is on the blacklist.')],
  [54, ptt('permanent', 'Forbidden destination', 'Sending to this destination is not allowed.')],
  [55, ptt('temporary', 'Sender limited', 'This sender is sending too fast and is held back for a while.')],
  [
    73,
    ptt('permanent', 'Ported number unreachable', 'This combination of ported number and operator cannot be reached.'),
  ],
  [74, ptt('temporary', 'Roaming', 'The number is roaming.')],
  [
    76,
    ptt(
      'permanent',
      'Ported number blocked',
      'This combination of ported number and operator is blocked for the sender.',
    ),
  ],
  [100, ptt('permanent', 'Invalid number', 'The destination does not fit its numbering plan.')],
  [101, ptt('permanent', 'Invalid content', 'The content of the message is not valid.')],
  [102, ptt('permanent', 'Invalid GSM-7 coding', 'The message is not valid in GSM 7-bit coding.')],
  [103, ptt('permanent', 'Too many segments', 'The message has more segments than the network carries.')],
  [
    202,
    ptt(
      'permanent',
      'Ported number blocked',
      'This combination of ported number and operator is blocked; contact support.',
    ),
  ],
  [254, ptt('indeterminated', 'Pending', 'The message is waiting at the carrier.')],
  [255, ptt('indeterminated', 'Unknown', 'The carrier reports an unknown state.')],
  [800, ptt('permanent', 'Undeliverable', 'The SMSC reports the message as undeliverable.')],
  [801, ptt('permanent', 'Expired', 'The SMSC reports that the validity period ran out.')],
  [802, ptt('permanent', 'Deleted', 'The message was deleted by the SMSC, or cancelled before it was sent.')],
  [803, ptt('permanent', 'Rejected', 'The SMSC rejected the message.')],
  [804, ptt('indeterminated', 'Unknown', 'The SMSC reports an unknown state.')],
  [1999, ptt('permanent', 'No template', 'The United States requires an approved template and none is available.')],
]);

/** What a code means, or undefined for one that nobody documents. */
export const findPtt = (code: number): PttDetails | undefined => PTT_CODES.get(code);

/** Every known code, ascending. */
export const pttCodes = (): number[] => [...PTT_CODES.keys()];
