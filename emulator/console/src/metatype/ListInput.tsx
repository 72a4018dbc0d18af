import { ActionIcon, Button, Group, Input, PasswordInput, Select, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useId } from 'react'
import type { Field } from './fields'

interface ListInputProps {
  field: Field
  values: string[]
  problem?: string
  onChange: (values: string[]) => void
}

/** The inputs of one attribute that holds several values. */
export function ListInput({ field, values, problem, onChange }: ListInputProps) {
  const id = useId()
  const replace = (index: number, value: string) => onChange(values.map((old, i) => (i === index ? value : old)))
  const full = values.length >= (field.maxValues ?? Infinity)
  const hint = field.stored && values.length === 0 ? 'Set; add values to replace all of them.' : undefined
  return (
    <Input.Wrapper
      id={id}
      labelElement="div"
      label={field.label}
      description={[field.description, hint].filter(Boolean).join(' ') || undefined}
      withAsterisk={field.required && !field.readOnly}
      error={problem}
    >
      <Stack gap={6} mt={4} role="group" aria-labelledby={`${id}-label`}>
        {values.map((value, index) => (
          <Group key={index} gap={6} wrap="nowrap">
            <ValueInput
              field={field}
              label={`${field.label} ${index + 1}`}
              value={value}
              onChange={(next) => replace(index, next)}
            />
            {!field.readOnly && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove value ${index + 1} of ${field.label}`}
                onClick={() => onChange(values.filter((_, i) => i !== index))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        ))}
        {!field.readOnly && (
          <Group>
            <Button
              variant="light"
              size="compact-sm"
              leftSection={<IconPlus size={14} aria-hidden />}
              disabled={full}
              onClick={() => onChange([...values, field.type === 'BOOLEAN' ? 'false' : ''])}
            >
              {full ? `No more than ${field.maxValues}` : 'Add a value'}
            </Button>
          </Group>
        )}
      </Stack>
    </Input.Wrapper>
  )
}

function ValueInput({
  field,
  label,
  value,
  onChange,
}: {
  field: Field
  label: string
  value: string
  onChange: (value: string) => void
}) {
  const shared = { 'aria-label': label, flex: 1, readOnly: field.readOnly, autoComplete: 'off' }
  if (field.options.length > 0 || field.type === 'BOOLEAN') {
    const choices = field.options.length > 0 ? field.options : ['true', 'false']
    return (
      <Select
        {...shared}
        data={choices}
        value={value || null}
        allowDeselect={false}
        onChange={(next) => onChange(next ?? '')}
      />
    )
  }
  if (field.control === 'password') {
    return (
      <PasswordInput
        {...shared}
        autoComplete="new-password"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  }
  return (
    <TextInput
      {...shared}
      inputMode={field.control === 'number' ? 'decimal' : undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
