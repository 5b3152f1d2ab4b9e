export {
  followRights,
  type Rights,
  type RightsOptions,
  type RightsState,
  UNFOLLOWED,
} from './follow-rights.js';
export { RightsUnknown } from './rights-unknown.js';
