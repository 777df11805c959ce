import type { Member } from '@/lib/domain/authorisation/actor';
import { LOGIN } from '../furnished-panel';
import { seenNow } from '../seen-now';
import type { Caller, TestPanel } from '../test-panel';

type Outcome = { readonly ok: boolean; readonly error?: string };
type Given = Omit<TestPanel, 'actors'> & { readonly actors: Readonly<Record<Caller, Member>> };
type Call = (panel: Given, caller: Caller) => Promise<Outcome>;

/** Use cases on an account by their file, such as `senders/add-sender`: a call that suits it, and who may make it. */
export type Rows = Readonly<Record<string, { readonly call: Call; readonly allowed: readonly Caller[] }>>;

export const EVERYONE: readonly Caller[] = ['owner', 'operator', 'viewer'];
export const OWNER: readonly Caller[] = ['owner'];
export const NOT_VIEWER: readonly Caller[] = ['owner', 'operator'];

/** The call of a use case on the account of a furnished panel. */
export const on =
  <Input>(
    useCase: (
      dependencies: TestPanel['dependencies'],
      actor: Member,
      serviceName: string,
      input: Input,
    ) => Promise<Outcome>,
    input: (caller: Caller, panel: Given) => Input | Promise<Input>,
  ): Call =>
  async (given, caller) =>
    useCase(given.dependencies, given.actors[caller], given.account, await input(caller, given));

/** With what the caller would see in the dialog: no conflict is what must refuse them. */
export const edit = async <Input extends object>({ db, account }: Given, input: Input) => ({
  ...input,
  login: LOGIN,
  seen: await seenNow(db, account, LOGIN),
});
