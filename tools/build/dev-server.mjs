// Started by tools/dev.mjs under tsx: the server from its sources, restarted when one of them changes.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { main } from '../../src/server/main.ts'
import { root } from '../build.mjs'

const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
const paths = { web: path.join(root, 'dist/web'), models: path.join(root, 'dist/models'), version }
await main(process.argv.slice(2), paths)
