import { expect, it } from 'vitest'
import { ApiError } from '../api/http'
import { refusal } from './LoginPage'

it('says why a log-in was refused', () => {
  expect(refusal(new ApiError(401, 'x'))).toBe('Wrong name or password.')
  expect(refusal(new ApiError(429, 'x', 30))).toBe('Too many attempts. Try again in 30 s.')
  expect(refusal(new ApiError(0, 'The gateway does not answer.'))).toBe('The gateway does not answer.')
})
