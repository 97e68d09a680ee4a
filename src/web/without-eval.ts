import { z } from 'zod'

// Else every schema that is made would try whether code may be made out of text, which the content security policy forbids.
z.config({ jitless: true })
