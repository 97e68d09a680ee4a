/** Slow, salted digests (scrypt). */
export interface PasswordHashing {
  hash(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
}
