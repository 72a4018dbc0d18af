import type { AttributeDefinition, ComponentConfiguration, PackageOperation, Properties } from '../src/api/types.ts'

/** The gateway's state, made up. */
const ad = (
  id: string,
  type: AttributeDefinition['type'],
  more: Partial<AttributeDefinition> = {},
): AttributeDefinition => ({
  id,
  name: id,
  type,
  cardinality: 0,
  isRequired: false,
  ...more,
})

export const helloAttributes: AttributeDefinition[] = [
  ad('enabled', 'BOOLEAN', {
    name: 'Enabled',
    defaultValue: 'true',
    isRequired: true,
    description: 'Whether it says hello at all.',
  }),
  ad('publish.rate', 'INTEGER', {
    name: 'Rate',
    min: '1',
    max: '100',
    defaultValue: '5',
    isRequired: true,
    description: 'Messages per second.',
  }),
  ad('threshold', 'DOUBLE', { name: 'Threshold', min: '0', max: '1', defaultValue: '0.5', isRequired: true }),
  ad('mode', 'STRING', {
    name: 'Mode',
    defaultValue: 'a',
    isRequired: true,
    option: [
      { label: 'Quick', value: 'a' },
      { label: 'Careful', value: 'b' },
    ],
  }),
  ad('separator', 'CHAR', { name: 'Separator', defaultValue: ';' }),
  ad('secret', 'PASSWORD', { name: 'Secret', description: 'Of the account.' }),
  ad('text', 'STRING', { name: 'Script', description: 'What it says.|TextArea', defaultValue: 'line1' }),
  ad('CloudPublisher.target', 'STRING', {
    name: 'CloudPublisher Target Filter',
    defaultValue: '(kura.service.pid=changeme)',
    isRequired: true,
  }),
  ad('names', 'STRING', { name: 'Names', cardinality: 3, defaultValue: 'x,y' }),
  ad('serial', 'STRING', { name: 'Serial number', min: '7', max: '7', defaultValue: 'A12-440' }),
]

export const timerAttributes = [
  ad('simple.interval', 'INTEGER', { name: 'Interval', min: '1', defaultValue: '10', isRequired: true }),
  ad('simple.time.unit', 'STRING', {
    name: 'Unit',
    defaultValue: 'SECONDS',
    isRequired: true,
    option: [
      { value: 'SECONDS', label: 'seconds' },
      { value: 'MILLISECONDS', label: 'milliseconds' },
    ],
  }),
]

export const loggerAttributes = [
  ad('log.verbosity', 'STRING', {
    name: 'Verbosity',
    defaultValue: 'QUIET',
    isRequired: true,
    option: [{ value: 'QUIET' }, { value: 'VERBOSE' }],
  }),
]

export const text = (value: string) => ({ type: 'STRING' as const, value })

export const factories: Record<string, { name: string; attributes: AttributeDefinition[]; wire?: [number, number] }> = {
  'com.acme.hello.Greeter': { name: 'Greeter', attributes: helloAttributes },
  'org.eclipse.kura.wire.Timer': { name: 'Timer', attributes: timerAttributes, wire: [0, 1] },
  'org.eclipse.kura.wire.Logger': { name: 'Logger', attributes: loggerAttributes, wire: [1, 0] },
  'io.marram.faces': {
    name: 'Marram face detector',
    attributes: [ad('min.face', 'INTEGER', { name: 'Smallest face', defaultValue: '40' })],
    wire: [1, 1],
  },
  'io.marram.camera': { name: 'Marram camera', attributes: [ad('broker', 'STRING', { name: 'Broker' })], wire: [0, 1] },
}

const helloProperties: Properties = {
  enabled: { type: 'BOOLEAN', value: true },
  'publish.rate': { type: 'INTEGER', value: 5 },
  threshold: { type: 'DOUBLE', value: 0.5 },
  mode: text('a'),
  separator: { type: 'CHAR', value: ';' },
  secret: { type: 'PASSWORD', value: 'placeholder' },
  text: text('line1'),
  'CloudPublisher.target': text('(kura.service.pid=changeme)'),
  names: { type: 'STRING', value: ['x', 'y'] },
  serial: text('A12-440'),
}

