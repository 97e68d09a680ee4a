import { fileURLToPath } from 'node:url'
import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const port = process.env['FACIALIS_PORT'] ?? '7007'

export default defineConfig({
  root: fileURLToPath(new URL('src/web', import.meta.url)),
  // The server puts the nonce of each answer in its place (src/server/screens.ts).
  html: { cspNonce: 'FACIALIS_NONCE' },
  plugins: [react(), lingui({ failOnCompileError: true })],
  build: {
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    // Inlined assets would need data: in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
  // The server trusts the pages of the address it is asked under: the browser's own must arrive unchanged.
  server: { proxy: { '/api': { target: `http://127.0.0.1:${port}`, changeOrigin: false } } },
})
