import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** What one source file imports. */
export interface SourceFile {
  /** Path from the root of the repository, with forward slashes. */
  readonly path: string
  readonly lines: number
  /** Files of the repository it imports, types included, as paths from the root. */
  readonly imports: readonly string[]
  /** Packages and Node modules it imports, by the name in the import. */
  readonly packages: readonly string[]
}

export const exists = (file: string): boolean => existsSync(path.join(root, file))

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)

/** All files under a folder, recursively, whose name the pattern accepts; none when the folder does not exist. */
export function filesUnder(folder: string, name: RegExp): string[] {
  if (!exists(folder)) return []
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !file.includes('node_modules/'))
    .sort()
}

export const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2023, true, file.endsWith('.tsx') ? ts.ScriptKind.TSX : undefined)

/** Visits every node of a syntax tree. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  node.forEachChild((child) => walk(child, visit))
}

/** Every module a file names: imports, re-exports, `import()` of a literal, `import type`. */
function moduleNames(file: string): string[] {
  const names: string[] = []
  const take = (node: ts.Node | undefined): void => {
    if (node !== undefined && ts.isStringLiteralLike(node)) names.push(node.text)
  }
  walk(parse(file), (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) take(node.moduleSpecifier)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) take(node.arguments[0])
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) take(node.argument.literal)
  })
  return names
}

export function sourceFile(file: string): SourceFile {
  const names = moduleNames(file)
  const isRelative = (name: string): boolean => name.startsWith('.')
  return {
    path: file,
    lines: read(file).trimEnd().split('\n').length,
    imports: names.filter(isRelative).map((name) => path.posix.join(path.posix.dirname(file), name)),
    packages: names.filter((name) => !isRelative(name)),
  }
}

/** The files that can be reached from some of them by following imports, themselves included. */
export function reachable(from: readonly string[], files: ReadonlyMap<string, SourceFile>): Set<string> {
  const reached = new Set<string>()
  const queue = [...from]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    queue.push(...(files.get(next)?.imports ?? []))
  }
  return reached
}

/** The first cycle of imports found, as the chain of files that closes it, or null. */
export function importCycle(files: ReadonlyMap<string, SourceFile>): string[] | null {
  const done = new Set<string>()
  const chain: string[] = []
  const visit = (file: string): string[] | null => {
    if (done.has(file)) return null
    const start = chain.indexOf(file)
    if (start >= 0) return [...chain.slice(start), file]
    chain.push(file)
    for (const imported of files.get(file)?.imports ?? []) {
      const cycle = visit(imported)
      if (cycle !== null) return cycle
    }
    chain.pop()
    done.add(file)
    return null
  }
  for (const file of files.keys()) {
    const cycle = visit(file)
    if (cycle !== null) return cycle
  }
  return null
}
