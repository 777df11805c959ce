/** Below the account's own header, whose tabs lead on. */
export { NotFoundInAccount as default } from '@/components/layout/NotFoundInAccount';
