import { ACCOUNT_ROUTES, TEAM_ROUTES } from './accounts.ts'
import type { AuditGroup } from './audit.ts'
import { type GuardedRoute, PERMISSIONS } from './permissions.ts'
import { ROUTES } from './routes.ts'

/**
 * What is written into the audit without being a guarded route: the ways in and out of an account, background work, and
 * what the operator does on the machine. Each with its group.
 */
const EVENT_GROUPS = {
  signedIn: 'account',
  signInRefused: 'account',
  secondFactorRefused: 'account',
  signedOut: 'account',
  invitationAccepted: 'account',
  passwordReset: 'account',
  identityLinked: 'account',
  confirmationRefused: 'account',
  measured: 'system',
  auditExported: 'out',
  backedUp: 'out',
  restored: 'system',
  masterKeyRotated: 'system',
} as const satisfies Record<string, AuditGroup>

export type AuditEvent = keyof typeof EVENT_GROUPS

/** What an entry of the audit says was done: the name of a route, or one of the events. */
export type AuditAction = GuardedRoute | AuditEvent

/** Routes that are more than their method says. */
const SPECIAL: Partial<Record<GuardedRoute, AuditGroup>> = {
  breakGlass: 'emergency',
  careTeam: 'access',
  setCareTeam: 'access',
  original: 'out',
  exportPatient: 'out',
  exportAudit: 'out',
  startBackup: 'out',
  previewExport: 'seen',
  searchAudit: 'seen',
  verifyAudit: 'system',
  picture: 'seen',
}

const routeActions = Object.keys(PERMISSIONS) as GuardedRoute[]
const eventActions = Object.keys(EVENT_GROUPS) as AuditEvent[]

export const AUDIT_ACTIONS: readonly AuditAction[] = [...routeActions, ...eventActions]

export const isAuditAction = (name: string): name is AuditAction => (AUDIT_ACTIONS as readonly string[]).includes(name)

/** Under which heading an action is looked for. */
export function auditGroupOf(action: AuditAction): AuditGroup {
  if (action in EVENT_GROUPS) return EVENT_GROUPS[action as AuditEvent]
  const special = SPECIAL[action as GuardedRoute]
  if (special !== undefined) return special
  if (action in ACCOUNT_ROUTES) return 'account'
  if (action in TEAM_ROUTES) return 'access'
  return action in ROUTES && ROUTES[action as keyof typeof ROUTES].method === 'GET' ? 'seen' : 'changed'
}

export const actionsOf = (group: AuditGroup): AuditAction[] => AUDIT_ACTIONS.filter((action) => auditGroupOf(action) === group)
