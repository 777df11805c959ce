import { statSync } from 'node:fs';

/** In bytes; 0: there is no such file. */
export const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
