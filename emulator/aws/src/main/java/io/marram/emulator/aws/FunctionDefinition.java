package io.marram.emulator.aws;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Lambda function as it is deployed to the twin.
 *
 * @param name as in AWS: 1 to 64 letters, digits, {@code -} and {@code _}
 * @param handler {@code package.Class::method}, as Lambda's Java runtime takes it
 * @param classpath the function's jars and folders; the runtime itself is added by the twin
 * @param environment the function's environment variables; nothing of the twin's own environment
 *     reaches the function
 * @param memoryMegabytes memory of the function, 128 to 10240; half of it is the heap, the rest is
 *     left to native code
 * @param queueUrl the SQS queue whose messages the function handles, if it has one
 * @param batchSize most messages in one event, 1 to 10,000; more than 10 are collected as long as
 *     the queue has some, where AWS waits for the end of a batching window
 * @param timeout an invocation that takes longer is given up and the function's process is killed;
 *     1 s to 15 min
 * @param eager whether the process starts with the deployment, so that the first event finds it
 *     warm
 */
public record FunctionDefinition(
    String name,
    String handler,
    List<Path> classpath,
    Map<String, String> environment,
    int memoryMegabytes,
    Optional<String> queueUrl,
    int batchSize,
    Duration timeout,
    boolean eager) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(15);

  public FunctionDefinition {
    Objects.requireNonNull(queueUrl, "queueUrl");
    Objects.requireNonNull(timeout, "timeout");
    classpath = List.copyOf(classpath);
    environment = Map.copyOf(environment);
    require(NAME.matcher(name).matches(), "name must match " + NAME + ", was \"" + name + "\"");
    require(!handler.isBlank(), "handler must name a class, was \"" + handler + "\"");
    require(!classpath.isEmpty(), "classpath must name at least one jar or folder");
    require(
        memoryMegabytes >= 128 && memoryMegabytes <= 10_240,
        "memoryMegabytes must be from 128 to 10240, was " + memoryMegabytes);
    require(
        batchSize >= 1 && batchSize <= 10_000,
        "batchSize must be from 1 to 10000, was " + batchSize);
    require(
        timeout.compareTo(Duration.ofSeconds(1)) >= 0 && timeout.compareTo(LONGEST_TIMEOUT) <= 0,
        "timeout must be from 1 s to 15 min, was " + timeout);
  }

  /**
   * A function with a timeout of 60 s; it starts at once if it serves a queue, otherwise with its
   * first event.
   */
  public FunctionDefinition(
      String name,
      String handler,
      List<Path> classpath,
      Map<String, String> environment,
      int memoryMegabytes,
      Optional<String> queueUrl,
      int batchSize) {
    this(
        name,
        handler,
        classpath,
        environment,
        memoryMegabytes,
        queueUrl,
        batchSize,
        DEFAULT_TIMEOUT,
        queueUrl.isPresent());
  }

  public FunctionDefinition withTimeout(Duration newTimeout) {
    return new FunctionDefinition(
        name,
        handler,
        classpath,
        environment,
        memoryMegabytes,
        queueUrl,
        batchSize,
        newTimeout,
        eager);
  }

  public FunctionDefinition withEager(boolean newEager) {
    return new FunctionDefinition(
        name,
        handler,
        classpath,
        environment,
        memoryMegabytes,
        queueUrl,
        batchSize,
        timeout,
        newEager);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
