'use client';

import { useLocale } from 'use-intl';
import { type Format, formatIn } from './format';

/** Numbers and dates as the reader's language writes them. */
export const useFormat = (): Format => formatIn(useLocale());
