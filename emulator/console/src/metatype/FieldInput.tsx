import { PasswordInput, Select, Switch, Textarea, TextInput } from '@mantine/core'
import type { Field } from './fields'
import { TargetInput } from './TargetInput'

interface FieldInputProps {
  owner: string
  field: Field
  value: string
  problem?: string
  onChange: (value: string) => void
}

function rangeOf({ min, max, readOnly }: Field): string {
  if (readOnly || (min === undefined && max === undefined)) {
    return ''
  }
  if (min !== undefined && max !== undefined) {
    return `${min} to ${max}`
  }
  return min === undefined ? `at most ${max}` : `at least ${min}`
}

/** The input of one attribute that holds a single value. */
export function FieldInput({ owner, field, value, problem, onChange }: FieldInputProps) {
  const range = field.control === 'number' ? rangeOf(field) : ''
  const shared = {
    label: field.label,
    description: [field.description, range && `(${range})`].filter(Boolean).join(' ') || undefined,
    withAsterisk: field.required && !field.readOnly && field.control !== 'switch',
    error: problem,
    name: field.id,
    readOnly: field.readOnly,
    autoComplete: 'off',
  }

  switch (field.control) {
    case 'switch':
      return (
        <Switch
          label={field.label}
          description={shared.description}
          error={problem}
          name={field.id}
          disabled={field.readOnly}
          checked={value === 'true'}
          onChange={(event) => onChange(String(event.currentTarget.checked))}
        />
      )
    case 'select':
      return (
        <Select
          {...shared}
          data={field.options}
          value={value || null}
          clearable={!field.required}
          allowDeselect={false}
          searchable={field.options.length > 8}
          onChange={(next) => onChange(next ?? '')}
        />
      )
    case 'textarea':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={3}
          maxRows={16}
          value={value}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'password':
      return (
        <PasswordInput
          {...shared}
          autoComplete="new-password"
          placeholder={field.stored ? 'Set; type to replace it' : 'Not set'}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'target':
      return (
        <TargetInput {...shared} owner={owner} reference={field.reference ?? ''} value={value} onChange={onChange} />
      )
    case 'number':
    case 'text':
      return (
        <TextInput
          {...shared}
          inputMode={field.control === 'number' ? 'decimal' : undefined}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
  }
}
