import { createTranslator } from 'use-intl/core';
import { type CsvColumns, csvOfLog } from '@/lib/panel/log-csv';
import type { LogExport } from '@/lib/use-cases/_shared/define-log-export';
import { MESSAGES } from '@/messages';
import type { Locale } from '@/messages/locale';

/** What a page of that language says. */
export const speak = (locale: Locale) => createTranslator({ locale, messages: MESSAGES[locale] });

/** The lines of a log's file, its heading the first. */
export async function csvLines<Row>(columns: CsvColumns<Row>, log: LogExport<Row>, locale: Locale = 'en') {
  let text = '';
  for await (const piece of csvOfLog(columns, log, speak(locale))) text += piece;
  return text.trimEnd().split('\r\n');
}
