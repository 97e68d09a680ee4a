import type { I18n } from '@lingui/core'
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { viewIdSchema, type ViewId } from '../core/records/assessment.ts'
import { queries } from './api/queries.ts'
import { AssessmentPage } from './clinic/assessments/assessment-page.tsx'
import { EditAssessmentPage } from './clinic/assessments/edit-assessment-page.tsx'
import { NewAssessmentPage } from './clinic/assessments/new-assessment-page.tsx'
import { AuditPage } from './clinic/audit/audit-page.tsx'
import { CareTeamPage } from './clinic/access/care-team-page.tsx'
import { NoticesPage } from './clinic/access/notices-page.tsx'
import { RestrictedPage } from './clinic/access/restricted-page.tsx'
import { AccountPage } from './clinic/account/account-page.tsx'
import { BackupsPage } from './clinic/backup/backups-page.tsx'
import { CenterPage } from './clinic/center/center-page.tsx'
import { ConsentFormsPage } from './clinic/consent/consent-forms-page.tsx'
import { ConsentTab } from './clinic/consent/consent-tab.tsx'
import { NewConsentPage } from './clinic/consent/new-consent-page.tsx'
import { PaperFormPage } from './clinic/consent/paper-form-page.tsx'
import { AssessmentsTab } from './clinic/patients/assessments-tab.tsx'
import { EditPatientPage } from './clinic/patients/edit-patient-page.tsx'
import { NewPatientPage } from './clinic/patients/new-patient-page.tsx'
import { OverviewTab } from './clinic/patients/overview-tab.tsx'
import { PatientLayout } from './clinic/patients/patient-layout.tsx'
import { PatientsPage } from './clinic/patients/patients-page.tsx'
import { TrendsTab } from './clinic/patients/trends-tab.tsx'
import { FirstRunPage } from './clinic/entrance/first-run-page.tsx'
import { JoinPage } from './clinic/entrance/join-page.tsx'
import { ProtectPage } from './clinic/entrance/protect-page.tsx'
import { SignInPage } from './clinic/entrance/sign-in-page.tsx'
import { TeamPage } from './clinic/team/team-page.tsx'
import { ComparePage } from './clinic/viewer/ComparePage.tsx'
import { PhotoPage } from './clinic/viewer/PhotoPage.tsx'
import { ClinicLayout } from './shell/clinic-layout.tsx'
import { RootLayout } from './shell/root-layout.tsx'
import { Loading, LoadFailed, NoSuchPage } from './shell/whole-screen.tsx'

type Title = (i18n: I18n) => string

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: RootLayout,
  notFoundComponent: NoSuchPage,
})

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: FirstRunPage,
  staticData: { title: (i18n) => i18n._('Welcome') },
  beforeLoad: async ({ context }) => {
    const { needsOwner } = await context.queryClient.ensureQueryData(queries.setup)
    if (!needsOwner) throw redirect({ to: '/patients' })
  },
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInPage,
  staticData: { title: (i18n) => i18n._('Sign in') },
  validateSearch: (search): { next?: string; sso?: string } => ({
    ...(typeof search['next'] === 'string' ? { next: search['next'] } : {}),
    ...(typeof search['sso'] === 'string' ? { sso: search['sso'] } : {}),
  }),
  beforeLoad: async ({ context }) => {
    const { needsOwner } = await context.queryClient.ensureQueryData(queries.setup)
    if (needsOwner) throw redirect({ to: '/welcome' })
  },
})

/** The link of an invitation, or for a new password. */
const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: JoinPage,
  staticData: { title: (i18n) => i18n._('Welcome') },
})

/** An account of staff that still lacks a second factor. */
const protect = createRoute({
  getParentRoute: () => root,
  path: '/protect',
  component: ProtectPage,
  staticData: { title: (i18n) => i18n._('Protect your account') },
  validateSearch: (search): { next?: string } => (typeof search['next'] === 'string' ? { next: search['next'] } : {}),
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(queries.session)
    if (!session) throw redirect({ to: '/sign-in' })
    if (!session.protect) throw redirect({ to: '/patients' })
  },
})

