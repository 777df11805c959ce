'use server';

import { z } from 'zod';
import type { ActionResult } from '@/lib/schemas/action-result';
import { changeDailyBackupSchema, seenSchedule } from '@/lib/schemas/operations';
import { noInput } from '@/lib/schemas/panel-user';
import { changeDailyBackup } from '@/lib/use-cases/instance/change-daily-backup';
import { deleteBackup } from '@/lib/use-cases/instance/delete-backup';
import { makeBackup } from '@/lib/use-cases/instance/make-backup';
import { edited, withBound } from '../bound-arguments';
import { instanceAction } from '../instance-action';
import { CHANGED } from '../refusals';

const ELSEWHERE = { backed_up_elsewhere: { field: null, fault: 'backed_up_elsewhere' } } as const;

const boundBackup = z.object({ name: z.string().max(255) });

export async function makeBackupAction(): Promise<ActionResult<null>> {
  return instanceAction(
    makeBackup,
    noInput,
    {},
    {
      backup_under_way: { field: null, fault: 'backup_under_way' },
      no_room_for_backup: { field: null, fault: 'no_room_for_backup' },
      ...ELSEWHERE,
    },
  );
}

export async function deleteBackupAction(name: unknown, input: unknown): Promise<ActionResult<null>> {
  return instanceAction(deleteBackup, withBound(boundBackup, { name }, noInput), input, {
    backup_not_found: { field: null, fault: 'backup_not_found' },
  });
}

export async function changeDailyBackupAction(seen: unknown, input: unknown): Promise<ActionResult<null>> {
  return instanceAction(changeDailyBackup, edited(seenSchedule, seen, changeDailyBackupSchema), input, {
    ...CHANGED,
    ...ELSEWHERE,
  });
}
