import { read } from '../source-tree.ts'

/** The addresses of all pages, read from the table of routes: a page that is added there is visited. */
export function pagePaths(): string[] {
  const text = read('src/web/routes.tsx')
  const found = [...text.matchAll(/(page|tab)\('([^']+)'|path: '(\/[^']*)'/g)].map(([, kind, named = '', plain]) => {
    if (kind === 'tab') return `/patients/$id/${named.replace(/^\//, '')}`
    return plain ?? named
  })
  return [...new Set(found.map((path) => (path === '/' ? path : path.replace(/\/$/, ''))))]
}

/** An address with its parameters filled in. @throws Error naming a parameter that no value is known for. */
export function addressOf(path: string, values: Readonly<Record<string, string>>): string {
  const ids = path.startsWith('/patients/') ? 'patient' : 'assessment'
  return path.replaceAll(/\$(\w+)/g, (_, name: string) => {
    const value = values[name === 'id' ? ids : name]
    if (value === undefined) throw new Error(`the page ${path} has a parameter ${name} that the walk does not know`)
    return value
  })
}
