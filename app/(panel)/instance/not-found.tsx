/** Below the instance's own header, whose tabs lead on. */
export { NotFound as default } from '@/components/layout/NotFound';
