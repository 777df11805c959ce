import type { Http2smsRefusal } from '../http2sms/refusal';
import type { PageCut } from '../page';

/** A request that http2sms refused. */
export type RefusedRequest = {
  readonly id: number;
  readonly at: Date;
  /** A key of lib/domain/http2sms/refusal.ts. */
  readonly refusal: string;
  readonly clientIp: string;
};

/** The same in the log of an account. */
export type LoggedRefusal = RefusedRequest & {
  /** As it was sent, empty where there was none; made safe and cut where no API user had it. */
  readonly login: string;
  /** Whether an API user has that login now. */
  readonly hasApiUser: boolean;
};

/** Which refused requests are looked for; an empty text asks for nothing. */
export type RefusalSearch = PageCut & {
  /** A part of it. */
  readonly login: string;
  /** The whole of it. */
  readonly of: string;
  readonly reason: Http2smsRefusal | '';
};
