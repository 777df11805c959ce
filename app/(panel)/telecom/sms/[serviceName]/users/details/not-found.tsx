export { NoSuchApiUser as default } from '@/components/api-users/details/NoSuchApiUser';
