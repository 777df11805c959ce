import { describePtt } from '@/lib/http/rest-ptts';

export const GET = (request: Request) => describePtt(new URL(request.url).searchParams.get('ptt'));
