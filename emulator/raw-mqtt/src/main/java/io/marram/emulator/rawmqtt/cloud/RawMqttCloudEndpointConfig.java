package io.marram.emulator.rawmqtt.cloud;

import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
    id = RawMqttCloudEndpoint.PID,
    name = "RawMqttCloudEndpoint",
    description = "Publishes and receives the bodies of messages over MQTT as they are.")
@interface RawMqttCloudEndpointConfig {}
