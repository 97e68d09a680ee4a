#!/usr/bin/env node
// The composition root: makes what is missing, then joins the walls, which do not know each other.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { build, root } from '../tools/build.mjs'

const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
const models = path.join(root, 'dist/models')

// onnxruntime would report its use to its maker; nothing leaves this machine. Inherited by every process started here.
process.env.ORT_DISABLE_TELEMETRY = '1'

async function openBackups() {
  const { readConfig } = await import('../dist/server/config.js')
  return { config: readConfig(process.env, false, process.cwd()), backups: await import('../dist/server/backup/commands/commands.js') }
}

try {
  await build(['code'])
  const { main } = await import('../dist/cli/main.js')
  process.exitCode = await main(process.argv.slice(2), {
    version,
    async start(flags) {
      await build(['models', 'web'])
      const server = await import('../dist/server/main.js')
      await server.main(flags, { web: path.join(root, 'dist/web'), models, version })
    },
    async openMeasurer() {
      await build(['models'])
      const { openPool } = await import('../dist/server/detector/pool.js')
      return openPool({ models })
    },
    async openOverlayer() {
      const { openOverlayer } = await import('../dist/server/media/overlay/overlayer.js')
      return openOverlayer()
    },
    async rotateKeys() {
      const { rotateKeys } = await import('../dist/server/media/commands.js')
      return rotateKeys(process.env)
    },
    async resetOwner(email) {
      const { resetOwner } = await import('../dist/server/auth/commands.js')
      return resetOwner(process.env, email)
    },
    async checkMedia() {
      const { checkAllMedia } = await import('../dist/server/media/commands.js')
      return checkAllMedia(process.env)
    },
    async createBackup(to, report) {
      const { config, backups } = await openBackups()
      return backups.createNow(config, version, to === null || to.startsWith('s3://') ? to : path.resolve(to), report)
    },
    async verifyBackup(backup, key, report) {
      const { config, backups } = await openBackups()
      return backups.verifyOne(config, backup, key === null ? null : path.resolve(key), report)
    },
    async listBackups(folder) {
      const { config, backups } = await openBackups()
      return backups.listAll(config, folder === null || folder.startsWith('s3://') ? folder : path.resolve(folder))
    },
    async restoreBackup(backup, key, report) {
      const { config, backups } = await openBackups()
      return backups.restoreOne(config, backup, key === null ? null : path.resolve(key), report)
    },
    async verifyAudit() {
      const { readConfig } = await import('../dist/server/config.js')
      const { verifyInstallation } = await import('../dist/server/audit/commands/verify.js')
      return verifyInstallation(readConfig(process.env, false, process.cwd()))
    },
    async exportAudit(wanted) {
      const { readConfig } = await import('../dist/server/config.js')
      const { exportInstallation } = await import('../dist/server/audit/commands/export.js')
      return exportInstallation(readConfig(process.env, false, process.cwd()), { ...wanted, file: path.resolve(wanted.file) })
    },
  })
} catch (failure) {
  process.stderr.write(`facialis: ${failure.message}\n`)
  process.exitCode = 1
}
