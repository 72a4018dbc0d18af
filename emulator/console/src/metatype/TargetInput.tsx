import { Autocomplete, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { configuration } from '../api/gateway'

interface TargetInputProps {
  owner: string
  reference: string
  value: string
  onChange: (value: string) => void
  label: string
  description?: string
  error?: string
  withAsterisk: boolean
  name: string
  readOnly: boolean
}

/** A service filter, with the services that are there to choose from. */
export function TargetInput({ owner, reference, value, onChange, description, ...input }: TargetInputProps) {
  const [asked, setAsked] = useState(false)
  const targets = useQuery({
    queryKey: ['targets', owner, reference],
    queryFn: () => configuration.targets(owner, reference),
    enabled: asked,
    staleTime: 0,
  })
  const none = asked && targets.data?.length === 0
  return (
    <Autocomplete
      {...input}
      description={[description, none && 'No service of this kind is running.'].filter(Boolean).join(' ') || undefined}
      data={(targets.data ?? []).map((pid) => `(kura.service.pid=${pid})`)}
      filter={({ options }) => options}
      placeholder="(kura.service.pid=…)"
      rightSection={targets.isFetching ? <Loader size={16} /> : undefined}
      styles={{
        input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 'var(--mantine-font-size-xs)' },
      }}
      value={value}
      onFocus={() => setAsked(true)}
      onChange={onChange}
    />
  )
}
