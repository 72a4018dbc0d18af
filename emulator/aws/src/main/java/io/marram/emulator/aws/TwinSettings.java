package io.marram.emulator.aws;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the twin keeps its files and on which ports of 127.0.0.1 it would like to listen.
 *
 * @param home folder of the twin: certificates, the broker's journal, the tables, logs; created
 *     when missing
 * @param mqttPort plain MQTT listener, 0 to 65535; 0 means any free port, and so does a port that
 *     is taken (this holds for all ports)
 * @param mqttTlsPort MQTT listener that demands client certificates
 * @param sqsPort SQS
 * @param dynamoDbPort DynamoDB
 * @param lambdaPort Lambda's Invoke API
 * @param dynamoDbJars folder with the jars of DynamoDB Local, as the module {@code
 *     emulator/dynamodb} collects them
 */
public record TwinSettings(
    Path home,
    int mqttPort,
    int mqttTlsPort,
    int sqsPort,
    int dynamoDbPort,
    int lambdaPort,
    Path dynamoDbJars) {

  public TwinSettings {
    Objects.requireNonNull(home, "home");
    Objects.requireNonNull(dynamoDbJars, "dynamoDbJars");
    home = home.toAbsolutePath().normalize();
    dynamoDbJars = dynamoDbJars.toAbsolutePath().normalize();
    requirePort("mqttPort", mqttPort);
    requirePort("mqttTlsPort", mqttTlsPort);
    requirePort("sqsPort", sqsPort);
    requirePort("dynamoDbPort", dynamoDbPort);
    requirePort("lambdaPort", lambdaPort);
  }

  /** Settings in which every service takes any free port. */
  public static TwinSettings onFreePorts(Path home, Path dynamoDbJars) {
    return new TwinSettings(home, 0, 0, 0, 0, 0, dynamoDbJars);
  }

  private static void requirePort(String name, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(name + " must be from 0 to 65535, was " + port);
    }
  }
}
