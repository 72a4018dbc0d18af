package io.marram.emulator.aws;

import io.marram.emulator.aws.iot.ConnectionLimits;
import io.marram.emulator.aws.store.DurableStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The AWS services that Marram uses, on this machine: MQTT broker, SQS, DynamoDB and Lambda, all on
 * 127.0.0.1. Nothing outlives it: child processes end with {@link #close}, with the JVM, and even
 * when the JVM is killed.
 */
public final class AwsTwin implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(AwsTwin.class);

  /** Those who call before those who are called. */
  private static final List<Class<?>> STOP_ORDER =
      List.of(
          TopicRules.class,
          LambdaHost.class,
          SqsService.class,
          DynamoDbService.class,
          MqttBroker.class,
          DurableStore.class);

  private final TwinHome home;
  private final List<AutoCloseable> started = new ArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread atShutdown = new Thread(this::close, "aws-twin-shutdown");

  private TopicRules rules;
  private MqttBroker broker;
  private SqsService sqs;
  private DynamoDbService dynamoDb;
  private LambdaHost lambda;

  private AwsTwin(TwinHome home) {
    this.home = home;
  }

  /**
   * Starts all services and returns when they are ready.
   *
   * @param progress takes one line of text per service, from several threads
   * @throws TwinException if one of them cannot start; whatever did start is stopped again
   */
  public static AwsTwin start(TwinSettings settings, Consumer<String> progress) {
    AwsTwin twin = new AwsTwin(TwinHome.open(settings.home()));
    Runtime.getRuntime().addShutdownHook(twin.atShutdown);
    try {
      twin.startServices(settings, progress);
      return twin;
    } catch (TwinException e) {
      twin.close();
      throw e;
    }
  }

  /** The MQTT broker in place of IoT Core. */
  public MqttBroker broker() {
    return broker;
  }

  /** The topic rules of IoT Core. */
  public TopicRules rules() {
    return rules;
  }

  /** SQS. */
  public SqsService sqs() {
    return sqs;
  }

  /** DynamoDB. */
  public DynamoDbService dynamoDb() {
    return dynamoDb;
  }

  /** Lambda. */
  public LambdaHost lambda() {
    return lambda;
  }

  /**
   * Stops everything: first the rules, last the broker and what it keeps. Does nothing the second
   * time.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    synchronized (started) {
      STOP_ORDER.forEach(type -> started.stream().filter(type::isInstance).forEach(AwsTwin::stop));
      started.clear();
    }
    home.close();
    if (Thread.currentThread() != atShutdown) {
      forgetShutdownHook();
    }
  }

  private void startServices(TwinSettings settings, Consumer<String> progress) {
    TwinPorts ports = TwinPorts.choose(settings);
    DurableStore store = keep(openStore());
    rules = keep(TopicRules.of(this, store));
    ChildLauncher launcher = ChildLauncher.in(home);
    ExecutorService threads =
        Executors.newFixedThreadPool(3, DaemonThreads.named("aws-twin-start"));
    try {
      CompletableFuture<DynamoDbService> startingDynamoDb =
          CompletableFuture.supplyAsync(
              timed(
                  "DynamoDB",
                  progress,
                  () ->
                      DynamoDbService.start(
                          home, launcher, settings.dynamoDbJars(), ports.dynamoDb())),
              threads);
      CompletableFuture<MqttBroker> startingBroker =
          CompletableFuture.supplyAsync(
              timed(
                  "MQTT broker",
                  progress,
                  () -> MqttBroker.start(home, ports, ConnectionLimits.AWS, rules.listener())),
              threads);
      CompletableFuture<SqsService> startingSqs =
          CompletableFuture.supplyAsync(
              timed("SQS", progress, () -> SqsService.start(ports.sqs(), store)), threads);
      broker = startingBroker.join();
      sqs = startingSqs.join();
      lambda = keep(LambdaHost.start(home, launcher, sqs, ports.lambda()));
      dynamoDb = startingDynamoDb.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof TwinException reason
          ? reason
          : new TwinException("the AWS twin does not start: " + e.getCause(), e.getCause());
    } finally {
      threads.shutdown();
    }
  }

  private DurableStore openStore() {
    try {
      return DurableStore.open(
          TwinHome.privateFolder(home.path("messages")).resolve("messages.mv"));
    } catch (IOException e) {
      throw new TwinException("cannot open the messages of rules and queues: " + e.getMessage(), e);
    }
  }

  private <T extends AutoCloseable> Supplier<T> timed(
      String service, Consumer<String> progress, Supplier<T> start) {
    return () -> {
      long from = System.nanoTime();
      T running = keep(start.get());
      double seconds = (System.nanoTime() - from) / 1e9;
      progress.accept(String.format(Locale.ROOT, "%s ready after %.1f s", service, seconds));
      return running;
    };
  }

  /**
   * Remembers what must be stopped. A service that comes up when another one has failed already is
   * stopped at once.
   */
  private <T extends AutoCloseable> T keep(T service) {
    synchronized (started) {
      if (!closed.get()) {
        started.add(service);
        return service;
      }
    }
    stop(service);
    throw new TwinException("the AWS twin was closed while it started");
  }

  private static void stop(AutoCloseable service) {
    try {
      service.close();
    } catch (Exception e) {
      logger.warn(
          "event=twin.stop-failed service={} reason={}",
          service.getClass().getSimpleName(),
          e.toString());
    }
  }

  private void forgetShutdownHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(atShutdown);
    } catch (IllegalStateException e) {
      logger.debug("event=twin.closed-during-shutdown");
    }
  }
}
