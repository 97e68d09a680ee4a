import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Does the work while no other process on this machine does it; waits for one that does, and takes over from a dead one. */
export async function withLock(file, work) {
  mkdirSync(path.dirname(file), { recursive: true })
  const claim = `${file}.${process.pid}`
  writeFileSync(claim, `${process.pid} ${hostname()}`)
  try {
    while (!acquire(claim, file)) await sleep(200)
    try {
      return await work()
    } finally {
      rmSync(file, { force: true })
    }
  } finally {
    rmSync(claim, { force: true })
  }
}

/** A hard link to a file that is already written: the lock never exists without its owner's name in it. */
function acquire(claim, file) {
  try {
    linkSync(claim, file)
    return true
  } catch (failure) {
    if (failure.code !== 'EEXIST') throw failure
    if (isAbandoned(file)) rmSync(file, { force: true })
    return false
  }
}

function isAbandoned(file) {
  try {
    const [pid, host] = readFileSync(file, 'utf8').split(' ')
    if (host !== hostname()) return false
    process.kill(Number(pid), 0)
    return false
  } catch (failure) {
    return failure.code === 'ESRCH'
  }
}
