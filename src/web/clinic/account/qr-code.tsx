import { encodeQR } from 'qr'

/** The quiet border around the square, in modules (ISO/IEC 18004 asks for four). */
const BORDER = 4

/** A text as a square to scan: dark on white on every ground, because not every camera reads it the other way round. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const modules = encodeQR(text, 'raw', { border: BORDER })
  const path = modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${String(x)} ${String(y)}h1v1h-1z` : ''))).join('')
  const size = modules.length
  return (
    <svg
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      width={220}
      height={220}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      style={{ background: '#fff', borderRadius: 8, maxWidth: '100%' }}
    >
      <path d={path} fill="#000" />
    </svg>
  )
}
