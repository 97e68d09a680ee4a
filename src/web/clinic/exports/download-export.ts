import type { z } from 'zod'
import type { exportSchema } from '../../../core/contract/exports.ts'
import { BYTE_ROUTES } from '../../../core/contract/routes.ts'
import { API, failureFrom, request, textOf } from '../../api/call.ts'
import { askToConfirm } from '../../api/confirm.ts'

/** Asks for the ZIP and gives it to the browser to keep. @throws Failure, in which case nothing was kept. */
export async function downloadExport(patientId: string, ask: z.input<typeof exportSchema>): Promise<void> {
  const { method, path } = BYTE_ROUTES.exportPatient
  const send = () =>
    request(`${API}${path.replace(':id', patientId)}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ask),
    })
  let response = await send()
  if (!response.ok) {
    const failure = failureFrom(response.status, await textOf(response))
    if (failure.code !== 'confirm-identity' || !(await askToConfirm())) throw failure
    response = await send()
    if (!response.ok) throw failureFrom(response.status, await textOf(response))
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'facialis.zip'
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
