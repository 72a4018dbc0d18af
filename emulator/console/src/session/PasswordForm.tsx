import { Alert, Button, Group, PasswordInput, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { session } from '../api/gateway'
import { refusal } from './LoginPage'
import { problemsOf, type NewPassword } from './passwordRules'

/** Sets a new password. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const [values, setValues] = useState<NewPassword>({ current: '', next: '', repeated: '' })
  const [tried, setTried] = useState(false)
  const change = useMutation({
    mutationFn: () => session.changePassword(values.current, values.next),
    meta: { quiet: true },
    onSuccess: onDone,
  })
  const problems = tried ? problemsOf(values) : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(problemsOf(values)).length === 0) {
      change.mutate()
    }
  }
  const input = (key: keyof NewPassword, label: string, autoComplete: string) => (
    <PasswordInput
      label={label}
      autoComplete={autoComplete}
      required
      value={values[key]}
      error={problems[key]}
      onChange={(event) => {
        const text = event.currentTarget.value
        setValues((before) => ({ ...before, [key]: text }))
      }}
    />
  )

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {change.isError && (
          <Alert color="red" role="alert">
            {refusal(change.error)}
          </Alert>
        )}
        {input('current', 'Current password', 'current-password')}
        {input('next', 'New password', 'new-password')}
        {input('repeated', 'New password again', 'new-password')}
        <Group justify="flex-end">
          <Button type="submit" loading={change.isPending}>
            Change the password
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
