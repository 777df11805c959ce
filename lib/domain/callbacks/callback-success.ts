const DAY_MS = 24 * 3_600_000;

/** An endpoint that has failed this long without one success is switched off. */
export const CALLBACK_GIVEN_UP_AFTER_MS = 5 * DAY_MS;

/** Any 2xx acknowledges; a redirect does not, because it is not followed. */
export const callbackSucceeded = (httpStatus: number): boolean => httpStatus >= 200 && httpStatus < 300;
