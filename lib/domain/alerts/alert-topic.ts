import type { Credits } from '../credits';
import type { MailedReplies } from '../incoming/mailed-replies';

/** Whose credit is low, and how. */
export type LowCredit = {
  /** Null: the account's own. */
  readonly login: string | null;
  readonly serviceName: string;
  readonly remaining: Credits;
  readonly threshold: Credits;
  readonly creditsLeft: Credits;
};

/** When, as ISO 8601, because topics are kept as JSON; and on whose clock it is told. */
type At = { readonly at: string; readonly timeZone: string };

/** `by`: who did it; null: somebody at the machine. */
type By = At & { readonly by: string | null };

/** What an alert is about. Its words are in messages/*.json, under `alertTexts`, in the language of whoever is told. */
export type AlertTopic =
  | (LowCredit & { readonly kind: 'low-credit' })
  /** A part of a send to many could not be written, and its price was given back. `login` null: the account sent. */
  | (At & { readonly kind: 'given-back'; readonly login: string | null } & {
      readonly serviceName: string;
      readonly credits: Credits;
    })
  /** An API user's URL has failed since `at` for so long that it is no longer called. */
  | (At & { readonly kind: 'switched-off'; readonly login: string } & {
      readonly serviceName: string;
      readonly callbackUrl: string;
    })
  /** People have replied to messages of the account. */
  | (MailedReplies & { readonly kind: 'replies'; readonly serviceName: string; readonly timeZone: string })
  /** Somebody who has one's password types wrong codes. */
  | (At & { readonly kind: 'wrong-codes'; readonly clientIp: string })
  /** Somebody else has reset one's sign-in. The new password is never in it. */
  | (By & { readonly kind: 'sign-in-reset' })
  | (By & { readonly kind: 'instance-owner'; readonly isInstanceOwner: boolean })
  /** Why is told to instance owners alone: this lies in an account's log. `nextAt`: of the next one; null: none is due. */
  | (At & { readonly kind: 'daily-backup-failed'; readonly nextAt: string | null })
  /** Likewise. It takes nothing since `at`, or since `downSince` until then. */
  | (At & { readonly kind: 'carrier-down'; readonly carrier: string })
  | (At & { readonly kind: 'carrier-back'; readonly carrier: string; readonly downSince: string })
  /** What a carrier is shown of us by TLS ends at `at`. `isOver`: it had when this was written. */
  | (At & { readonly kind: 'certificate-ends'; readonly carrier: string; readonly isOver: boolean })
  /** No carrier is enabled, and messages wait since `at`; and one is again, since `at`. */
  | (At & { readonly kind: 'none-enabled' })
  | (At & { readonly kind: 'enabled-again'; readonly waitedSince: string });

/** What an alert says. An SMS has no subject. */
export type AlertWords = { readonly subject: string; readonly body: string };

/** Puts a topic into words. `language`: of the person who is told, as it is kept; null: nobody knows it. */
export type WriteAlert = (topic: AlertTopic, channel: 'mail' | 'sms', language: string | null) => AlertWords;
