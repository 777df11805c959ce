import { Button } from '../ui/Button';

type DialogActionsProps = { busy: boolean; confirm: string; onCancel: () => void; danger?: boolean };

/** Cancel and confirm, as every dialog ends. */
export function DialogActions({ busy, confirm, onCancel, danger = false }: DialogActionsProps) {
  return (
    <div className="mt-6 flex justify-end gap-2.5">
      <Button onClick={onCancel}>Cancel</Button>
      <Button look={danger ? 'danger' : 'primary'} type="submit" busy={busy}>
        {confirm}
      </Button>
    </div>
  );
}
