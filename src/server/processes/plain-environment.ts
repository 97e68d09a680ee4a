/** What a process that looks at strangers' files has no business with: our settings, and whatever is named like a secret. */
const KEPT_BACK = /^(FACIALIS_|DATABASE_|PG|AWS_)|KEY|SECRET|PASSWORD|TOKEN|CREDENTIAL/i

/** The environment for a process that decodes: without settings, addresses of databases, and secrets. */
export function plainEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !KEPT_BACK.test(name)))
}
