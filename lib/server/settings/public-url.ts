import type { Env } from './env';

/**
 * The address people and scripts use, without a trailing slash: as the operator tells it, else this machine's own.
 * @param port where the server listens, which only the server knows when it was told to find one.
 */
export const publicUrlAt = ({ publicUrl, tls }: Pick<Env, 'publicUrl' | 'tls'>, port: number): string =>
  publicUrl ?? `${tls ? 'https' : 'http'}://localhost:${port}`;
