import { HTTPSMS } from './httpsms';
import { KANNEL } from './kannel';
import type { Preset } from './preset';
import { SINCH } from './sinch';
import { SMSGATE } from './smsgate';
import { TEXTBEE } from './textbee';
import { TWILIO } from './twilio';
import { VONAGE } from './vonage';

export const PRESET_NAMES = ['twilio', 'vonage', 'sinch', 'smsgate', 'textbee', 'httpsms', 'kannel'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

/** Providers whose HTTP API is known here: each is data. */
export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  twilio: TWILIO,
  vonage: VONAGE,
  sinch: SINCH,
  smsgate: SMSGATE,
  textbee: TEXTBEE,
  httpsms: HTTPSMS,
  kannel: KANNEL,
};
