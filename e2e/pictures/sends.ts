/** What the scripts of the account in the pictures send, again and again. */

type Send = {
  readonly login: string;
  readonly from: string;
  /** With a `*` for each digit that differs from one message to the next. */
  readonly to: string;
  readonly message: string;
  readonly tag?: string;
};

const SENDS: readonly Send[] = [
  {
    login: 'webshop-otp',
    from: 'MyShop',
    to: '+336120004**',
    message: 'Your code is 481 204. It is valid for 10 minutes.',
  },
  {
    login: 'delivery-slots',
    from: 'MyShop',
    to: '+336120007**',
    message:
      'Your order 48213 leaves our warehouse today and arrives on Thursday between 14:00 and 16:00. Change the slot or leave a note for the driver: https://shop.example/s/48213',
    tag: 'slot-48213',
  },
  {
    login: 'webshop-otp',
    from: 'MyShop',
    to: '+324701234**',
    message: 'Your code is 902 117. It is valid for 10 minutes.',
  },
  {
    login: 'crm-production-europe-west-1-read-write',
    from: 'MyShop Pro',
    to: '+336120011**',
    message: 'Rappel : votre rendez-vous est demain à 9 h 30, 12 rue de la République. Répondez NON pour l’annuler.',
    tag: 'rdv',
  },
  { login: 'monitoring', from: '+33612345678', to: '+336120000**', message: 'Disk of db-2 is 91 % full since 19:12' },
  {
    login: 'webshop-otp',
    from: 'MyShop',
    to: '+33600990023',
    message: 'Your code is 118 400. It is valid for 10 minutes.',
  },
  {
    login: 'delivery-slots',
    from: 'MyShop',
    to: '+336120009**',
    message: 'Your parcel waits at the Bellecour shop until Saturday. Bring your card – and a smile.',
  },
  {
    login: 'crm-production-europe-west-1-read-write',
    from: 'MyShop Pro',
    to: '+33600999002',
    message: 'Bonjour, votre dossier est complet.',
  },
  { login: 'webshop-otp', from: 'MyShop', to: '+49151234567**', message: 'Ihr Code ist 733 021.' },
  { login: 'monitoring', from: '+33612345678', to: '+33600999006', message: 'Backup of db-1 took 3 h 12 min' },
  {
    login: 'webshop-otp',
    from: 'MyShop',
    to: '+9198765432**',
    message: 'Your code is 664 910. It is valid for 10 minutes.',
  },
  {
    login: 'delivery-slots',
    from: 'MyShop',
    to: '+33600990053',
    message: 'Black Friday starts tonight: 30 % on everything',
    tag: 'bf-2026',
  },
];

/** How many messages were sent on each of the days before, and today. */
const PER_DAY = [11, 14, 18, 6, 4, 21, 23, 17, 26] as const;
const DAY_MS = 24 * 3_600_000;
/** From 08:12 on a day that is over, and within the last hours today, until shortly before what is sent by hand. */
const SPREAD_MS = { past: 10 * 3_600_000, today: 2.5 * 3_600_000 } as const;
const TODAY_ENDED_MS = 20 * 60_000;

export type PlannedSend = Omit<Send, 'tag'> & {
  readonly tag: string;
  /** In milliseconds, as `Date.now()`; never before the send before. */
  readonly sentAt: number;
};

/** All of them, oldest first. */
export function planSends(now: number): readonly PlannedSend[] {
  const midnight = now - (now % DAY_MS);
  return PER_DAY.flatMap((count, index) => {
    const daysAgo = PER_DAY.length - 1 - index;
    const isToday = daysAgo === 0;
    const first = isToday ? now - TODAY_ENDED_MS - SPREAD_MS.today : midnight - daysAgo * DAY_MS + 7.2 * 3_600_000;
    const step = SPREAD_MS[isToday ? 'today' : 'past'] / count;
    return Array.from({ length: count }, (_, place) => {
      const number = index * 7 + place;
      const send = SENDS[number % SENDS.length] ?? SENDS[0];
      if (!send) throw new Error('There is nothing to send.');
      // As uneven as people are, and the same in every picture.
      const sentAt = first + step * (place + ((number * 37) % 60) / 100);
      const to = send.to.replace('**', String((number * 29) % 100).padStart(2, '0'));
      return { ...send, to, tag: send.tag ?? '', sentAt: Math.round(sentAt) };
    });
  });
}
