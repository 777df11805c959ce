/** How many callbacks have failed, or go on failing, and would be sent again. */
export type FailedCallbacks = {
  readonly count: number;
  /** Of them, how many are not tried any more. */
  readonly givenUp: number;
  /** There are more than were counted, or may be. */
  readonly hasMore: boolean;
};
