import './without-eval.ts'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './app.css'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { watchActivity } from './api/activity.ts'
import { Failure } from './api/failure.ts'
import { queries } from './api/queries.ts'
import { startSpeaking } from './i18n/language.ts'
import { makeRouter } from './routes.tsx'
import { styleNonce } from './style-nonce.ts'
import { readableGreys, theme } from './theme.ts'

const queryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended elsewhere: ask again who is signed in, which leads to the sign-in page and back.
    onError: (error) => {
      if (!(error instanceof Failure)) return
      if (error.code === 'signed-out') queryClient.setQueryData(queries.session.queryKey, null)
      else if (error.code === 'second-factor') queryClient.removeQueries({ queryKey: queries.session.queryKey })
      else return
      void router.invalidate()
    },
  }),
  defaultOptions: {
    // The server may well be on this machine or in this building: no internet does not mean no server.
    queries: { networkMode: 'always', retry: false, staleTime: 2_000 },
    mutations: { networkMode: 'always' },
  },
})
const router = makeRouter(queryClient)

startSpeaking()
watchActivity()
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={readableGreys}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <Notifications position="bottom-center" containerWidth={480} />
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>
  </StrictMode>,
)
