/** Why a balance changed. */
export type MovementKind =
  | 'grant'
  | 'quota_assigned'
  | 'quota_released'
  | 'debit'
  | 'refund'
  | 'alert'
  | 'held'
  | 'hold_released'
  | 'adjustment';