const component = (
  pid: string,
  name: string,
  attributes: AttributeDefinition[],
  properties: Properties,
): ComponentConfiguration => ({
  pid,
  definition: { id: pid, name, description: `What ${name} does.`, ad: attributes },
  properties: { 'kura.service.pid': text(pid), ...properties },
})

const graph = {
  components: [
    { pid: 'camera', inputPortCount: 0, outputPortCount: 1, renderingProperties: { position: { x: -300, y: 0 } } },
    { pid: 'faces', inputPortCount: 1, outputPortCount: 1, renderingProperties: { position: { x: -40, y: 0 } } },
    { pid: 'logger', inputPortCount: 1, outputPortCount: 0, renderingProperties: { position: { x: 220, y: 0 } } },
  ],
  wires: [
    { emitter: 'camera', emitterPort: 0, receiver: 'faces', receiverPort: 0 },
    { emitter: 'faces', emitterPort: 0, receiver: 'logger', receiverPort: 0 },
  ],
}

const wired = (pid: string, factory: string): ComponentConfiguration => ({
  pid,
  properties: { 'kura.service.pid': text(pid), 'service.factoryPid': text(factory) },
})

const endpoint = 'org.eclipse.kura.cloudconnection.raw.mqtt.CloudEndpoint'

export const state = {
  password: 'marram',
  attempts: 0,
  loggedIn: false,
  started: Date.now(),
  components: [
    component('com.acme.hello.Hello', 'Hello', helloAttributes, helloProperties),
    component('greeter1', 'Greeter', helloAttributes, {
      ...helloProperties,
      'service.factoryPid': text('com.acme.hello.Greeter'),
    }),
    component(
      'io.marram.inference',
      'Marram inference engine',
      [ad('threads', 'INTEGER', { name: 'Threads', min: '1', max: '8', defaultValue: '1', isRequired: true })],
      { threads: { type: 'INTEGER', value: 1 } },
    ),
    component(
      'org.eclipse.kura.data.DataService',
      'DataService',
      [ad('connect.auto-on-startup', 'BOOLEAN', { name: 'Connect on start' })],
      {},
    ),
    component(endpoint, 'RawMqttCloudEndpoint', [], {}),
  ] as ComponentConfiguration[],
  graph: [
    { pid: 'org.eclipse.kura.wire.graph.WireGraphService', properties: { WireGraph: text(JSON.stringify(graph)) } },
    wired('camera', 'io.marram.camera'),
    wired('faces', 'io.marram.faces'),
    wired('logger', 'org.eclipse.kura.wire.Logger'),
  ] as ComponentConfiguration[],
  snapshots: [0, Date.now() - 86_400_000, Date.now() - 3_600_000],
  endpoints: [
    {
      cloudConnectionFactoryPid: 'org.eclipse.kura.cloudconnection.raw.mqtt.cloud.RawMqttCloudEndpoint',
      cloudEndpointPid: endpoint,
      state: 'CONNECTED',
      cloudEndpointType: 'CLOUD_CONNECTION_MANAGER',
    },
  ],
  pubSubs: [
    {
      cloudEndpointPid: endpoint,
      pid: 'heaterPublisher',
      factoryPid: 'org.eclipse.kura.cloudconnection.raw.mqtt.publisher.RawMqttPublisher',
      type: 'PUBLISHER',
    },
  ],
  packages: [
    {
      name: 'marram-vision',
      version: '0.1.0',
      trial: false,
      bundles: ['contract', 'vision', 'camera', 'faces', 'recognition', 'inference'].map((name) => ({
        name: `io.marram.${name}`,
        version: '0.1.0',
        state: 'ACTIVE',
      })),
    },
  ],
  operations: [
    {
      id: '2',
      kind: 'update',
      source: 'io.acme.hello-1.1.0.dp',
      name: 'io.acme.hello',
      version: '1.1.0',
      state: 'rolled-back',
      progress: 1,
      message: 'io.acme.hello threw in its activator: java.lang.IllegalStateException: no port',
      started: Date.now() - 90_000,
      ended: Date.now() - 84_000,
    },
    {
      id: '1',
      kind: 'install',
      source: 'marram-vision-0.1.0.dp',
      name: 'marram-vision',
      version: '0.1.0',
      state: 'done',
      progress: 1,
      message: '',
      started: Date.now() - 200_000,
      ended: Date.now() - 196_000,
    },
  ] as PackageOperation[],
}
