package io.marram.emulator.cli.system;

import io.marram.emulator.cli.gateway.TcpPort;
import io.marram.emulator.cli.gateway.ThingName;

/**
 * What kind of system to start.
 *
 * @param thing the gateway's name: 1 to 128 letters, digits, {@code :}, {@code _} and {@code -}
 * @param mqttPort preferred port of the broker's plain listener, 0 for any; a port that is taken is
 *     replaced by a free one (so it is for all ports)
 * @param mqttTlsPort of its listener with mutual TLS
 * @param sqsPort of SQS
 * @param dynamoDbPort of DynamoDB
 * @param lambdaPort of Lambda
 * @param consolePort of the gateway's console
 * @param boards whether there are fake Bluetooth boards; without them the gateway uses the
 *     Bluetooth of this machine
 * @param parking whether there is a camera over a drawn parking lot
 * @param fresh whether to forget what earlier systems left: people, sessions, gateways
 */
public record SystemSettings(
    String thing,
    int mqttPort,
    int mqttTlsPort,
    int sqsPort,
    int dynamoDbPort,
    int lambdaPort,
    int consolePort,
    boolean boards,
    boolean parking,
    boolean fresh) {

  /** The gateway's name, unless told otherwise. */
  public static final String DEFAULT_THING = "gw-1";

  public SystemSettings {
    ThingName.require(thing);
    TcpPort.require(mqttPort);
    TcpPort.require(mqttTlsPort);
    TcpPort.require(sqsPort);
    TcpPort.require(dynamoDbPort);
    TcpPort.require(lambdaPort);
    TcpPort.require(consolePort);
  }
}
