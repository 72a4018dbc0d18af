/**
 * What stands between the MQTT broker and its connections so that it behaves as AWS IoT Core:
 * handlers that every packet passes, and the messages that IoT Core itself publishes. The rules
 * themselves are in {@link io.marram.emulator.aws.iot}.
 */
package io.marram.emulator.aws.mqtt;
