const DAY_MS = 24 * 3_600_000;

/** An endpoint that has failed this long without one success is switched off. */
export const CALLBACK_GIVEN_UP_AFTER_MS = 5 * DAY_MS;

/** When an endpoint that has failed since then, both as ISO 8601, is given up: unless a call succeeds before. */
export const givenUpAt = (failingSince: string): string =>
  new Date(Date.parse(failingSince) + CALLBACK_GIVEN_UP_AFTER_MS).toISOString();

/** Any 2xx acknowledges; a redirect does not, because it is not followed. */
export const callbackSucceeded = (httpStatus: number): boolean => httpStatus >= 200 && httpStatus < 300;
