import { createHash, randomBytes } from 'node:crypto';
import { randomToken } from './random';

const TOKEN_BYTES = 32;
const DLR_SECRET_BYTES = 24;
const RECOVERY_CODES = 8;
/** 80 bits each: too many to guess, so a plain hash keeps them. */
const RECOVERY_CODE_BYTES = 10;

/** The kept form of a secret that is random itself and needs no slow hash. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export const newInvitationToken = (): string => randomToken(TOKEN_BYTES);

/** Of a carrier's address for receipts. */
export const newDlrSecret = (): string => randomToken(DLR_SECRET_BYTES);

export const newSessionToken = (): string => randomToken(TOKEN_BYTES);

const API_KEY_BYTES = 16;
const API_SECRET_BYTES = 24;
const KEY_LINK_BYTES = 32;

/** Names an application to the REST API; no secret. */
export const newApplicationKey = (): string => randomToken(API_KEY_BYTES);

/** Signs an application's calls. */
export const newApplicationSecret = (): string => randomToken(API_SECRET_BYTES);

export const newConsumerKey = (): string => randomToken(API_SECRET_BYTES);

/** Of the address at which somebody allows a key. */
export const newKeyLinkToken = (): string => randomToken(KEY_LINK_BYTES);

/** Codes such as `3f2a9-0c41d-77e0b-5a9c2`, each good for one sign-in. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () =>
    (randomBytes(RECOVERY_CODE_BYTES).toString('hex').match(/.{5}/g) ?? []).join('-'),
  );

/** A recovery code's kept form, however it was typed. */
export const hashRecoveryCode = (typed: string): string => hashSecret(typed.toLowerCase().replaceAll(/[^0-9a-f]/g, ''));