/** Everything behind the sign-in. */
const clinic = createRoute({
  getParentRoute: () => root,
  id: 'clinic',
  component: ClinicLayout,
  beforeLoad: async ({ context, location }) => {
    const { needsOwner } = await context.queryClient.ensureQueryData(queries.setup)
    if (needsOwner) throw redirect({ to: '/welcome' })
    const session = await context.queryClient.ensureQueryData(queries.session)
    if (!session) throw redirect({ to: '/sign-in', search: { next: location.href } })
    if (session.protect) throw redirect({ to: '/protect', search: { next: location.href } })
  },
})

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/patients' })
  },
})

const page = <const P extends string>(path: P, title: Title, component: () => ReactNode) =>
  createRoute({ getParentRoute: () => clinic, path, component, staticData: { title } })

const patient = page('/patients/$id', (i18n) => i18n._('Patient'), PatientLayout)

const tab = <const P extends string>(path: P, title: Title, component: () => ReactNode) =>
  createRoute({ getParentRoute: () => patient, path, component, staticData: { title } })

const compare = createRoute({
  getParentRoute: () => clinic,
  path: '/patients/$id/compare',
  component: ComparePage,
  staticData: { title: (i18n) => i18n._('Compare') },
  validateSearch: (search): { left?: string; right?: string; view?: ViewId } => {
    const { success: known, data: view } = viewIdSchema.safeParse(search['view'])
    return {
      ...(typeof search['left'] === 'string' ? { left: search['left'] } : {}),
      ...(typeof search['right'] === 'string' ? { right: search['right'] } : {}),
      ...(known ? { view } : {}),
    }
  },
})

/** One line a page: its address, its title, its component. */
const pages = [
  page('/audit', (i18n) => i18n._('Audit'), AuditPage),
  page('/account', (i18n) => i18n._('Your account'), AccountPage),
  page('/team', (i18n) => i18n._('Team'), TeamPage),
  page('/backups', (i18n) => i18n._('Backups'), BackupsPage),
  page('/center', (i18n) => i18n._('Center settings'), CenterPage),
  page('/notices', (i18n) => i18n._('Notices'), NoticesPage),
  page('/restricted', (i18n) => i18n._('Restricted records'), RestrictedPage),
  page('/patients/$id/care-team', (i18n) => i18n._('Care team'), CareTeamPage),
  page('/patients', (i18n) => i18n._('Patients'), PatientsPage),
  page('/patients/new', (i18n) => i18n._('New patient'), NewPatientPage),
  page('/patients/$id/edit', (i18n) => i18n._('Edit patient'), EditPatientPage),
  page('/consent-forms', (i18n) => i18n._('Consent forms'), ConsentFormsPage),
  page('/patients/$id/consent/new', (i18n) => i18n._('Record a consent'), NewConsentPage),
  page('/patients/$id/consent/paper', (i18n) => i18n._('Consent form on paper'), PaperFormPage),
  page('/patients/$id/assessments/new', (i18n) => i18n._('New assessment'), NewAssessmentPage),
  page('/assessments/$id', (i18n) => i18n._('Assessment'), AssessmentPage),
  page('/assessments/$id/edit', (i18n) => i18n._('Edit assessment'), EditAssessmentPage),
  page('/assessments/$id/photos/$photoId', (i18n) => i18n._('Photo'), PhotoPage),
  compare,
  patient.addChildren([
    tab('/', (i18n) => i18n._('Overview'), OverviewTab),
    tab('assessments', (i18n) => i18n._('Assessments'), AssessmentsTab),
    tab('trends', (i18n) => i18n._('Trends'), TrendsTab),
    tab('consent', (i18n) => i18n._('Consent'), ConsentTab),
  ]),
] as const

const tree = root.addChildren([home, welcome, signIn, join, protect, clinic.addChildren(pages)])

/** The pages, wired to the data they share. */
export const makeRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultErrorComponent: LoadFailed,
    scrollRestoration: true,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
  interface StaticDataRouteOption {
    title?: Title
  }
}
