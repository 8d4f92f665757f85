import { z } from 'zod'

// The content security policy forbids the code generation that zod would otherwise use.
z.config({ jitless: true })
