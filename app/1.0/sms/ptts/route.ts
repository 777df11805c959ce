import { describePtt } from '@/lib/gateway/rest/ptts';

export const GET = (request: Request) => describePtt(new URL(request.url).searchParams.get('ptt'));
