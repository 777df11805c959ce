/** Where a status of a refusal is explained. */
export const refusalAnchor = (status: string): string => `status-${status}`;
