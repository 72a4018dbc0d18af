import { expect, it } from 'vitest'
import type { PackageOperation } from '../api/types'
import { goesOn, stateOf, titleOf, urlProblem } from './operations'

const operation: PackageOperation = {
  id: '1',
  kind: 'update',
  source: 'hello.dp',
  name: 'hello',
  version: '1.1.0',
  state: 'trial',
  progress: 0.8,
  message: 'watched for 5 s',
  started: 0,
}

it('tells what an operation is about and how far it is', () => {
  expect(titleOf(operation)).toBe('Update of hello 1.1.0')
  expect(titleOf({ ...operation, kind: 'install', name: '', version: '' })).toBe('Installation of hello.dp')
  expect(stateOf(operation)).toBe('On trial: watched for 5 s')
  expect(goesOn(operation)).toBe(true)
  expect(goesOn({ ...operation, state: 'rolled-back' })).toBe(false)
})

it('takes addresses of packages that the gateway can follow', () => {
  expect(urlProblem('https://acme.io/a.dp')).toBeUndefined()
  expect(urlProblem('ftp://acme.io/a.dp')).toMatch(/http/)
  expect(urlProblem('a.dp')).toMatch(/address/)
})
