/**
 * AWS IoT Core's rules for messages, connections, policies and topics, apart from the broker that
 * carries the messages.
 */
package io.marram.emulator.aws.iot;
