// A whole Facialis but for the networks, so that it is up again quickly: every photo is refused at once. Prints its address.
import { readConfig } from '../../../dist/server/config.js'
import { start } from '../../../dist/server/start.js'

const { app, close } = await start({
  config: readConfig(process.env, false, '/'),
  demo: false,
  web: '/nowhere',
  version: '0.0.0',
  openMeasurer: async () => ({
    engine: { version: '0.0.0', landmarksModel: 'none', detectorModel: 'none' },
    measure: async ({ name }) => ({ file: name, status: 'refused', why: 'Not measured here.', quality: [] }),
    close: async () => {},
  }),
  lanes: 1,
  onLost: () => process.exit(1),
})
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`)
process.on('SIGTERM', () => void close().then(() => process.exit(0)))
