/** npm run models [directory]: converts the networks into dist/models, or into the directory given. */
import { fileURLToPath } from 'node:url'
import { ensureModels } from './ensure-models.ts'

const directory = process.argv[2] ?? fileURLToPath(new URL('../../dist/models', import.meta.url))
const models = await ensureModels(directory)
process.stdout.write(`${models.landmarks}  ${models.hashes.landmarks}\n${models.detector}  ${models.hashes.detector}\n`)
