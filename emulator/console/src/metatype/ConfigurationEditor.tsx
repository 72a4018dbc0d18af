import { Alert, Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ComponentConfiguration, Properties } from '../api/types'
import { messageOf, showDone } from '../components/notices'
import { UnsavedGuard } from '../components/UnsavedGuard'
import { ComponentForm } from './ComponentForm'
import { shortName } from './fields'
import { useComponentForm } from './useComponentForm'

interface ConfigurationEditorProps {
  configuration: ComponentConfiguration
  save: (properties: Properties) => Promise<unknown>
  /** Called when the gateway has taken the changes; shall load the configuration anew. */
  onSaved: () => Promise<unknown>
  /** More buttons, at the left of the row. */
  extra?: ReactNode
}

/** A form over one component, with apply, reset and defaults. */
export function ConfigurationEditor({ configuration, save, onSaved, extra }: ConfigurationEditorProps) {
  const form = useComponentForm(configuration)
  const apply = useMutation({
    mutationFn: () => save(form.changes),
    meta: { quiet: true },
    onSuccess: async () => {
      await onSaved()
      form.reset()
      showDone(`${shortName(configuration.pid)} is configured.`)
    },
  })
  const submit = () => {
    form.showProblems()
    if (form.valid) {
      apply.mutate()
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <UnsavedGuard dirty={form.dirty} />
      <ComponentForm
        owner={configuration.pid}
        fields={form.fields}
        values={form.values}
        problems={form.problems}
        onChange={form.change}
      />
      {apply.isError && (
        <Alert color="red" mt="md" role="alert" title="The gateway refused this">
          {messageOf(apply.error)}
        </Alert>
      )}
      <Group mt="lg" gap="xs">
        {extra}
        <Group gap="xs" ml="auto">
          <Button variant="subtle" color="gray" onClick={form.fillDefaults} disabled={form.fields.length === 0}>
            Defaults
          </Button>
          <Button variant="default" onClick={form.reset} disabled={!form.dirty}>
            Reset
          </Button>
          <Button type="submit" loading={apply.isPending} disabled={!form.dirty}>
            Apply
          </Button>
        </Group>
      </Group>
    </form>
  )
}
