import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { helloAttributes } from '../../fake/state'
import type { ComponentConfiguration, Properties } from '../api/types'
import { ComponentForm } from './ComponentForm'
import { useComponentForm } from './useComponentForm'

const configuration: ComponentConfiguration = {
  pid: 'hello',
  definition: { id: 'hello', ad: helloAttributes },
  properties: {
    'publish.rate': { type: 'INTEGER', value: 5 },
    secret: { type: 'PASSWORD', value: 'placeholder' },
    names: { type: 'STRING', value: ['x', 'y'] },
    serial: { type: 'STRING', value: 'A12-440' },
  },
}

let sent: Properties = {}

function Subject() {
  const form = useComponentForm(configuration)
  sent = form.changes
  return (
    <ComponentForm
      owner="hello"
      fields={form.fields}
      values={form.values}
      problems={form.problems}
      onChange={form.change}
    />
  )
}

function show() {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <Subject />
      </QueryClientProvider>
    </MantineProvider>,
  )
  return userEvent.setup()
}

describe('the form of a component', () => {
  it('has a label on every input and shows no password', () => {
    show()
    expect(screen.getByLabelText(/^Rate/)).toHaveProperty('value', '5')
    expect(screen.getByLabelText('Secret', { selector: 'input' })).toHaveProperty('value', '')
    expect(screen.queryByDisplayValue('placeholder')).toBeNull()
    expect(screen.getByLabelText('Serial number')).toHaveProperty('readOnly', true)
  })

  it('says at once that a number is out of range, and sends it as a number when it is not', async () => {
    const user = show()
    const rate = screen.getByLabelText(/^Rate/)
    await user.clear(rate)
    await user.type(rate, '500')
    expect(screen.getByText('Must be at most 100.')).toBeTruthy()
    await user.clear(rate)
    await user.type(rate, '50')
    expect(screen.queryByText('Must be at most 100.')).toBeNull()
    expect(sent).toEqual({ 'publish.rate': { type: 'INTEGER', value: 50 } })
  })

  it('adds and removes values of a list up to its limit', async () => {
    const user = show()
    await user.click(screen.getByRole('button', { name: 'Add a value' }))
    await user.type(screen.getByLabelText('Names 3'), 'z')
    expect(screen.getByRole('button', { name: 'No more than 3' })).toHaveProperty('disabled', true)
    await user.click(screen.getByRole('button', { name: 'Remove value 1 of Names' }))
    expect(sent).toEqual({ names: { type: 'STRING', value: ['y', 'z'] } })
  })
})
