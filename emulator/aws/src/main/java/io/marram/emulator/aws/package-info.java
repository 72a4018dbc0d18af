/**
 * The AWS services that Marram uses, on this machine's loopback interface and with AWS's own
 * protocols: an MQTT broker in place of IoT Core, SQS, DynamoDB and Lambda. {@link
 * io.marram.emulator.aws.AwsTwin} starts them and is the only entrance.
 */
package io.marram.emulator.aws;
